import { Button } from '@mantine/core'
import type { Customer } from '@techmart/contracts'
import { api, ctx } from '../api/client.ts'
import { useMay } from '../api/session.ts'
import { paths } from '../paths.ts'
import { DataTable } from '../table/data-table.tsx'
import type { Column } from '../table/features.ts'
import { RowLink, Under } from '../table/row-link.tsx'
import { SearchField } from '../table/search-field.tsx'
import { useFilters } from '../table/use-filters.ts'
import { usePages } from '../table/use-pages.ts'
import { formatDay, languageNames } from '../ui/format.ts'
import { Page } from '../ui/page.tsx'
import { EmptyPanel } from '../ui/panels.tsx'

const columns: Column<Customer>[] = [
  {
    id: 'name',
    header: 'Customer',
    enableHiding: false,
    meta: { width: '34%' },
    cell: ({ row: { original: customer } }) => (
      <>
        <CustomerName customer={customer} />
        <Under until="sm">{customer.email}</Under>
      </>
    ),
  },
  { id: 'email', header: 'E-mail', meta: { from: 'sm' }, cell: ({ row }) => row.original.email },
  {
    id: 'language',
    header: 'Language',
    meta: { from: 'md' },
    cell: ({ row }) => languageNames[row.original.language],
  },
  {
    id: 'since',
    header: 'Customer since',
    meta: { align: 'end' },
    cell: ({ row }) => <span className="num">{formatDay(row.original.createdAt)}</span>,
  },
]

/** Leads to what they ordered. */
function CustomerName({ customer }: { customer: Customer }) {
  const mayOrders = useMay('orders:read')
  const name = <span dir="auto">{customer.name}</span>
  return mayOrders ? <RowLink to={paths.orders({ text: customer.email })}>{name}</RowLink> : name
}

export function CustomersPage() {
  const { filters, setFilter, clear, narrowed } = useFilters('text')
  const pages = usePages({
    key: ['customers', filters.text],
    load: (cursor) =>
      api.identity.listCustomers(ctx(), {
        ...(filters.text ? { text: filters.text } : {}),
        ...(cursor ? { cursor } : {}),
      }),
  })
  return (
    <Page title="Customers" lead="People with an account. Guests are found through their orders.">
      <DataTable
        name="customers"
        label="Customers, newest first"
        columns={columns}
        pages={pages}
        rowKey={(customer) => customer.id}
        tools={
          <SearchField
            label="Name or e-mail"
            value={filters.text}
            onChange={(text) => setFilter('text', text)}
          />
        }
        empty={
          narrowed ? (
            <EmptyPanel icon="search" title="No customer fits">
              <Button variant="default" onClick={clear}>
                Show all customers
              </Button>
            </EmptyPanel>
          ) : (
            <EmptyPanel icon="customers" title="No customers yet">
              Shoppers who register appear here.
            </EmptyPanel>
          )
        }
      />
    </Page>
  )
}
