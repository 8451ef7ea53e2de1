import { useEffect, useRef } from 'react'
import { useLocale } from '../../lib/locale.tsx'

export interface Fault {
  /** Id of the field. */
  id: string
  text: string
}

/** What has to be looked at again, as links to the fields. Takes the focus whenever a form was refused. */
export function ErrorSummary({ faults, answer }: { faults: readonly Fault[]; answer: unknown }) {
  const { t } = useLocale()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (answer) box.current?.focus()
  }, [answer])
  if (faults.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className="notice notice-bad mb-6 block">
      <p className="font-semibold">{t.buy.errorSummary}</p>
      <ul className="mt-1">
        {faults.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-block py-1 underline underline-offset-4">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
