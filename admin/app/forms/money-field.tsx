import { TextInput } from '@mantine/core'
import type { Currency } from '@techmart/contracts'
import type { ReactNode } from 'react'
import styles from './forms.module.css'

const symbols: Record<Currency, string> = { USD: '$', EUR: '€', GBP: '£' }

interface MoneyFieldProps {
  currency: Currency
  value: string
  onChange: (text: string) => void
  onBlur?: () => void
  label?: ReactNode
  /** Where there is no visible label. */
  name?: string
  error?: ReactNode
  placeholder?: string
  disabled?: boolean
  size?: 'xs' | 'sm'
}

/** An amount as text; `textToMinor` reads it. */
export function MoneyField({ currency, value, onChange, name, size = 'sm', ...rest }: MoneyFieldProps) {
  return (
    <TextInput
      {...rest}
      size={size}
      value={value}
      inputMode="decimal"
      autoComplete="off"
      aria-label={name}
      maxLength={14}
      leftSection={<span className="soft">{symbols[currency]}</span>}
      leftSectionWidth={28}
      classNames={{ input: `${styles.amount} num` }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
