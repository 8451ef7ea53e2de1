import { Button, Drawer, Skeleton } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { StockLevel, StockPlace } from '@techmart/contracts'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, ctx } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { formatNumber } from '../../ui/format.ts'
import { notifyProblem } from '../../ui/notify.ts'
import { EmptyPanel, ErrorPanel } from '../../ui/panels.tsx'
import { Thumb } from '../../ui/thumb.tsx'
import { AvailabilityTag, availabilityOf } from './availability-tag.tsx'
import { ChangeStock } from './change-stock.tsx'
import { Movements } from './movements.tsx'
import styles from './stock.module.css'
import { useLevel, useStockChanged } from './use-level.ts'
import { nameOf, useLocations } from './use-locations.ts'

/** One SKU: how much there is and where, what can be changed, and every movement. Closed without a SKU. */
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
  const { data, error, isPending, refetch } = useLevel(sku)
  const mayWrite = useMay('stock:write')
  if (error) return <ErrorPanel error={error} retry={() => void refetch()} />
  if (isPending) return <Skeleton height={160} />
  if (!data) return <NotKept sku={sku} mayWrite={mayWrite} />
  return (
    <div className={styles.level}>
      <ProductOfSku sku={sku} />
      <Numbers level={data.level} places={data.places} />
      {mayWrite && <ChangeStock level={data.level} places={data.places} />}
      <Movements sku={sku} />
    </div>
  )
}

/** Stock of it is kept from the first rule on. */
function NotKept({ sku, mayWrite }: { sku: string; mayWrite: boolean }) {
  const changed = useStockChanged()
  const keeping = useMutation({
    mutationFn: () => api.inventory.setPolicy(ctx(), { sku, lowAt: 0, backorderLimit: 0 }),
    onSuccess: changed,
    onError: notifyProblem,
  })
  return (
    <EmptyPanel icon="stock" title="No stock is kept for this SKU">
      {mayWrite && (
        <Button variant="default" loading={keeping.isPending} onClick={() => keeping.mutate()}>
          Keep stock of it
        </Button>
      )}
    </EmptyPanel>
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

function Numbers({ level, places }: { level: StockLevel; places: StockPlace[] }) {
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
        {level.preorder && `, up to ${formatNumber(level.preorder.limit)} on pre-order`}
      </p>
      <Places places={places} />
    </div>
  )
}

/** Where it lies, in the order in which sales take from there. */
function Places({ places }: { places: StockPlace[] }) {
  const locations = useLocations()
  if (locations.length < 2) return null
  const order = new Map(locations.map(({ code }, index) => [code, index]))
  const sorted = places.toSorted((a, b) => (order.get(a.location) ?? 0) - (order.get(b.location) ?? 0))
  return (
    <ul className={styles.places} aria-label="Where it lies">
      {sorted.map(({ location, quantity }) => (
        <li key={location}>
          <span>{nameOf(locations, location)}</span>
          <span className="num strong">
            {quantity < 0 ? `${formatNumber(-quantity)} owed` : formatNumber(quantity)}
          </span>
        </li>
      ))}
    </ul>
  )
}
