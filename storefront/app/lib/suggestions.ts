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

/** Fewer typed characters ask for nothing. */
export const MIN_CHARACTERS = 2
const MAX_CHARACTERS = 100
const WAIT_MS = 120
const MAX_KEPT = 60

// What was suggested for a text stays good for the life of the page.
const kept = new Map<string, Suggestion[]>()

/**
 * Suggestions for a text, undefined until they are known. While those of a longer or shorter text are on their way,
 * the ones of the text before stay; an answer to what is no longer typed is never shown.
 */
export function useSuggestions(text: string): Suggestion[] | undefined {
  const { language } = useLocale()
  const { currency } = useRootData()
  const [answer, setAnswer] = useState<{ q: string; options: Suggestion[] }>()
  const q = text.trim().toLowerCase().slice(0, MAX_CHARACTERS)
  const isAsking = q.length >= MIN_CHARACTERS
  const address = `/api/search/suggestions?${new URLSearchParams({ q, language, currency })}`

  useEffect(() => {
    if (!isAsking) return
    const known = kept.get(address)
    if (known) {
      setAnswer({ q, options: known })
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      // The field works without suggestions.
      const options = await readSuggestions(address, stop.signal).catch(() => [])
      if (!stop.signal.aborted) setAnswer({ q, options })
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [address, q, isAsking])

  const isNear = answer && (q.startsWith(answer.q) || answer.q.startsWith(q))
  return isAsking && isNear ? answer.options : undefined
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
