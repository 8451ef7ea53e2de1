import { Button, SegmentedControl, Skeleton } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Currency, currencies, type ProductRecord } from '@techmart/contracts'
import { type FormEvent, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { api, ctx } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { MoneyField } from '../../forms/money-field.tsx'
import { SaveBar } from '../../forms/save-bar.tsx'
import { paths } from '../../paths.ts'
import { formatNumber, plural } from '../../ui/format.ts'
import { notifyDone } from '../../ui/notify.ts'
import { ErrorPanel, ProblemNote } from '../../ui/panels.tsx'
import { AvailabilityTag } from '../stock/availability-tag.tsx'
import { StockDrawer } from '../stock/stock-drawer.tsx'
import { changedPrices, faultsOf, type PriceDraft, type PriceText, storedText } from './price-draft.ts'
import styles from './product.module.css'
import { priceKey, useAvailability, usePrices } from './use-offers.ts'

/** Every article of a product: its options, its price per currency, its stock. */
export function VariantTable(props: { product: ProductRecord; onDirty: (dirty: boolean) => void }) {
  const { product, onDirty } = props
  const skus = product.variants.map((variant) => variant.sku)
  const prices = usePrices(product.slug, skus)
  const stock = useAvailability(product.slug, skus)
  const mayPrice = useMay('pricing:write')
  const mayStock = useMay('stock:read')
  const client = useQueryClient()
  const [currency, setCurrency] = useState<Currency>('USD')
  const [draft, setDraft] = useState<PriceDraft>({})
  const [openSku, setOpenSku] = useState<string>()
  const book = prices.data ?? new Map()
  const changes = changedPrices(draft, book)
  const faulty = Object.entries(draft).filter(
    ([key, text]) => Object.keys(faultsOf(text, key.slice(0, 3) as Currency)).length > 0,
  )
  const saving = useMutation({
    mutationFn: () => api.pricing.setPrices(ctx(), { prices: changes }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['prices', product.slug] })
      setDraft({})
      notifyDone(changes.length === 1 ? 'The price is saved' : `${changes.length} prices are saved`)
    },
  })
  const dirty = changes.length > 0
  useEffect(() => onDirty(dirty), [dirty, onDirty])

  const textOf = (sku: string) => draft[priceKey(sku, currency)] ?? storedText(book, sku, currency)
  const setText = (sku: string, part: Partial<PriceText>) =>
    setDraft((now) => ({ ...now, [priceKey(sku, currency)]: { ...textOf(sku), ...part } }))
  const setAll = (text: PriceText) =>
    setDraft((now) => ({ ...now, ...Object.fromEntries(skus.map((sku) => [priceKey(sku, currency), text])) }))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const first = faulty[0]?.[0]
    const form = event.currentTarget
    if (first) {
      setCurrency(first.slice(0, 3) as Currency)
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    } else if (dirty) saving.mutate()
  }

  if (prices.error && !prices.data) {
    return <ErrorPanel error={prices.error} retry={() => void prices.refetch()} />
  }
  return (
    <>
      <form onSubmit={submit} noValidate className="stack">
        <div className={styles.priceTools}>
          <SegmentedControl
            aria-label="Currency of the prices"
            value={currency}
            onChange={(value) => setCurrency(value as Currency)}
            data={[...currencies]}
          />
          {mayPrice && skus.length > 1 && <SetAll key={currency} currency={currency} onSet={setAll} />}
        </div>
        <table className={styles.variants} aria-label="Variants">
          <thead>
            <tr>
              <th scope="col">Variant</th>
              <th scope="col" className={styles.priceColumn}>
                Price
              </th>
              <th scope="col" className={styles.priceColumn}>
                Before
              </th>
              <th scope="col">Stock</th>
            </tr>
          </thead>
          <tbody>
            {product.variants.map((variant) => {
              const text = textOf(variant.sku)
              const faults = draft[priceKey(variant.sku, currency)] ? faultsOf(text, currency) : {}
              const status = stock.data?.get(variant.sku)
              const field = (part: keyof PriceText, name: string) =>
                prices.data ? (
                  <MoneyField
                    currency={currency}
                    value={text[part]}
                    name={`${name} of ${variant.sku} in ${currency}`}
                    disabled={!mayPrice}
                    error={faults[part]}
                    onChange={(value) => setText(variant.sku, { [part]: value })}
                  />
                ) : (
                  <Skeleton height={36} />
                )
              return (
                <tr key={variant.sku}>
                  <th scope="row">
                    <span className="strong">{labelOf(product, variant.options)}</span>
                    <span className="code small soft">{variant.sku}</span>
                  </th>
                  <td className={styles.priceCell} data-label="Price">
                    {field('price', 'Price')}
                  </td>
                  <td className={styles.priceCell} data-label="Before">
                    {field('compareAt', 'Price before')}
                  </td>
                  <td className={styles.stockCell}>
                    {status ? (
                      <>
                        <span className="num">{formatNumber(status.available)}</span>
                        <AvailabilityTag availability={status.availability} />
                      </>
                    ) : (
                      <span className="soft">
                        {stock.isPending ? '…' : product.kind === 'bundle' ? 'As its parts' : 'No stock kept'}
                      </span>
                    )}
                    {mayStock && status && (
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        onClick={() => setOpenSku(variant.sku)}
                        aria-label={`Adjust the stock of ${variant.sku}`}
                      >
                        Adjust
                      </Button>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
        {product.components && product.components.length > 0 && (
          <p className="soft">
            A bundle of{' '}
            {product.components.map((part, index) => (
              <span key={part.sku}>
                {index > 0 && ', '}
                {part.quantity} × <Link to={paths.stock({ sku: part.sku })}>{part.sku}</Link>
              </span>
            ))}
            : its stock is that of its parts.
          </p>
        )}
        {saving.error ? <ProblemNote error={saving.error} /> : null}
        <SaveBar
          shown={dirty}
          label={`Save ${plural(changes.length, 'price')}`}
          busy={saving.isPending}
          onDiscard={() => setDraft({})}
        />
      </form>
      {/* Beside the form: what is sent in the drawer would reach a form around it. */}
      <StockDrawer
        sku={openSku}
        onClose={() => {
          setOpenSku(undefined)
          void client.invalidateQueries({ queryKey: ['availability', product.slug] })
        }}
      />
    </>
  )
}

/** One price for every variant. */
function SetAll({ currency, onSet }: { currency: Currency; onSet: (text: PriceText) => void }) {
  const [text, setText] = useState<PriceText>({ price: '', compareAt: '' })
  const ready = Object.keys(faultsOf(text, currency)).length === 0
  return (
    <fieldset className={styles.setAll}>
      <legend className="hidden-visually">One price for all variants</legend>
      <MoneyField
        currency={currency}
        value={text.price}
        name="Price for all"
        placeholder="Price"
        onChange={(price) => setText({ ...text, price })}
      />
      <MoneyField
        currency={currency}
        value={text.compareAt}
        name="Price before, for all"
        placeholder="Before"
        onChange={(compareAt) => setText({ ...text, compareAt })}
      />
      <Button variant="default" disabled={!ready} onClick={() => onSet(text)}>
        Set for all
      </Button>
    </fieldset>
  )
}

function labelOf(product: ProductRecord, options: Record<string, string>): string {
  const names = product.options.flatMap((option) => {
    const value = option.values.find((one) => one.value === options[option.code])
    return value ? [value.name.en] : []
  })
  return names.join(' · ') || 'The article itself'
}
