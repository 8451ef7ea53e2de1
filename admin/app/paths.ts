/** Every address of the admin, below `/admin`. */
export const paths = {
  dashboard: () => '/',
  login: (next?: string) => (next && next !== '/' ? `/login?next=${encodeURIComponent(next)}` : '/login'),
  orders: (filter: { state?: string; text?: string } = {}) => withQuery('/orders', filter),
  order: (reference: string) => `/orders/${encodeURIComponent(reference)}`,
  products: (filter: { status?: string; text?: string } = {}) => withQuery('/products', filter),
  product: (slug: string) => `/products/${encodeURIComponent(slug)}`,
  stock: (filter: { state?: string; text?: string; sku?: string } = {}) => withQuery('/stock', filter),
  coupons: () => '/coupons',
  newCoupon: () => '/coupons/new',
  coupon: (code: string) => `/coupons/${encodeURIComponent(code)}`,
  customers: () => '/customers',
  mails: () => '/mails',
  mail: (id: string) => `/mails/${encodeURIComponent(id)}`,
}

/** Pages of the shop itself. */
export const shopPaths = {
  home: () => '/',
  product: (slug: string) => `/p/${encodeURIComponent(slug)}`,
}

/** Where to go after signing in: a path of this application, never another site. */
export function safeNext(next: string | null): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : paths.dashboard()
}

function withQuery(path: string, fields: Record<string, string | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) if (value) search.set(name, value)
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
