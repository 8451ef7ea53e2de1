import type { ProductCard as Card } from '@techmart/contracts'
import { useEffect, useState } from 'react'
import { useHref } from 'react-router'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { useRecent } from '../lib/recent.ts'
import { useRootData } from '../lib/root-data.ts'
import { Rail } from './rail.tsx'

const MAX_SHOWN = 8

/** What this browser looked at before; read beside the page, which is the same for everyone. */
export function RecentRail({ except }: { except?: string }) {
  const { t } = useLocale()
  const { currency } = useRootData()
  const slugs = useRecent()
    .filter((slug) => slug !== except)
    .slice(0, MAX_SHOWN)
  const address = useHref(paths.recent(slugs))
  const [cards, setCards] = useState<readonly Card[]>([])
  const isEmpty = slugs.length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: another currency gives other prices at the same address.
  useEffect(() => {
    if (isEmpty) return
    const stop = new AbortController()
    readCards(address, stop.signal).then(setCards, () => {
      // The page is whole without them.
    })
    return () => stop.abort()
  }, [address, isEmpty, currency])
  return <Rail title={t.goods.recentlyViewed} cards={cards} />
}

async function readCards(address: string, signal: AbortSignal): Promise<Card[]> {
  const response = await fetch(address, { signal, headers: { accept: 'application/json' } })
  if (!response.ok) return []
  return ((await response.json()) as { items: Card[] }).items
}
