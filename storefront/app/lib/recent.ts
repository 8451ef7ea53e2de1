import { useSyncExternalStore } from 'react'

const KEY = 'tm-recent'
const MAX_KEPT = 13

/** Slugs of the products looked at last, newest first; kept in this browser only. */
export function useRecent(): readonly string[] {
  return useSyncExternalStore(subscribe, read, readOnServer)
}

export function rememberRecent(slug: string): void {
  try {
    localStorage.setItem(
      KEY,
      [slug, ...read().filter((known) => known !== slug)].slice(0, MAX_KEPT).join(' '),
    )
  } catch {
    // A browser that keeps nothing has nothing to show.
  }
}

const none: readonly string[] = []
let last = { text: '', slugs: none }

function read(): readonly string[] {
  let text = ''
  try {
    text = localStorage.getItem(KEY) ?? ''
  } catch {
    // As above.
  }
  // The same text is the same list, as useSyncExternalStore asks.
  if (text !== last.text) last = { text, slugs: text.split(' ').filter((slug) => /^[a-z0-9-]+$/.test(slug)) }
  return last.slugs
}

function readOnServer(): readonly string[] {
  return none
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('storage', listener)
  return () => window.removeEventListener('storage', listener)
}
