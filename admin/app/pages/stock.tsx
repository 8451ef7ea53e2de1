import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { StockLevel } from '@techmart/contracts'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { api, ctx } from '../api/client.ts'
import { DataTable } from '../table/data-table.tsx'
import type { Column } from '../table/features.ts'
import { RowButton, Under } from '../table/row-link.tsx'
import { SearchField } from '../table/search-field.tsx'
import { FilterTabs } from '../table/tabs.tsx'
import { useFilters } from '../table/use-filters.ts'
import { usePages } from '../table/use-pages.ts'
import { formatNumber } from '../ui/format.ts'
import { Page } from '../ui/page.tsx'
import { EmptyPanel } from '../ui/panels.tsx'
import { When } from '../ui/when.tsx'
import { Alerts } from './stock/alerts.tsx'
import { AvailabilityTag, availabilityOf } from './stock/availability-tag.tsx'
import { LocationsDrawer } from './stock/locations-drawer.tsx'
import { StockDrawer } from './stock/stock-drawer.tsx'

const MAX_SKU_LENGTH = 64

const count =
  (pick: (level: StockLevel) => number) =>
  ({ row }: { row: { original: StockLevel } }) => (
    <span className="num">{formatNumber(pick(row.original))}</span>
  )

const columns: Column<StockLevel>[] = [
  {
    id: 'sku',
    header: 'SKU',
    enableHiding: false,
    meta: { width: '36%' },
    cell: ({ row: { original: level } }) => (
      <>
        <OpenLevel sku={level.sku} />
        <Under until="sm">
          <AvailabilityTag availability={availabilityOf(level)} /> · {formatNumber(level.onHand)} on hand
        </Under>
      </>
    ),
  },
  {
    id: 'state',
    header: 'State',
    meta: { from: 'sm' },
    cell: ({ row }) => <AvailabilityTag availability={availabilityOf(row.original)} />,
  },
  {
    id: 'onHand',
    header: 'On hand',
    meta: { align: 'end', from: 'sm' },
    cell: count((level) => level.onHand),
  },
  {
    id: 'reserved',
    header: 'Reserved',
    meta: { align: 'end', from: 'sm' },
    cell: count((level) => level.reserved),
  },
  {
    id: 'available',
    header: 'Available',
    meta: { align: 'end' },
    cell: ({ row }) => <span className="num strong">{formatNumber(row.original.available)}</span>,
  },
  { id: 'lowAt', header: 'Low at', meta: { align: 'end', from: 'md' }, cell: count((level) => level.lowAt) },
  {
    id: 'backorder',
    header: 'Back-order',
    meta: { align: 'end', from: 'md' },
    cell: count((level) => level.backorderLimit),
  },
  {
    id: 'updated',
    header: 'Changed',
    meta: { align: 'end', from: 'lg' },
    cell: ({ row }) => <When at={row.original.updatedAt} />,
  },
]

/** Opens the drawer by the address, so that a link can do the same. */
function OpenLevel({ sku }: { sku: string }) {
  const { setFilter } = useFilters('sku')
  return (
    <RowButton onClick={() => setFilter('sku', sku)}>
      <span className="code">{sku}</span>
    </RowButton>
  )
}

const tabs = [
  { value: '' as const, label: 'All' },
  { value: 'low' as const, label: 'Low' },
  { value: 'out' as const, label: 'Out' },
  { value: 'alerts' as const, label: 'Alerts' },
]

export function StockPage() {
  const { filters, setFilter } = useFilters('state', 'sku')
  const [locating, locations] = useDisclosure(false)
  const state = tabs.find(({ value }) => value !== '' && value === filters.state)?.value ?? ''
  const tools = (
    <FilterTabs<'low' | 'out' | 'alerts'>
      label="State"
      value={state}
      onChange={(value) => setFilter('state', value)}
      options={tabs}
    />
  )
  return (
    <Page
      title="Stock"
      actions={
        <Button variant="default" onClick={locations.open}>
          Locations
        </Button>
      }
    >
      {state === 'alerts' ? <Alerts tools={tools} /> : <Levels state={state} tools={tools} />}
      <StockDrawer sku={filters.sku || undefined} onClose={() => setFilter('sku', '')} />
      <LocationsDrawer opened={locating} onClose={locations.close} />
    </Page>
  )
}

function Levels({ state, tools }: { state: '' | 'low' | 'out'; tools: ReactNode }) {
  const [, setSearch] = useSearchParams()
  const { filters, setFilter } = useFilters('text')
  const pages = usePages({
    key: ['stock', state, filters.text],
    load: (cursor) =>
      api.inventory.listLevels(ctx(), {
        ...(state ? { state } : {}),
        ...(filters.text ? { text: filters.text.toUpperCase() } : {}),
        ...(cursor ? { cursor } : {}),
      }),
  })
  return (
    <DataTable
      name="stock"
      label="Stock levels by SKU"
      columns={columns}
      pages={pages}
      rowKey={(level) => level.sku}
      tools={
        <>
          {tools}
          <SearchField
            label="Start of a SKU"
            value={filters.text}
            maxLength={MAX_SKU_LENGTH}
            onChange={(text) => setFilter('text', text)}
          />
        </>
      }
      empty={
        state && !filters.text ? (
          <EmptyPanel icon="check" title={state === 'low' ? 'Nothing runs low' : 'Nothing is out of stock'}>
            All is well here.
          </EmptyPanel>
        ) : filters.text ? (
          <EmptyPanel icon="search" title="No SKU starts like this">
            <Button variant="default" onClick={() => setSearch({}, { replace: true })}>
              Show all stock
            </Button>
          </EmptyPanel>
        ) : (
          <EmptyPanel icon="stock" title="No stock yet">
            Stock appears here when products are imported.
          </EmptyPanel>
        )
      }
    />
  )
}
