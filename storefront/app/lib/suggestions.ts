import type { Output, search } from '@techmart/contracts'
import { useEffect, useState } from 'react'
import { useLocale } from './locale.tsx'
import { paths } from './paths.ts'
import { useRootData } from './root-data.ts'

type Suggestions = Output<typeof search, 'suggest'>

/** One line of the list under the search field. `to` is a router path. */
export type Suggestion =
  | { kind: 'query'; to: string; text: string }
  | { kind: 'category'; to: string; text: string; parent: string | undefined }
  | { kind: 'product'; to: string; text: string; product: Suggestions['products'][number] }

const MIN_CHARACTERS = 2
const WAIT_MS = 120
const MAX_KEPT = 60

// What was suggested for a text stays good for the life of the page.
const kept = new Map<string, Suggestion[]>()

/** Suggestions for a text, those of the text before while new ones come; none below two characters. */
export function useSuggestions(text: string): Suggestion[] {
  const { language } = useLocale()
  const { currency } = useRootData()
  const [options, setOptions] = useState<Suggestion[]>([])
  const q = text.trim().toLowerCase()
  const isAsking = q.length >= MIN_CHARACTERS
  const address = `/api/search/suggestions?${new URLSearchParams({ q, language, currency })}`

  useEffect(() => {
    if (!isAsking) return
    const known = kept.get(address)
    if (known) {
      setOptions(known)
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(() => {
      readSuggestions(address, stop.signal).then(setOptions, () => {
        // The field works without suggestions.
      })
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [address, isAsking])

  return isAsking ? options : []
}

async function readSuggestions(address: string, signal: AbortSignal): Promise<Suggestion[]> {
  const response = await fetch(address, { signal, headers: { accept: 'application/json' } })
  if (!response.ok) return []
  const options = toOptions((await response.json()) as Suggestions)
  if (kept.size >= MAX_KEPT) kept.clear()
  kept.set(address, options)
  return options
}

function toOptions({ queries, categories, products }: Suggestions): Suggestion[] {
  return [
    ...queries.map((text) => ({ kind: 'query' as const, to: paths.search(text), text })),
    ...categories.map(({ slug, name, parentName }) => ({
      kind: 'category' as const,
      to: paths.category(slug),
      text: name,
      parent: parentName,
    })),
    ...products.map((product) => ({
      kind: 'product' as const,
      to: paths.product(product.slug),
      text: product.title,
      product,
    })),
  ]
}
