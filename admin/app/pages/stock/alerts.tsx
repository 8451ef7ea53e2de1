import type { inventory, Output } from '@techmart/contracts'
import type { ReactNode } from 'react'
import { api, ctx } from '../../api/client.ts'
import { DataTable } from '../../table/data-table.tsx'
import type { Column } from '../../table/features.ts'
import { RowButton, Under } from '../../table/row-link.tsx'
import { useFilters } from '../../table/use-filters.ts'
import { usePages } from '../../table/use-pages.ts'
import { formatNumber } from '../../ui/format.ts'
import { EmptyPanel } from '../../ui/panels.tsx'
import { State } from '../../ui/state.tsx'
import { When } from '../../ui/when.tsx'

type Alert = Output<typeof inventory, 'listAlerts'>['items'][number]

const columns: Column<Alert>[] = [
  {
    id: 'sku',
    header: 'SKU',
    enableHiding: false,
    meta: { width: '36%' },
    cell: ({ row: { original: alert } }) => (
      <>
        <OpenSku sku={alert.sku} />
        <Under until="sm">
          <AlertState alert={alert} />
        </Under>
      </>
    ),
  },
  {
    id: 'state',
    header: 'State',
    meta: { from: 'sm' },
    cell: ({ row }) => <AlertState alert={row.original} />,
  },
  {
    id: 'now',
    header: 'Left now',
    meta: { align: 'end' },
    cell: ({ row }) => <span className="num strong">{formatNumber(row.original.availableNow)}</span>,
  },
  {
    id: 'lowAt',
    header: 'Low at',
    meta: { align: 'end', from: 'md' },
    cell: ({ row }) => <span className="num">{formatNumber(row.original.lowAt)}</span>,
  },
  {
    id: 'raised',
    header: 'Raised',
    meta: { align: 'end', from: 'sm' },
    cell: ({ row }) => <When at={row.original.raisedAt} />,
  },
]

function AlertState({ alert }: { alert: Alert }) {
  return alert.resolvedAt ? <State tone="plain">Resolved</State> : <State tone="warn">Low</State>
}

function OpenSku({ sku }: { sku: string }) {
  const { setFilter } = useFilters('sku')
  return (
    <RowButton onClick={() => setFilter('sku', sku)}>
      <span className="code">{sku}</span>
    </RowButton>
  )
}

/** What fell to its threshold: open alerts first. They resolve themselves when there is more again. */
export function Alerts({ tools }: { tools: ReactNode }) {
  const pages = usePages({
    key: ['stock-alerts'],
    load: (cursor) => api.inventory.listAlerts(ctx(), cursor ? { cursor } : {}),
  })
  return (
    <DataTable
      name="stock-alerts"
      label="Alerts of low stock"
      columns={columns}
      pages={pages}
      rowKey={(alert) => alert.id}
      tools={tools}
      empty={
        <EmptyPanel icon="check" title="No alerts yet">
          An article appears here when it falls to what its rules call low.
        </EmptyPanel>
      }
    />
  )
}
