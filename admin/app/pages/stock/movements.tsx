import { Button, Skeleton } from '@mantine/core'
import type { inventory, Output } from '@techmart/contracts'
import { api, ctx } from '../../api/client.ts'
import { usePages } from '../../table/use-pages.ts'
import { formatChange } from '../../ui/format.ts'
import { ErrorPanel } from '../../ui/panels.tsx'
import { When } from '../../ui/when.tsx'
import styles from './stock.module.css'
import { nameOf, useLocations } from './use-locations.ts'

type Movement = Output<typeof inventory, 'listMovements'>['items'][number]

const words: Record<Movement['kind'], string> = {
  receive: 'Received',
  sell: 'Sold',
  adjust: 'Adjusted',
  return: 'Returned',
  transfer: 'Moved',
}

/** The ledger of one SKU, newest first. */
export function Movements({ sku }: { sku: string }) {
  const locations = useLocations()
  const pages = usePages({
    key: ['movements', sku],
    load: (cursor) => api.inventory.listMovements(ctx(), { sku, limit: 20, ...(cursor ? { cursor } : {}) }),
  })
  return (
    <section aria-label="Movements" className={styles.movements}>
      <h3>Movements</h3>
      {pages.rows ? (
        pages.rows.length === 0 ? (
          <p className="soft">Nothing has moved yet.</p>
        ) : (
          <ol>
            {pages.rows.map((movement) => (
              <li key={movement.id}>
                <span className="num strong" data-sign={Math.sign(movement.delta)}>
                  {formatChange(movement.delta)}
                </span>
                <span>
                  {words[movement.kind]}
                  {locations.length > 1 && `, ${nameOf(locations, movement.location)}`}
                  {movement.reason && <span className="soft">: {movement.reason}</span>}
                </span>
                <span className="small soft">
                  <When at={movement.at} />
                </span>
              </li>
            ))}
          </ol>
        )
      ) : pages.error ? (
        <ErrorPanel error={pages.error} retry={pages.retry} />
      ) : (
        <Skeleton height={80} />
      )}
      {pages.hasMore && (
        <Button variant="default" onClick={pages.loadMore} loading={pages.loadingMore}>
          Earlier movements
        </Button>
      )}
    </section>
  )
}
