import { type ComponentType, lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { Form, useLocation, useSearchParams } from 'react-router'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { Icon } from './icon.tsx'

type Suggestions = ComponentType<{ field: RefObject<HTMLInputElement | null> }>

const Suggestions = lazy<Suggestions>(async () => ({
  // Without them (the line is down) the field stays a plain one.
  default: await import('./suggestions.tsx').then(
    (loaded) => loaded.Suggestions,
    () => () => null,
  ),
}))

/** The search field: a plain form, and from the first focus on a combobox with suggestions. */
export function SearchBox() {
  const { pathname } = useLocation()
  const [params] = useSearchParams()
  const asked = pathname === paths.search() ? (params.get('q') ?? '') : ''
  // Another page or another search starts with a fresh field.
  return <SearchField key={`${pathname}?${asked}`} asked={asked} />
}

function SearchField({ asked }: { asked: string }) {
  const { t } = useLocale()
  const field = useRef<HTMLInputElement>(null)
  const [used, setUsed] = useState(false)
  // It may have been focused before the scripts came.
  useEffect(() => {
    if (document.activeElement === field.current) setUsed(true)
  }, [])
  return (
    <search className="relative block">
      <Form action={paths.search()} className="search-form">
        <input
          ref={field}
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
          aria-expanded="false"
          defaultValue={asked}
          onFocus={() => setUsed(true)}
        />
        <button type="submit" className="search-button" aria-label={t.shell.search}>
          <Icon name="search" />
        </button>
      </Form>
      {used && (
        <Suspense fallback={null}>
          <Suggestions field={field} />
        </Suspense>
      )}
    </search>
  )
}
