import { counted } from '../../lib/plural.ts'
import type { Messages } from '../type.ts'

export const goods: Messages['goods'] = {
  shopDepartments: 'Compra por sección',
  seeAll: 'Ver todo',
  seeAllOf: (name) => `Ver todo: ${name}`,
  recentlyViewed: 'Lo que has visto',
  previous: 'Anterior',
  next: 'Siguiente',
  from: 'desde',
  was: 'Antes',
  now: 'Ahora',
  sale: (percent) => `−${percent} %`,
  soldOut: 'Agotado',
  lowStock: 'Quedan pocos',
  preorder: 'Reserva anticipada',
  backorder: 'Por encargo',
  bundle: 'Conjunto',
  colorCount: counted('es', { one: '{n} color', other: '{n} colores' }),
  rating: (average) => `${average} de 5 estrellas`,
  reviewCount: counted('es', { one: '{n} opinión', other: '{n} opiniones' }),
}
