import { Select } from '@mantine/core'
import { nameOf, useLocations } from './use-locations.ts'

interface LocationFieldProps {
  label: string
  value: string
  onChange: (code: string) => void
  error?: string | undefined
  /** Only where new goods may go. */
  onlyActive?: boolean
  /** What stands for no location in particular. */
  any?: string
}

/** One of the locations; not there while the shop has a single one. */
export function LocationField({ label, value, onChange, error, onlyActive, any }: LocationFieldProps) {
  const locations = useLocations()
  if (locations.length < 2) return null
  const offered = locations.filter((location) => location.active || !onlyActive)
  const data = offered.map(({ code }) => ({ value: code, label: nameOf(locations, code) }))
  return (
    <Select
      label={label}
      data={any ? [{ value: '', label: any }, ...data] : data}
      allowDeselect={false}
      value={value}
      error={error}
      onChange={(code) => onChange(code ?? '')}
    />
  )
}
