/** The shop's mark (a price tag seen as a letter T) and name. */
export function Wordmark() {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 10 }}>
      <svg aria-hidden="true" width="24" height="24" viewBox="0 0 32 32">
        <path
          fill="currentColor"
          d="M3 8a4 4 0 0 1 4-4h18a4 4 0 0 1 4 4v5h-8v12.5a3 3 0 0 1-3 3h-4a3 3 0 0 1-3-3V13H3V8Z"
        />
        <circle cx="16" cy="9" r="2.1" style={{ fill: 'var(--paper)' }} />
      </svg>
      <span
        style={{
          fontFamily: 'var(--font-head)',
          fontSize: '1.125rem',
          fontWeight: 700,
          letterSpacing: '-0.035em',
          lineHeight: 1,
        }}
      >
        TechMart
      </span>
    </span>
  )
}
