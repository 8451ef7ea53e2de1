import { Drawer, Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { StockLevel } from '@techmart/contracts'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, ctx } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { formatNumber } from '../../ui/format.ts'
import { EmptyPanel, ErrorPanel } from '../../ui/panels.tsx'
import { Thumb } from '../../ui/thumb.tsx'
import { AdjustForm } from './adjust-form.tsx'
import { AvailabilityTag, availabilityOf } from './availability-tag.tsx'
import { Movements } from './movements.tsx'
import styles from './stock.module.css'
import { useLevel } from './use-level.ts'

/** One SKU: how much there is, a correction, and every movement. Closed without a SKU. */
export function StockDrawer({ sku, onClose }: { sku: string | undefined; onClose: () => void }) {
  // While it slides away it still shows what it was about.
  const [last, setLast] = useState(sku)
  if (sku && sku !== last) setLast(sku)
  return (
    <Drawer
      opened={sku !== undefined}
      onClose={onClose}
      size={460}
      title={<span className="code">{last}</span>}
    >
      {last && <LevelView key={last} sku={last} />}
    </Drawer>
  )
}

function LevelView({ sku }: { sku: string }) {
  const level = useLevel(sku)
  const client = useQueryClient()
  const mayWrite = useMay('stock:write')
  if (level.error) return <ErrorPanel error={level.error} retry={() => void level.refetch()} />
  if (level.isPending) return <Skeleton height={160} />
  if (!level.data) {
    return <EmptyPanel icon="stock" title="No stock is kept for this SKU" />
  }
  const keep = (next: StockLevel) => {
    client.setQueryData(['level', sku], next)
    for (const list of ['stock', 'movements', 'availability']) {
      void client.invalidateQueries({ queryKey: [list] })
    }
  }
  return (
    <div className={styles.level}>
      <ProductOfSku sku={sku} />
      <Numbers level={level.data} />
      {mayWrite && <AdjustForm level={level.data} onDone={keep} />}
      <Movements sku={sku} />
    </div>
  )
}

function ProductOfSku({ sku }: { sku: string }) {
  const mayRead = useMay('catalog:read')
  const { data } = useQuery({
    queryKey: ['product-of', sku],
    queryFn: async () =>
      (await api.catalog.listProductRecords(ctx(), { text: sku, limit: 1 })).items[0] ?? null,
    enabled: mayRead,
    staleTime: 5 * 60_000,
  })
  if (!data) return null
  return (
    <Link to={paths.product(data.slug)} className={styles.product}>
      <Thumb picture={data.picture} />
      <span className="stack-tight" style={{ gap: 0 }}>
        <span className="strong">{data.title}</span>
        <span className="small soft">{data.brand}</span>
      </span>
    </Link>
  )
}

function Numbers({ level }: { level: StockLevel }) {
  const numbers: [string, number][] = [
    ['On hand', level.onHand],
    ['Reserved', level.reserved],
    ['Available', level.available],
  ]
  return (
    <div className={styles.numbers}>
      <dl>
        {numbers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">
        <AvailabilityTag availability={availabilityOf(level)} /> · low at {formatNumber(level.lowAt)}
        {level.backorderLimit > 0 && `, up to ${formatNumber(level.backorderLimit)} on back-order`}
      </p>
    </div>
  )
}
