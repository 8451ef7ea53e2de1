import type { ProductCard } from '@techmart/contracts'

export type TintName = ProductCard['tint']

/** The department's ground behind its pictures. Written out, so that the style sheet keeps them all. */
export const tintClass: Record<TintName, string> = {
  sand: 'bg-sand',
  clay: 'bg-clay',
  sage: 'bg-sage',
  mist: 'bg-mist',
  sky: 'bg-sky',
  lilac: 'bg-lilac',
  blush: 'bg-blush',
  stone: 'bg-stone',
}
