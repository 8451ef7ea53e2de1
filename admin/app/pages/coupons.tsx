import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { useMay } from '../api/session.ts'
import { paths } from '../paths.ts'
import { DataTable } from '../table/data-table.tsx'
import type { Column } from '../table/features.ts'
import { RowLink, Under } from '../table/row-link.tsx'
import { SearchField } from '../table/search-field.tsx'
import { useFilters } from '../table/use-filters.ts'
import type { Pages } from '../table/use-pages.ts'
import { formatDayTime, formatNumber } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyPanel } from '../ui/panels.tsx'
import { State } from '../ui/state.tsx'
import { type Coupon, couponState, useCoupons, worthOf } from './coupon/coupon-rows.ts'

const columns: Column<Coupon>[] = [
  {
    id: 'code',
    header: 'Code',
    enableHiding: false,
    cell: ({ row: { original: coupon } }) => (
      <>
        <RowLink to={paths.coupon(coupon.code)}>
          <span className="code">{coupon.code}</span>
        </RowLink>
        <span className="small soft">{coupon.label.en}</span>
      </>
    ),
  },
  { id: 'worth', header: 'Takes off', meta: { from: 'sm' }, cell: ({ row }) => worthOf(row.original) },
  {
    id: 'uses',
    header: 'Used',
    meta: { align: 'end', from: 'sm' },
    cell: ({ row: { original: coupon } }) => (
      <span className="num">
        {formatNumber(coupon.uses)}
        {coupon.maxUses !== undefined && <span className="soft"> of {formatNumber(coupon.maxUses)}</span>}
      </span>
    ),
  },
  {
    id: 'runs',
    header: 'Runs',
    meta: { from: 'md' },
    cell: ({ row: { original: coupon } }) => <span className="num">{periodOf(coupon)}</span>,
  },
  {
    id: 'state',
    header: 'State',
    meta: { align: 'end' },
    cell: ({ row: { original: coupon } }) => {
      const { word, tone } = couponState(coupon)
      return (
        <>
          <State tone={tone}>{word}</State>
          <Under until="sm">{worthOf(coupon)}</Under>
        </>
      )
    },
  },
]

function periodOf({ startsAt, endsAt }: Coupon): string {
  if (startsAt && endsAt) return `${formatDayTime(startsAt)} – ${formatDayTime(endsAt)}`
  if (startsAt) return `from ${formatDayTime(startsAt)}`
  return endsAt ? `until ${formatDayTime(endsAt)}` : 'always'
}

export function CouponsPage() {
  const query = useCoupons()
  const mayWrite = useMay('pricing:write')
  const { filters, setFilter, narrowed, clear } = useFilters('text')
  const wanted = filters.text.toLowerCase()
  const pages: Pages<Coupon> = {
    rows: query.data?.filter((coupon) => `${coupon.code} ${coupon.label.en}`.toLowerCase().includes(wanted)),
    error: query.error,
    stale: false,
    hasMore: false,
    loadingMore: false,
    loadMore: () => undefined,
    retry: () => void query.refetch(),
  }
  const add = mayWrite && (
    <Button component={Link} to={paths.newCoupon()} leftSection={<Icon name="plus" size={16} />}>
      Add a coupon
    </Button>
  )
  return (
    <Page title="Coupons" actions={add}>
      <DataTable
        name="coupons"
        label="Coupons"
        columns={columns}
        pages={pages}
        rowKey={(coupon) => coupon.code}
        tools={
          <SearchField
            label="Code or name"
            value={filters.text}
            onChange={(text) => setFilter('text', text)}
          />
        }
        empty={
          narrowed ? (
            <EmptyPanel icon="search" title="No coupon fits">
              <Button variant="default" onClick={clear}>
                Show all coupons
              </Button>
            </EmptyPanel>
          ) : (
            <EmptyPanel icon="coupons" title="No coupons yet">
              {mayWrite
                ? 'Add one, and tell your customers its code.'
                : 'Somebody with the right to may add one.'}
            </EmptyPanel>
          )
        }
      />
    </Page>
  )
}
