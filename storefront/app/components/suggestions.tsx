import { type RefObject, useEffect, useEffectEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { useLocale } from '../lib/locale.tsx'
import { stepTo } from '../lib/suggestion-keys.ts'
import { MIN_CHARACTERS, useSuggestions } from '../lib/suggestions.ts'
import { SuggestionList } from './suggestion-list.tsx'

/**
 * Makes a combobox of the search field, which stays a plain one until somebody comes near it: so it hangs its
 * listeners and states on the field from outside. The focus never leaves the field.
 */
export function Suggestions({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const { t } = useLocale()
  const navigate = useNavigate()
  const listId = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(true)
  // The chosen one by its address: other suggestions may come while it is chosen.
  const [chosen, setChosen] = useState('')
  const options = useSuggestions(open ? text : '')
  const active = options?.findIndex(({ to }) => to === chosen) ?? -1
  const shown = open && options !== undefined && options.length > 0

  const close = () => {
    setOpen(false)
    setChosen('')
  }
  const go = (to: string) => {
    close()
    field.current?.blur()
    navigate(to)
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // Enter and arrows then belong to the window in which characters are composed.
    if (event.isComposing || event.ctrlKey || event.metaKey) return
    const option = options?.[active]
    const step = stepTo(event, { active, count: shown ? (options?.length ?? 0) : 0 })
    if (event.key === 'Escape' ? shown : event.key === 'ArrowUp' && event.altKey) {
      event.preventDefault()
      close()
    } else if (event.key === 'ArrowDown' && !shown) {
      event.preventDefault()
      setOpen(true)
    } else if (event.key === 'Enter' && shown && option) {
      event.preventDefault()
      go(option.to)
    } else if (step !== undefined) {
      event.preventDefault()
      setChosen(options?.[step]?.to ?? '')
    }
  })
  const onInput = useEffectEvent(() => {
    setText(field.current?.value ?? '')
    setOpen(true)
    setChosen('')
  })
  const onLeave = useEffectEvent(close)
  const onReturn = useEffectEvent(() => setOpen(true))

  useEffect(() => {
    const input = field.current
    const form = input?.form
    if (!input || !form) return
    const listening = new AbortController()
    const { signal } = listening
    // What was typed before this came.
    setText(input.value)
    input.addEventListener('keydown', (event) => onKey(event), { signal })
    input.addEventListener('input', () => onInput(), { signal })
    input.addEventListener('focus', () => onReturn(), { signal })
    input.addEventListener('click', () => onReturn(), { signal })
    input.addEventListener('blur', () => onLeave(), { signal })
    form.addEventListener('submit', () => onLeave(), { signal })
    return () => listening.abort()
  }, [field])

  useEffect(() => {
    const input = field.current
    input?.setAttribute('aria-expanded', String(shown))
    setOrRemove(input, 'aria-controls', shown ? listId : undefined)
    setOrRemove(input, 'aria-activedescendant', shown && active >= 0 ? `${listId}-${active}` : undefined)
    if (shown && active >= 0)
      document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [field, shown, active, listId])

  const isAsked = open && text.trim().length >= MIN_CHARACTERS
  return (
    <>
      <div role="status" className="sr-only">
        {isAsked && options && t.shell.suggestionCount(options.length)}
      </div>
      {shown && <SuggestionList id={listId} options={options} active={active} typed={text} onChoose={go} />}
    </>
  )
}

function setOrRemove(element: Element | null, name: string, value: string | undefined): void {
  if (value === undefined) element?.removeAttribute(name)
  else element?.setAttribute(name, value)
}
