import type { Picture as PictureData } from '@techmart/contracts'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { useLocale } from '../../lib/locale.tsx'
import { openModal } from '../../lib/modal.ts'
import { Icon } from '../icon.tsx'
import { Picture } from '../picture.tsx'

interface LightboxProps {
  pictures: readonly PictureData[]
  first: number
  onClose: () => void
}

/** One picture as large as the screen; a press doubles it around the pointer. Arrow keys go on. */
export function Lightbox({ pictures, first, onClose }: LightboxProps) {
  const { t, dir } = useLocale()
  const dialog = useRef<HTMLDialogElement>(null)
  const [index, setIndex] = useState(first)
  const [origin, setOrigin] = useState<string>()
  const picture = pictures[index]
  useEffect(() => {
    if (dialog.current) openModal(dialog.current)
  }, [])

  const go = (step: number) => {
    setOrigin(undefined)
    setIndex((index + step + pictures.length) % pictures.length)
  }
  const magnify = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * 100
    const y = ((event.clientY - box.top) / box.height) * 100
    setOrigin(origin ? undefined : `${x}% ${y}%`)
  }
  if (!picture) return null
  return (
    <dialog
      ref={dialog}
      className="lightbox"
      aria-label={t.product.picture(index + 1, pictures.length)}
      onClose={onClose}
      onKeyDown={(event) => {
        const forward = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
        if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') go(event.key === forward ? 1 : -1)
      }}
    >
      <button
        type="button"
        className="lightbox-picture"
        aria-label={t.product.zoom}
        aria-pressed={origin !== undefined}
        onClick={magnify}
      >
        <span className="lightbox-scale" style={{ transformOrigin: origin, scale: origin ? 2.2 : 1 }}>
          <Picture picture={picture} sizes="200vw" eager className="size-full object-contain" />
        </span>
      </button>
      <button type="button" className="btn-icon lightbox-close" aria-label={t.shell.close} onClick={onClose}>
        <Icon name="close" />
      </button>
      {pictures.length > 1 && (
        <div className="lightbox-steps">
          <button type="button" className="btn-icon" aria-label={t.goods.previous} onClick={() => go(-1)}>
            <span className="inline-flex rotate-180">
              <Icon name="arrow-end" flip />
            </span>
          </button>
          <span className="num text-sm" aria-hidden="true">
            {index + 1} / {pictures.length}
          </span>
          <button type="button" className="btn-icon" aria-label={t.goods.next} onClick={() => go(1)}>
            <Icon name="arrow-end" flip />
          </button>
        </div>
      )}
    </dialog>
  )
}
