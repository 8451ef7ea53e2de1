import { type RefObject, useEffect } from 'react'
import { useLocale } from './locale.tsx'

const ADDRESS = '/api/search/clicks'
const PRODUCT = /\/p\/([^/]+)$/

/** Counts that a product below `place` was opened from the search for `q`; who did it is not told. */
export function useCountedClicks(place: RefObject<HTMLElement | null>, q: string | undefined): void {
  const { language } = useLocale()
  useEffect(() => {
    const element = place.current
    if (!element || !q) return
    const count = (event: MouseEvent) => {
      // Opened here or, with the middle button, beside; the right one opens a menu.
      if (event.type === 'auxclick' && event.button !== 1) return
      const slug = event.target instanceof Element && slugOf(event.target.closest('a'))
      if (slug) tell({ language, q, slug })
    }
    element.addEventListener('click', count)
    element.addEventListener('auxclick', count)
    return () => {
      element.removeEventListener('click', count)
      element.removeEventListener('auxclick', count)
    }
  }, [place, q, language])
}

function slugOf(link: HTMLAnchorElement | null): string | undefined {
  return PRODUCT.exec(link?.pathname ?? '')?.[1]
}

/** Goes out even while the page is being left; whether it arrives is nobody's concern here. */
function tell(click: { language: string; q: string; slug: string }): void {
  fetch(ADDRESS, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(click),
    keepalive: true,
  }).catch(() => {
    // One click is not counted.
  })
}
