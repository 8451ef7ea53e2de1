import { TextInput } from '@mantine/core'
import styles from './order.module.css'
import { type LeftLine, textToCount } from './pieces.ts'

interface CountFieldsProps {
  legend: string
  lines: LeftLine[]
  /** What was typed, by SKU; what was not touched counts as `initial`. */
  values: Record<string, string>
  onChange: (values: Record<string, string>) => void
}

/** How many of each article: a field per line, beside its title. */
export function CountFields({ legend, lines, values, onChange }: CountFieldsProps) {
  return (
    <fieldset className={styles.counts}>
      <legend className="strong">{legend}</legend>
      {lines.map(({ sku, title, left }) => (
        <TextInput
          key={sku}
          label={title}
          description={`${sku}, at most ${left}`}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          value={values[sku] ?? String(left)}
          error={
            textToCount(values[sku] ?? String(left), left) === undefined
              ? `A number from 0 to ${left}`
              : undefined
          }
          onChange={(event) => onChange({ ...values, [sku]: event.currentTarget.value })}
        />
      ))}
    </fieldset>
  )
}

/** What was typed as pieces, without those of which there are none; undefined while something does not fit. */
export function piecesIn(
  lines: LeftLine[],
  values: Record<string, string>,
): { sku: string; quantity: number }[] | undefined {
  const pieces: { sku: string; quantity: number }[] = []
  for (const { sku, left } of lines) {
    const quantity = textToCount(values[sku] ?? String(left), left)
    if (quantity === undefined) return undefined
    if (quantity > 0) pieces.push({ sku, quantity })
  }
  return pieces
}
