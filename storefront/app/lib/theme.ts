import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export function isTheme(value: unknown): value is Theme {
  return themes.includes(value as Theme)
}

/** Runs before the page is drawn, so that a chosen theme never flashes. The HTML itself is the same for all. */
export const themeScript =
  'var m=/(?:^|; )tm_theme=(light|dark)/.exec(document.cookie);if(m)document.documentElement.dataset.theme=m[1]'

/** The theme of this document; `undefined` while the page is the server's. */
export function useTheme(): Theme | undefined {
  return useSyncExternalStore(subscribe, read, () => undefined)
}

/** Shows a theme at once and remembers it, as the form does without JavaScript. */
export function chooseTheme(theme: Theme): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
  const maxAgeS = theme === 'system' ? 0 : 31_536_000
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store does not exist on plain http.
  document.cookie = `tm_theme=${theme}; Path=/; SameSite=Lax; Max-Age=${maxAgeS}${secure}`
}

function read(): Theme {
  const value = document.documentElement.dataset.theme
  return isTheme(value) ? value : 'system'
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
