import { createContext } from 'react'

/**
 * The style sheet as text. It stands in the page itself: one round trip less before anything is drawn. The server
 * gives it; the browser reads it back from the page, so that no script carries it.
 */
export const PageStyleContext = createContext('')

export const PAGE_STYLE_ID = 'page-style'
