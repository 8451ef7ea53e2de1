import { goods } from './goods.ts'
import { product } from './product.ts'
import { shell } from './shell.ts'

/** What every page may need; the other parts are loaded where they are used. */
export const en = { shell, goods, product }
