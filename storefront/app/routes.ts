import { index, layout, type RouteConfig, route } from '@react-router/dev/routes'

/**
 * Every address of the shop, without the language prefix: the server entry mounts this same tree at `/`,
 * `/es`, `/de` and `/ar`, and the router puts the prefix on every link.
 */
export default [
  layout('routes/shop-layout.tsx', [
    index('routes/home.tsx'),
    route('c/:category', 'routes/category.tsx'),
    route('collections', 'routes/collections.tsx'),
    route('collections/:collection', 'routes/collection.tsx'),
    route('search', 'routes/search.tsx'),
    route('p/:product', 'routes/product.tsx'),
    route('cart', 'routes/cart.tsx'),
    route('orders/:reference', 'routes/order.tsx'),
    route('order-lookup', 'routes/order-lookup.tsx'),
    route('policies/:page', 'routes/policy.tsx'),
    route('*', 'routes/not-found.tsx'),
  ]),
  route('checkout', 'routes/checkout.tsx', [
    index('routes/checkout-index.tsx'),
    route('contact', 'routes/checkout-contact.tsx'),
    route('address', 'routes/checkout-address.tsx'),
    route('delivery', 'routes/checkout-delivery.tsx'),
    route('payment', 'routes/checkout-payment.tsx'),
  ]),

  // Answers without a page.
  route('cart/summary', 'routes/cart-summary.ts'),
  route('orders/:reference/invoice', 'routes/order-invoice.ts'),
  route('preferences', 'routes/preferences.ts'),
  route('recent', 'routes/recent.ts'),
  route('p/:product/reviews', 'routes/product-reviews.ts'),
  route('offline', 'routes/offline.ts'),
  route('sitemap.xml', 'routes/sitemap-index.ts'),
  route('sitemap/:part', 'routes/sitemap-part.ts'),
  route('robots.txt', 'routes/robots.ts'),
  route('manifest.webmanifest', 'routes/manifest.ts'),
] satisfies RouteConfig
