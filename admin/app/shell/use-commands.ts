import { useMantineColorScheme } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { StaffMember } from '@techmart/contracts'
import { api, ctx } from '../api/client.ts'
import { paths } from '../paths.ts'
import { formatMoney } from '../ui/format.ts'
import type { IconName } from '../ui/icon.tsx'
import { orderStateWords } from '../ui/state.tsx'
import { useEndSession } from './account-menu.tsx'
import { placesFor } from './navigation.tsx'

export interface Command {
  id: string
  label: string
  icon: IconName
  /** What it is, at the end of the row. */
  kind: string
  to?: string
  run?: () => void
}

const LEAST_LETTERS = 2
const FOUND_PER_KIND = 5

/** What fits the text: pages and actions at once, orders, products and customers when the server has answered. */
export function useCommands(staff: StaffMember, text: string, asked: string) {
  const { setColorScheme, colorScheme } = useMantineColorScheme()
  const endSession = useEndSession()
  const found = useQuery({
    queryKey: ['palette', asked],
    queryFn: () => findRecords(staff, asked),
    enabled: asked.length >= LEAST_LETTERS,
    placeholderData: keepPreviousData,
  })
  const own: Command[] = [
    ...placesFor(staff).map((place) => ({
      id: place.to,
      label: place.label,
      icon: place.icon,
      kind: 'Page',
      to: place.to,
    })),
    ...shortcutsFor(staff),
    {
      id: 'theme',
      label: colorScheme === 'dark' ? 'Use the light theme' : 'Use the dark theme',
      icon: 'contrast',
      kind: 'Action',
      run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    { id: 'leave', label: 'Sign out', icon: 'leave', kind: 'Action', run: endSession },
  ]
  const fits = own.filter((command) => command.label.toLowerCase().includes(text.toLowerCase()))
  const records = text.length >= LEAST_LETTERS ? (found.data ?? []) : []
  return {
    commands: [...fits, ...records],
    searching: text.length >= LEAST_LETTERS && (found.isFetching || text !== asked),
  }
}

function shortcutsFor(staff: StaffMember): Command[] {
  const shortcuts: (Command & { permission: StaffMember['permissions'][number] })[] = [
    {
      id: 'to-send',
      label: 'Orders to send',
      icon: 'truck',
      kind: 'Orders',
      to: paths.orders({ state: 'paid' }),
      permission: 'orders:read',
    },
    {
      id: 'low',
      label: 'Low stock',
      icon: 'stock',
      kind: 'Stock',
      to: paths.stock({ state: 'low' }),
      permission: 'stock:read',
    },
    {
      id: 'drafts',
      label: 'Draft products',
      icon: 'products',
      kind: 'Products',
      to: paths.products({ status: 'draft' }),
      permission: 'catalog:read',
    },
    {
      id: 'new-coupon',
      label: 'Add a coupon',
      icon: 'plus',
      kind: 'Coupons',
      to: paths.newCoupon(),
      permission: 'pricing:write',
    },
  ]
  return shortcuts
    .filter(({ permission }) => staff.permissions.includes(permission))
    .map(({ permission: _, ...command }) => command)
}

async function findRecords(staff: StaffMember, text: string): Promise<Command[]> {
  const may = (permission: StaffMember['permissions'][number]) => staff.permissions.includes(permission)
  const [orders, products, customers] = await Promise.all([
    may('orders:read') ? findOrders(text) : [],
    may('catalog:read') ? findProducts(text) : [],
    may('customers:read') ? findCustomers(text) : [],
  ])
  return [...orders, ...products, ...customers]
}

async function findOrders(text: string): Promise<Command[]> {
  const { items } = await api.orders.listOrders(ctx(), { text, limit: FOUND_PER_KIND })
  return items.map((order) => ({
    id: `order-${order.id}`,
    label: `${order.reference} · ${order.name} · ${formatMoney(order.total)}`,
    icon: 'orders',
    kind: orderStateWords[order.state].word,
    to: paths.order(order.reference),
  }))
}

async function findProducts(text: string): Promise<Command[]> {
  const { items } = await api.catalog.listProductRecords(ctx(), { text, limit: FOUND_PER_KIND })
  return items.map((product) => ({
    id: `product-${product.slug}`,
    label: `${product.title} · ${product.brand}`,
    icon: 'products',
    kind: product.status === 'draft' ? 'Draft' : 'Product',
    to: paths.product(product.slug),
  }))
}

async function findCustomers(text: string): Promise<Command[]> {
  const { items } = await api.identity.listCustomers(ctx(), { text, limit: FOUND_PER_KIND })
  return items.map((customer) => ({
    id: `customer-${customer.id}`,
    label: `${customer.name} · ${customer.email}`,
    icon: 'customers',
    kind: 'Customer',
    to: paths.orders({ text: customer.email }),
  }))
}
