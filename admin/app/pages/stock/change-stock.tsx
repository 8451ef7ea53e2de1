import { SegmentedControl } from '@mantine/core'
import type { StockLevel, StockPlace } from '@techmart/contracts'
import { useState } from 'react'
import { AdjustForm } from './adjust-form.tsx'
import { PolicyForm } from './policy-form.tsx'
import { ReceiveForm } from './receive-form.tsx'
import styles from './stock.module.css'
import { TransferForm } from './transfer-form.tsx'
import { useStockChanged } from './use-level.ts'
import { useLocations } from './use-locations.ts'

type Way = 'adjust' | 'receive' | 'transfer' | 'rules'

/** What can be done with the stock of one SKU, one thing at a time. */
export function ChangeStock({ level, places }: { level: StockLevel; places: StockPlace[] }) {
  const [way, setWay] = useState<Way>('adjust')
  const changed = useStockChanged()
  const canTransfer = useLocations().length > 1
  const ways: { value: Way; label: string }[] = [
    { value: 'adjust', label: 'Adjust' },
    { value: 'receive', label: 'Receive' },
    ...(canTransfer ? [{ value: 'transfer' as const, label: 'Transfer' }] : []),
    { value: 'rules', label: 'Rules' },
  ]
  return (
    <section aria-label="Change" className={styles.change}>
      <SegmentedControl
        aria-label="What to change"
        fullWidth
        value={way}
        onChange={(next) => setWay(next as Way)}
        data={ways}
      />
      {way === 'adjust' && <AdjustForm level={level} onDone={changed} />}
      {way === 'receive' && <ReceiveForm sku={level.sku} onDone={changed} />}
      {way === 'transfer' && <TransferForm sku={level.sku} places={places} onDone={changed} />}
      {way === 'rules' && <PolicyForm key={level.updatedAt} level={level} onDone={changed} />}
    </section>
  )
}
