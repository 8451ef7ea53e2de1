import { type KeyboardEvent, lazy, Suspense, useId, useRef, useState } from 'react'
import { Form, useLocation, useNavigate, useSearchParams } from 'react-router'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { useSuggestions } from '../lib/suggestions.ts'
import { Icon } from './icon.tsx'

const SuggestionList = lazy(async () => ({
  default: (await import('./suggestion-list.tsx')).SuggestionList,
}))

/** The search field: a plain form, and a combobox with suggestions from the second character on. */
export function SearchBox() {
  const { pathname } = useLocation()
  const [params] = useSearchParams()
  const asked = pathname === paths.search() ? (params.get('q') ?? '') : ''
  // Another page or another search starts with a fresh field.
  return <SearchField key={`${pathname}?${asked}`} asked={asked} />
}

function SearchField({ asked }: { asked: string }) {
  const { t } = useLocale()
  const listId = useId()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(asked)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const options = useSuggestions(open ? text : '')
  const shown = open && options.length > 0

  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const go = (to: string) => {
    close()
    input.current?.blur()
    navigate(to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const chosen = options[active]
    if (step) {
      event.preventDefault()
      setOpen(true)
      // One place more than there are options: the field itself.
      const places = options.length + 1
      setActive(((active + 1 + step + places) % places) - 1)
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault()
      close()
    } else if (event.key === 'Enter' && shown && chosen) {
      event.preventDefault()
      go(chosen.to)
    }
  }

  return (
    <search
      className="relative block"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close()
      }}
    >
      <Form action={paths.search()} onSubmit={close} className="search-form">
        <input
          ref={input}
          type="search"
          name="q"
          className="search-input"
          aria-label={t.shell.searchLabel}
          placeholder={t.shell.searchPlaceholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={200}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={shown ? listId : undefined}
          aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setOpen(true)
            setActive(-1)
          }}
          onFocus={() => setOpen(true)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="search-button" aria-label={t.shell.search}>
          <Icon name="search" />
        </button>
      </Form>
      <div role="status" className="sr-only">
        {open &&
          text.trim().length > 1 &&
          (options.length > 0 ? t.shell.suggestionCount(options.length) : '')}
      </div>
      {shown && (
        <Suspense fallback={null}>
          <SuggestionList id={listId} options={options} active={active} typed={text} onChoose={go} />
        </Suspense>
      )}
    </search>
  )
}
