import { browse } from './browse.ts'
import { product } from './product.ts'
import { shell } from './shell.ts'

/** What every page may need; `buy` is loaded where it is used. */
export const en = { shell, browse, product }
