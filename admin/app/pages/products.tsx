import { Button } from '@mantine/core'
import type { catalog, Output } from '@techmart/contracts'
import { api, ctx } from '../api/client.ts'
import { paths } from '../paths.ts'
import { DataTable } from '../table/data-table.tsx'
import type { Column } from '../table/features.ts'
import { RowLink, Under } from '../table/row-link.tsx'
import { SearchField } from '../table/search-field.tsx'
import { FilterTabs } from '../table/tabs.tsx'
import { useFilters } from '../table/use-filters.ts'
import { usePages } from '../table/use-pages.ts'
import { formatNumber } from '../ui/format.ts'
import { Page } from '../ui/page.tsx'
import { EmptyPanel } from '../ui/panels.tsx'
import { StatusTag } from '../ui/state.tsx'
import { Thumb } from '../ui/thumb.tsx'
import { When } from '../ui/when.tsx'
import { useCategories } from './product/use-categories.ts'

type Row = Output<typeof catalog, 'listProductRecords'>['items'][number]
type Status = Row['status']

const columns: Column<Row>[] = [
  {
    id: 'product',
    header: 'Product',
    enableHiding: false,
    meta: { width: '46%' },
    cell: ({ row: { original: product } }) => (
      <span className="row">
        <ProductThumb product={product} />
        <span style={{ minWidth: 0 }}>
          <RowLink to={paths.product(product.slug)}>{product.title}</RowLink>
          <span className="small soft">{product.brand}</span>
          <Under until="sm">
            <StatusTag status={product.status} />
          </Under>
        </span>
      </span>
    ),
  },
  {
    id: 'category',
    header: 'Category',
    meta: { from: 'md' },
    cell: ({ row }) => <CategoryName slug={row.original.categorySlug} />,
  },
  {
    id: 'variants',
    header: 'Variants',
    meta: { align: 'end', from: 'md' },
    cell: ({ row }) => <span className="num">{formatNumber(row.original.variantCount)}</span>,
  },
  {
    id: 'status',
    header: 'Status',
    meta: { from: 'sm' },
    cell: ({ row }) => <StatusTag status={row.original.status} />,
  },
  {
    id: 'updated',
    header: 'Changed',
    meta: { from: 'sm', align: 'end' },
    cell: ({ row }) => <When at={row.original.updatedAt} />,
  },
]

function ProductThumb({ product }: { product: Row }) {
  const category = useCategories().find(product.categorySlug)
  return <Thumb picture={product.picture} {...(category ? { tint: category.tint } : {})} />
}

function CategoryName({ slug }: { slug: string }) {
  return <span>{useCategories().find(slug)?.name ?? slug}</span>
}

const tabs = [
  { value: '' as const, label: 'All' },
  { value: 'published' as const, label: 'Published' },
  { value: 'draft' as const, label: 'Drafts' },
]

export function ProductsPage() {
  const { filters, setFilter, clear, narrowed } = useFilters('status', 'text')
  const status = filters.status === 'draft' || filters.status === 'published' ? filters.status : undefined
  const pages = usePages({
    key: ['products', status, filters.text],
    load: (cursor) =>
      api.catalog.listProductRecords(ctx(), {
        ...(status ? { status } : {}),
        ...(filters.text ? { text: filters.text } : {}),
        ...(cursor ? { cursor } : {}),
      }),
  })
  return (
    <Page title="Products">
      <DataTable
        name="products"
        label="Products, most recently changed first"
        columns={columns}
        pages={pages}
        rowKey={(product) => product.slug}
        tools={
          <>
            <FilterTabs<Status>
              label="Status"
              value={status ?? ''}
              onChange={(value) => setFilter('status', value)}
              options={tabs}
            />
            <SearchField
              label="Title, address or SKU"
              value={filters.text}
              onChange={(text) => setFilter('text', text)}
            />
          </>
        }
        empty={
          narrowed ? (
            <EmptyPanel icon="search" title="No product fits">
              <Button variant="default" onClick={clear}>
                Show all products
              </Button>
            </EmptyPanel>
          ) : (
            <EmptyPanel icon="products" title="No products yet">
              Import a catalogue with <span className="code">techmart import</span>, or add products through
              the API.
            </EmptyPanel>
          )
        }
      />
    </Page>
  )
}
