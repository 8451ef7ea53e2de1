import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../ui/icon.tsx'
import styles from './table.module.css'

const TYPING_MS = 250
const MAX_LENGTH = 100

interface SearchFieldProps {
  label: string
  value: string
  onChange: (text: string) => void
  maxLength?: number
}

/** Searches while typing. The key `/` leads here from anywhere on the page. */
export function SearchField({ label, value, onChange, maxLength = MAX_LENGTH }: SearchFieldProps) {
  const [text, setText] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  const send = useDebouncedCallback((next: string) => onChange(next.trim()), TYPING_MS)
  useHotkeys([['/', () => field.current?.focus()]])
  // The address may change without us: back, forward, a link that clears the filters.
  useEffect(() => setText((typed) => (typed.trim() === value ? typed : value)), [value])
  const change = (next: string) => {
    setText(next)
    send(next)
  }
  return (
    <TextInput
      ref={field}
      type="search"
      className={styles.search}
      aria-label={label}
      placeholder={label}
      value={text}
      maxLength={maxLength}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<Icon name="search" size={16} />}
      rightSection={
        text ? <CloseButton aria-label="Clear search" size="sm" onClick={() => change('')} /> : undefined
      }
    />
  )
}
