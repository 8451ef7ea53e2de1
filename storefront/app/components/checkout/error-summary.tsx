import { useLocale } from '../../lib/locale.tsx'
import { useFaultFocus } from '../use-fault-focus.ts'

export interface Fault {
  /** Id of the field. */
  id: string
  text: string
}

/** What has to be looked at again, as links to the fields. The first of them gets the focus. */
export function ErrorSummary({ faults, answer }: { faults: readonly Fault[]; answer: unknown }) {
  const { t } = useLocale()
  useFaultFocus(answer, faults[0]?.id)
  if (faults.length === 0) return null
  return (
    <div role="alert" className="notice notice-bad mb-6 block">
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
