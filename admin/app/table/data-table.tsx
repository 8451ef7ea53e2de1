import { Button, Skeleton } from '@mantine/core'
import { useIntersection, useLocalStorage } from '@mantine/hooks'
import { useTable } from '@tanstack/react-table'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect } from 'react'
import { ErrorPanel } from '../ui/panels.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import { type Column, features } from './features.ts'
import styles from './table.module.css'
import type { Pages } from './use-pages.ts'

const SKELETON_ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const NO_ROWS: never[] = []

interface DataTableProps<Row extends object> {
  /** Under which the chosen columns are remembered. */
  name: string
  /** What the rows are, for screen readers. */
  label: string
  columns: Column<Row>[]
  pages: Pages<Row>
  rowKey: (row: Row) => string
  empty: ReactNode
  /** Filters, left of the column chooser. */
  tools?: ReactNode
}

/**
 * A table of a keyset-paged list. The first cell of a row holds its link (`RowLink`), which covers the row;
 * the arrow keys go from row to row.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, label, columns, pages, rowKey, empty, tools } = props
  const [columnVisibility, setColumnVisibility] = useLocalStorage<Record<string, boolean>>({
    key: `techmart-admin-columns-${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  })
  const table = useTable({
    features,
    columns,
    data: pages.rows ?? (NO_ROWS as Row[]),
    getRowId: rowKey,
    state: { columnVisibility },
    onColumnVisibilityChange: (change) =>
      setColumnVisibility((now) => (typeof change === 'function' ? change(now) : change)),
  })
  const shown = table.getVisibleLeafColumns()
  return (
    <div className={styles.list}>
      <div className={styles.tools}>
        {tools}
        <ColumnChooser
          columns={table.getAllLeafColumns().map((column) => ({
            id: column.id,
            title: String(column.columnDef.header ?? column.id),
            fixed: !column.getCanHide(),
            visible: column.getIsVisible(),
            toggle: () => column.toggleVisibility(),
          }))}
        />
      </div>
      {pages.error && !pages.rows ? (
        <ErrorPanel error={pages.error} retry={pages.retry} />
      ) : pages.rows?.length === 0 ? (
        empty
      ) : (
        <table
          className={styles.table}
          aria-label={label}
          aria-busy={!pages.rows || pages.stale}
          data-stale={pages.stale || undefined}
        >
          <thead>
            <tr>
              {shown.map((column) => (
                <th
                  key={column.id}
                  scope="col"
                  data-align={column.columnDef.meta?.align}
                  data-from={column.columnDef.meta?.from}
                  style={widthOf(column.columnDef.meta?.width)}
                >
                  {String(column.columnDef.header)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={walkRows}>
            {pages.rows
              ? table.getRowModel().rows.map((row) => (
                  <tr key={row.id}>
                    {row.getVisibleCells().map((cell) => (
                      <td
                        key={cell.id}
                        data-align={cell.column.columnDef.meta?.align}
                        data-from={cell.column.columnDef.meta?.from}
                      >
                        <table.FlexRender cell={cell} />
                      </td>
                    ))}
                  </tr>
                ))
              : SKELETON_ROWS.map((key) => (
                  <tr key={key}>
                    {shown.map((column, place) => (
                      <td key={column.id} data-from={column.columnDef.meta?.from}>
                        <Skeleton height={14} width={place === 0 ? '70%' : '50%'} my={6} />
                      </td>
                    ))}
                  </tr>
                ))}
          </tbody>
        </table>
      )}
      <ListEnd pages={pages} />
    </div>
  )
}

/** Narrow windows leave the width to the browser, so it is a variable of the style sheet's. */
function widthOf(width: string | undefined): CSSProperties {
  return { '--width': width ?? 'auto' } as CSSProperties
}

/** Loads on when the end comes into sight; the button is for keyboards, and for trying again. */
function ListEnd<Row>({ pages }: { pages: Pages<Row> }) {
  const { ref, entry } = useIntersection({ rootMargin: '400px' })
  const near = entry?.isIntersecting ?? false
  const { hasMore, loadingMore, error, loadMore } = pages
  // biome-ignore lint/correctness/useExhaustiveDependencies: loadMore is a new function on every render
  useEffect(() => {
    if (near && hasMore && !loadingMore && !error) loadMore()
  }, [near, hasMore, loadingMore, error])
  if (!pages.rows) return null
  return (
    <div ref={ref} className={styles.end}>
      {hasMore && (
        <Button variant="default" onClick={loadMore} loading={loadingMore}>
          {error ? 'Try to load more again' : 'Show more'}
        </Button>
      )}
      <span className="hidden-visually" role="status">
        {pages.rows.length} rows{hasMore ? ', more to come' : ''}
      </span>
    </div>
  )
}

/** Arrow keys and j, k walk from row to row. */
function walkRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
  if (!step || !(event.target instanceof HTMLElement) || event.target.tagName === 'INPUT') return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]')]
  const here = links.findIndex((link) => link.closest('tr') === (event.target as HTMLElement).closest('tr'))
  const next = links[here + step]
  if (here < 0 || !next) return
  event.preventDefault()
  next.focus()
}
