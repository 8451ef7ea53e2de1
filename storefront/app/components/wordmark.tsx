import { useLocale } from '../lib/locale.tsx'

/** The shop's mark (a price tag seen as a letter T) and name. */
export function Wordmark({ className = '' }: { className?: string }) {
  const { t } = useLocale()
  return (
    <span dir="ltr" className={`inline-flex items-center gap-2.5 ${className}`}>
      <svg aria-hidden="true" width="30" height="30" viewBox="0 0 32 32" className="shrink-0">
        <path
          fill="currentColor"
          d="M3 8a4 4 0 0 1 4-4h18a4 4 0 0 1 4 4v5h-8v12.5a3 3 0 0 1-3 3h-4a3 3 0 0 1-3-3V13H3V8Z"
        />
        <circle cx="16" cy="9" r="2.1" className="fill-paper" />
      </svg>
      <span className="font-head text-[1.375rem] leading-none font-bold tracking-[-0.035em]">
        {t.shell.shopName}
      </span>
    </span>
  )
}
