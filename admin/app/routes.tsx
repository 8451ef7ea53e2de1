import type { Permission } from '@techmart/contracts'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { LoginPage } from './pages/login.tsx'
import { NotFoundPage } from './pages/not-found.tsx'
import { BrokenPage } from './shell/broken-page.tsx'
import { Shell } from './shell/shell.tsx'

/** What a route asks of the person who opens it. */
export interface RouteHandle {
  permission?: Permission
}

const needs = (permission: Permission): { handle: RouteHandle } => ({ handle: { permission } })

/** Every page is a file of its own, loaded when it is opened. */
const pages: RouteObject[] = [
  {
    index: true,
    ...needs('orders:read'),
    lazy: async () => ({ Component: (await import('./pages/dashboard.tsx')).DashboardPage }),
  },
  {
    path: 'orders',
    ...needs('orders:read'),
    lazy: async () => ({ Component: (await import('./pages/orders.tsx')).OrdersPage }),
  },
  {
    path: 'orders/:reference',
    ...needs('orders:read'),
    lazy: async () => ({ Component: (await import('./pages/order.tsx')).OrderPage }),
  },
  {
    path: 'products',
    ...needs('catalog:read'),
    lazy: async () => ({ Component: (await import('./pages/products.tsx')).ProductsPage }),
  },
  {
    path: 'products/:slug',
    ...needs('catalog:read'),
    lazy: async () => ({ Component: (await import('./pages/product.tsx')).ProductPage }),
  },
  {
    path: 'stock',
    ...needs('stock:read'),
    lazy: async () => ({ Component: (await import('./pages/stock.tsx')).StockPage }),
  },
  {
    path: 'coupons',
    ...needs('pricing:read'),
    lazy: async () => ({ Component: (await import('./pages/coupons.tsx')).CouponsPage }),
  },
  {
    path: 'coupons/new',
    ...needs('pricing:write'),
    lazy: async () => ({ Component: (await import('./pages/coupon.tsx')).NewCouponPage }),
  },
  {
    path: 'coupons/:code',
    ...needs('pricing:read'),
    lazy: async () => ({ Component: (await import('./pages/coupon.tsx')).CouponPage }),
  },
  {
    path: 'customers',
    ...needs('customers:read'),
    lazy: async () => ({ Component: (await import('./pages/customers.tsx')).CustomersPage }),
  },
  {
    path: 'mails',
    ...needs('orders:read'),
    lazy: async () => ({ Component: (await import('./pages/mails.tsx')).MailsPage }),
  },
  {
    path: 'mails/:id',
    ...needs('orders:read'),
    lazy: async () => ({ Component: (await import('./pages/mail.tsx')).MailPage }),
  },
  { path: '*', Component: NotFoundPage },
]

export const router: ReturnType<typeof createBrowserRouter> = createBrowserRouter(
  [
    { path: '/login', Component: LoginPage, ErrorBoundary: BrokenPage },
    {
      path: '/',
      Component: Shell,
      ErrorBoundary: BrokenPage,
      HydrateFallback: () => null,
      children: [{ ErrorBoundary: BrokenPage, children: pages }],
    },
  ],
  { basename: '/admin' },
)
