import type { Variant } from '@techmart/contracts'
import { useLocale } from '../../lib/locale.tsx'

/** Whether the chosen article can be had, in words; read out when the choice changes. */
export function StockLine({ variant }: { variant: Variant | undefined }) {
  return (
    <p role="status" className="mt-6 flex min-h-6 items-center gap-2 font-medium">
      {variant && <Words variant={variant} />}
    </p>
  )
}

function Words({ variant }: { variant: Variant }) {
  const { t: texts, date } = useLocale()
  const t = texts.product
  switch (variant.availability) {
    case 'in_stock':
      return <Line tone="good" text={t.inStock} />
    case 'low_stock':
      return <Line tone="warn" text={t.onlyLeft(variant.available)} />
    case 'preorder':
      return <Line tone="warn" text={t.preorder(variant.availableFrom && date(variant.availableFrom))} />
    case 'backorder':
      return <Line tone="warn" text={t.backorder} />
    case 'out_of_stock':
      return <Line tone="bad" text={t.soldOutText} />
  }
}

const tones = {
  good: { dot: 'bg-good', text: 'text-good' },
  warn: { dot: 'bg-warn', text: 'text-warn' },
  bad: { dot: 'bg-bad', text: 'text-bad' },
}

function Line({ tone, text }: { tone: keyof typeof tones; text: string }) {
  return (
    <>
      <span aria-hidden="true" className={`size-2 rounded-full ${tones[tone].dot}`} />
      <span className={tones[tone].text}>{text}</span>
    </>
  )
}
