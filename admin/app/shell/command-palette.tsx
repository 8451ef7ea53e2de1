import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { StaffMember } from '@techmart/contracts'
import { type KeyboardEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { Icon } from '../ui/icon.tsx'
import { overlayProps } from '../ui/theme.ts'
import styles from './command-palette.module.css'
import { type Command, useCommands } from './use-commands.ts'

const TYPING_MS = 150

interface PaletteProps {
  opened: boolean
  onClose: () => void
  staff: StaffMember
}

/** Goes anywhere by typing: pages, orders, products, customers, and a few actions. */
export function CommandPalette({ opened, onClose, staff }: PaletteProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      centered={false}
      yOffset="12dvh"
      size={560}
      padding={0}
      transitionProps={{ duration: 100 }}
    >
      <Modal.Overlay {...overlayProps} />
      <Modal.Content aria-label="Find anything">
        <Finder staff={staff} onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  )
}

/** The combobox pattern: the field keeps the focus, the arrow keys move the chosen option. */
function Finder({ staff, onClose }: { staff: StaffMember; onClose: () => void }) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), TYPING_MS)
  const [chosen, setChosen] = useState(0)
  const { commands, searching } = useCommands(staff, text.trim(), asked)
  const navigate = useNavigate()
  const id = useId()
  const at = Math.min(chosen, commands.length - 1)
  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    if (command.to) void navigate(command.to)
    else command.run?.()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && commands.length > 0) {
      event.preventDefault()
      setChosen((at + step + commands.length) % commands.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(commands[at])
    }
  }
  return (
    <div>
      <div className={styles.field}>
        <Icon name="search" />
        <input
          data-autofocus
          type="text"
          role="combobox"
          aria-label="Find pages, orders, products and customers"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={commands[at] ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="Pages, orders, products…"
          maxLength={100}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Results" className={styles.list}>
        {commands.map((command, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen option
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field
          <div
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={styles.option}
            ref={index === at ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => run(command)}
            onMouseMove={() => setChosen(index)}
          >
            <Icon name={command.icon} />
            <span className="truncate">{command.label}</span>
            <span className={styles.kind}>{command.kind}</span>
          </div>
        ))}
      </div>
      <p className={styles.status} role="status">
        {searching ? 'Searching…' : commands.length === 0 ? `Nothing found for “${text.trim()}”` : ''}
      </p>
    </div>
  )
}
