import type { Language } from '@techmart/contracts'
import { FACES_KNOWN } from './faces.ts'
import { directionOf } from './language.ts'

/**
 * The page can be read and used without its scripts, and in the fallbacks of its faces. So both leave the line to its
 * pictures: until everything in the page has loaded and stands on the screen, the first touch or key, or this long.
 */
const LONGEST_WAIT_MS = 2500

/** The faces of a page, each with a letter of the file that is wanted of it. */
const faces: Record<'ltr' | 'rtl', Array<[face: string, letter: string]>> = {
  ltr: [
    ['Instrument Sans', 'a'],
    ['Bricolage', 'a'],
  ],
  rtl: [
    ['Readex Pro', 'ع'],
    ['Instrument Sans', 'a'],
  ],
}

/** Makes scripts and faces of a rendered page wait as said above. */
export function startLate(html: string, language: Language, nonce: string): string {
  const moduleScript = /<script nonce="[^"]*" type="module" async="">/
  if (!moduleScript.test(html)) return html
  const settings = JSON.stringify([faces[directionOf(language)], FACES_KNOWN, LONGEST_WAIT_MS])
  return html
    .replaceAll('<link rel="modulepreload"', '<link rel="later"')
    .replace('<link rel="manifest"', '<link rel="later" data-rel="manifest"')
    .replace(
      moduleScript,
      `<script nonce="${nonce}">(${waitInPage})(...${settings})</script><script nonce="${nonce}" type="later">`,
    )
}

/** Runs in the page, as text: it must not use anything around it. */
function waitInPage(pageFaces: Array<[string, string]>, known: string, longestMs: number): void {
  const page = document.documentElement
  const touches = ['pointerdown', 'keydown', 'focusin'] as const
  const timer = setTimeout(start, longestMs)
  let started = false
  for (const touch of touches) addEventListener(touch, start, true)
  if (document.readyState === 'complete') start()
  else addEventListener('load', awaitPaint)

  function awaitPaint() {
    const picture = document.querySelector<HTMLImageElement>('img[fetchpriority="high"]')
    const decoded = picture ? picture.decode().catch(() => undefined) : Promise.resolve()
    // The second frame begins when the first, with the picture in it, has been handed over.
    decoded.then(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(start))))
  }

  function start() {
    if (started) return
    started = true
    clearTimeout(timer)
    for (const touch of touches) removeEventListener(touch, start, true)
    showFaces()
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="later"]'))
      link.rel = link.dataset.rel ?? 'modulepreload'
    const waiting = document.querySelector<HTMLScriptElement>('script[type="later"]')
    const script = document.createElement('script')
    script.type = 'module'
    script.nonce = waiting?.nonce ?? ''
    script.textContent = waiting?.textContent ?? ''
    document.head.append(script)
  }

  /** All at once, so that the page is laid out anew only once; on later pages they are there from the first. */
  function showFaces() {
    if ('faces' in page.dataset) return
    const loading = pageFaces.map(([face, letter]) => document.fonts.load(`1em "${face}"`, letter))
    Promise.allSettled(loading).then(() => {
      page.dataset.faces = ''
      try {
        localStorage.setItem(known, '1')
      } catch {
        // Where nothing may be kept, every page begins like the first.
      }
    })
  }
}
