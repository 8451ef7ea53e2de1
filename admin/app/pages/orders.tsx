import { Button } from '@mantine/core'
import { type OrderState, type Output, orderStates, type orders } from '@techmart/contracts'
import { api, ctx } from '../api/client.ts'
import { paths } from '../paths.ts'
import { DataTable } from '../table/data-table.tsx'
import type { Column } from '../table/features.ts'
import { RowLink, Under } from '../table/row-link.tsx'
import { SearchField } from '../table/search-field.tsx'
import { FilterTabs } from '../table/tabs.tsx'
import { useFilters } from '../table/use-filters.ts'
import { usePages } from '../table/use-pages.ts'
import { formatMoney, formatNumber } from '../ui/format.ts'
import { Page } from '../ui/page.tsx'
import { EmptyPanel } from '../ui/panels.tsx'
import { OrderStateTag, orderStateWords } from '../ui/state.tsx'
import { When } from '../ui/when.tsx'

type Row = Output<typeof orders, 'listOrders'>['items'][number]

const columns: Column<Row>[] = [
  {
    id: 'reference',
    header: 'Order',
    enableHiding: false,
    cell: ({ row: { original: order } }) => (
      <>
        <RowLink to={paths.order(order.reference)}>
          <span className="num">{order.reference}</span>
        </RowLink>
        <Under until="sm">
          {order.name}
          <br />
          <When at={order.placedAt} />
        </Under>
      </>
    ),
  },
  {
    id: 'placed',
    header: 'Placed',
    meta: { from: 'sm' },
    cell: ({ row }) => <When at={row.original.placedAt} />,
  },
  {
    id: 'customer',
    header: 'Customer',
    meta: { from: 'sm', width: '34%' },
    cell: ({ row: { original: order } }) => (
      <span className="stack-tight" style={{ gap: 0 }}>
        <span>{order.name}</span>
        <span className="small soft">{order.email}</span>
      </span>
    ),
  },
  {
    id: 'items',
    header: 'Items',
    meta: { align: 'end', from: 'md' },
    cell: ({ row }) => <span className="num">{formatNumber(row.original.itemCount)}</span>,
  },
  {
    id: 'state',
    header: 'State',
    meta: { from: 'sm' },
    cell: ({ row }) => <OrderStateTag state={row.original.state} />,
  },
  {
    id: 'total',
    header: 'Total',
    meta: { align: 'end' },
    cell: ({ row: { original: order } }) => (
      <>
        <span className="num strong">{formatMoney(order.total)}</span>
        <Under until="sm">
          <OrderStateTag state={order.state} />
        </Under>
      </>
    ),
  },
]

const tabs = [
  { value: '' as const, label: 'All' },
  ...orderStates.map((state) => ({ value: state, label: orderStateWords[state].word })),
]

export function OrdersPage() {
  const { filters, setFilter, clear, narrowed } = useFilters('state', 'text')
  const state = orderStates.find((known) => known === filters.state)
  const pages = usePages({
    key: ['orders', state, filters.text],
    load: (cursor) =>
      api.orders.listOrders(ctx(), {
        ...(state ? { state } : {}),
        ...(filters.text ? { text: filters.text } : {}),
        ...(cursor ? { cursor } : {}),
      }),
  })
  return (
    <Page title="Orders">
      <DataTable
        name="orders"
        label="Orders, newest first"
        columns={columns}
        pages={pages}
        rowKey={(order) => order.id}
        tools={
          <>
            <FilterTabs<OrderState>
              label="State"
              value={state ?? ''}
              onChange={(value) => setFilter('state', value)}
              options={tabs}
            />
            <SearchField
              label="Reference, e-mail or name"
              value={filters.text}
              onChange={(text) => setFilter('text', text)}
            />
          </>
        }
        empty={
          narrowed ? (
            <EmptyPanel icon="search" title="No order fits">
              <Button variant="default" onClick={clear}>
                Show all orders
              </Button>
            </EmptyPanel>
          ) : (
            <EmptyPanel icon="orders" title="No orders yet">
              The first order will appear here as soon as it is placed.
            </EmptyPanel>
          )
        }
      />
    </Page>
  )
}
