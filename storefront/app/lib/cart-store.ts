import { useSyncExternalStore } from 'react'

/**
 * What the page around the cart knows of it: the count beside the cart button and whether the drawer is open.
 * It lives outside the pages' HTML, which is the same for everyone.
 */
export interface CartFace {
  /** Unknown until the summary has been read. */
  count: number | undefined
  drawerOpen: boolean
  /** It has been open before: it stays on the page, so that closing it is seen and gives the focus back. */
  drawerUsed: boolean
}

const onServer: CartFace = { count: undefined, drawerOpen: false, drawerUsed: false }
let state = onServer
const listeners = new Set<() => void>()

function set(change: Partial<CartFace>): void {
  state = { ...state, ...change }
  for (const listener of listeners) listener()
}

export const setCartCount = (count: number) => set({ count })
/** Has the count read again, after something that changed the cart elsewhere. */
export const forgetCartCount = () => set({ count: undefined })
export const openCartDrawer = () => set({ drawerOpen: true, drawerUsed: true })
export const closeCartDrawer = () => set({ drawerOpen: false })

export function useCart(): CartFace {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
    () => onServer,
  )
}
