import { ActionIcon, Checkbox, Popover, Tooltip } from '@mantine/core'
import { Icon } from '../ui/icon.tsx'
import styles from './table.module.css'

interface Choice {
  id: string
  title: string
  fixed: boolean
  visible: boolean
  toggle: () => void
}

export function ColumnChooser({ columns }: { columns: Choice[] }) {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label="Choose columns">
          <ActionIcon variant="default" size={36} aria-label="Choose columns" className={styles.chooser}>
            <Icon name="columns" />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns">
        <fieldset className={styles.choices}>
          <legend className="small strong">Columns</legend>
          {columns.map((column) => (
            <Checkbox
              key={column.id}
              size="sm"
              label={column.title}
              checked={column.visible}
              disabled={column.fixed}
              onChange={column.toggle}
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  )
}
