import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { isLanguage } from './lib/language.ts'
import { LocaleProvider } from './lib/locale.tsx'
import { PAGE_STYLE_ID, PageStyleContext } from './lib/page-style.ts'
import { splitLanguage } from './lib/paths.ts'
import { latePartsOf } from './messages/late-parts.ts'
import { loadMessages, preloadMessages } from './messages/load.ts'

async function hydrate(): Promise<void> {
  const pageLanguage = document.documentElement.lang
  const language = isLanguage(pageLanguage) ? pageLanguage : 'en'
  const [messages] = await Promise.all([
    loadMessages(language),
    ...latePartsOf(splitLanguage(location.pathname).path).map((part) => preloadMessages(part, language)),
  ])
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <PageStyleContext value={document.getElementById(PAGE_STYLE_ID)?.textContent ?? ''}>
          <LocaleProvider language={language} messages={messages}>
            <HydratedRouter />
          </LocaleProvider>
        </PageStyleContext>
      </StrictMode>,
    )
  })
}

void hydrate()

// For the offline page; it can wait until everything else is done.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(() => {
      // Private windows refuse it; the shop does not need it.
    })
  })
}
