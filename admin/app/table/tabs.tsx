import styles from './table.module.css'

interface FilterTabsProps<V extends string> {
  label: string
  value: V | ''
  onChange: (value: V | '') => void
  options: readonly { value: V | ''; label: string; count?: number | undefined }[]
}

/** One filter with few values. */
export function FilterTabs<V extends string>({ label, value, onChange, options }: FilterTabsProps<V>) {
  return (
    <fieldset className={styles.tabs}>
      <legend className="hidden-visually">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={styles.tab}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
          {option.count !== undefined && <span className={`${styles.tabCount} num`}>{option.count}</span>}
        </button>
      ))}
    </fieldset>
  )
}
