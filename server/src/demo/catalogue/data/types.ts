import type { TypeSpec } from './shapes.ts'
import { BATH } from './types-bath.ts'
import { CLOTHING } from './types-clothing.ts'
import { HOME } from './types-home.ts'
import { KITCHEN } from './types-kitchen.ts'
import { OUTDOORS } from './types-outdoors.ts'
import { PLAY } from './types-play.ts'
import { SHOES_AND_BAGS } from './types-shoes.ts'
import { TECHNOLOGY } from './types-technology.ts'

/** Every product type of the shop, department by department. */
export const TYPES: readonly TypeSpec[] = [
  ...CLOTHING,
  ...SHOES_AND_BAGS,
  ...HOME,
  ...KITCHEN,
  ...OUTDOORS,
  ...TECHNOLOGY,
  ...BATH,
  ...PLAY,
]
