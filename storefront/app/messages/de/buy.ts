import type { Messages } from '../type.ts'

export const buy: Messages['buy'] = {
  cartTitle: 'Dein Warenkorb',
}
