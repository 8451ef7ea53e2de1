export type Pattern = 'plain' | 'stripe' | 'check' | 'dot' | 'marl' | 'wood' | 'terrazzo'

export type Material =
  | 'cotton'
  | 'wool'
  | 'linen'
  | 'leather'
  | 'ceramic'
  | 'glass'
  | 'steel'
  | 'brass'
  | 'wood'
  | 'plastic'
  | 'paper'
  | 'enamel'
  | 'canvas'
  | 'rubber'

export type Tint = 'sand' | 'clay' | 'sage' | 'mist' | 'sky' | 'lilac' | 'blush' | 'stone'

export type View = 'front' | 'angle' | 'detail' | 'group'

/**
 * One picture of one product. Colours are `#rrggbb`. `seed` is any integer: it chooses the silhouette and the
 * proportions, so the variants of one product share a seed and differ in colour.
 */
export interface IllustrationSpec {
  type: string
  primary: string
  secondary: string
  accent: string
  pattern: Pattern
  material: Material
  tint: Tint
  view: View
  seed: number
}

/**
 * How an object rests: `stand` on the ground before the wall; `lie` seen from above, or hung flat on the wall.
 */
type Pose = 'stand' | 'lie'

/** A finished object on the 800 × 1000 canvas, without ground and shadow. Lengths are canvas units. */
export interface Drawing {
  art: string
  pose: Pose
  /** Left, top, right and bottom of what is seen. */
  box: readonly [number, number, number, number]
  /** What touches the ground of a standing object: centre x, centre y, half width, depth compared with a disc's. */
  feet?: ReadonlyArray<readonly [number, number, number, number?]>
  /** Silhouettes (path data) that throw the shadow of a lying object. */
  outline?: readonly string[]
  /** Degrees a slender lying object is turned to fill its picture. */
  tilt?: number
  /** Where a close-up looks, and how many times larger it shows it. */
  focus: readonly [number, number, number]
}
