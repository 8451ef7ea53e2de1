import type { TypeSpec } from './shapes.ts'
import { CLOTHING } from './types-clothing.ts'

/** Every product type of the shop, department by department. */
export const TYPES: readonly TypeSpec[] = [...CLOTHING]
