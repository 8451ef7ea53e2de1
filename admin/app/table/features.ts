import { type ColumnDef, columnVisibilityFeature, metaHelper, tableFeatures } from '@tanstack/react-table'

/** How a column behaves beside its cells. */
export interface ColumnMeta {
  align?: 'end'
  /** Shown from this width of the window on; narrower, the first column says it. */
  from?: 'sm' | 'md' | 'lg'
  /** CSS width. */
  width?: string
}

export const features = tableFeatures({ columnVisibilityFeature, columnMeta: metaHelper<ColumnMeta>() })

export type Column<Row extends object> = ColumnDef<typeof features, Row>
