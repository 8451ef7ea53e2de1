import { ownMarkup } from './html.ts'

/** The Sandpay mark: two dunes under a sun. */
export const mark =
  ownMarkup(`<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
<circle cx="22" cy="9" r="4.5" fill="var(--sun)"/>
<path d="M1 25c5-9 10-10 14-6s8 4 16-2v9H1z" fill="var(--sand)"/>
<path d="M1 30c6-7 13-7 18-4s9 2 12 0v5H1z" fill="var(--sand-shade)"/>
</svg>`)

/** The landscape at the foot of the amount panel. */
export const dunes =
  ownMarkup(`<svg class="dunes" viewBox="0 0 480 200" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
<defs><linearGradient id="near" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="var(--sand)"/><stop offset="1" stop-color="var(--sand-shade)"/></linearGradient>
<linearGradient id="far" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="var(--dune-far)"/><stop offset="1" stop-color="var(--panel)"/></linearGradient></defs>
<circle cx="338" cy="112" r="27" fill="var(--sun)"/>
<path d="M0 118c70-46 128-40 190-12s118 30 290-28v122H0z" fill="url(#far)"/>
<path d="M0 164c52-34 104-52 150-44 40 7 62 40 118 44s128-34 212-34v70H0z" fill="var(--dune-mid)"/>
<path d="M150 120c40 7 62 40 118 44 38 3 74-10 112-20-52 30-110 56-190 56-18-30-30-58-40-80z" fill="var(--dune-shadow)"/>
<path d="M0 200v-14c80-26 150-8 214 0s150 4 266-26v40z" fill="url(#near)"/>
</svg>`)

export const alertIcon = ownMarkup(`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
<circle cx="10" cy="10" r="9" fill="none" stroke="currentColor" stroke-width="1.6"/>
<path d="M10 5.5v5.5M10 14v.4" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg>`)

export const lockIcon = ownMarkup(`<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
<rect x="4" y="9" width="12" height="8" rx="2" fill="currentColor"/>
<path d="M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9" fill="none" stroke="currentColor" stroke-width="1.8"/></svg>`)

/** The crest of the bank behind the 3-D Secure page, a third company. */
export const bankCrest =
  ownMarkup(`<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
<path d="M16 2 28 6v9c0 8-5 12.500-12 15C9 27.500 4 23 4 15V6z" fill="var(--accent)"/>
<path d="M9 19c3-5 6-5 8-3s4 2 6-1v5c-2 3-4 4.600-7 6-3-1.400-5-3-7-7z" fill="var(--accent-ink)"/></svg>`)

export const iconMarkup =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0d2f38"/><circle cx="21" cy="10" r="4" fill="#f6d9a4"/><path d="M3 26c6-11 11-9 14-6s7 3 12-3v9z" fill="#e3b677"/></svg>'

/** The same as an address, so that a page brings it along. */
export const icon = `data:image/svg+xml,${encodeURIComponent(iconMarkup)}`
