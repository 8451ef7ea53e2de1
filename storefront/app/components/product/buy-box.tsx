import type { Product } from '@techmart/contracts'
import { useState } from 'react'
import { Link } from 'react-router'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import type { Delivery } from '../../lib/product-page.server.ts'
import { priceOf, type VariantChoice } from '../../lib/variant-choice.ts'
import { Price } from '../price.tsx'
import { Stars } from '../stars.tsx'
import { AddToCart } from './add-to-cart.tsx'
import { DeliveryEstimate } from './delivery-estimate.tsx'
import { OptionPicker } from './option-picker.tsx'
import { StockLine } from './stock-line.tsx'

interface BuyBoxProps {
  product: Product
  choice: VariantChoice
  delivery: Delivery | undefined
  taxIncluded: boolean
}

/** Name, price, options and the way into the cart. */
export function BuyBox({ product, choice, delivery, taxIncluded }: BuyBoxProps) {
  const { t, money } = useLocale()
  const [isAsked, setAsked] = useState(false)
  const { price, compareAt, varies } = priceOf(product, choice)
  const saved = price && compareAt ? compareAt.amountMinor - price.amountMinor : 0
  return (
    <div className="buy-box">
      <p>
        <Link
          to={paths.search(product.brand.name)}
          className="inline-block py-1 font-medium text-soft hover:text-accent hover:underline"
        >
          {product.brand.name}
        </Link>
      </p>
      <h1 className="mt-1 text-3xl">{product.title}</h1>
      {product.subtitle && <p className="mt-2 text-lg text-soft">{product.subtitle}</p>}
      {product.rating && (
        <a href="#reviews" className="mt-3 inline-flex min-h-11 items-center hover:text-accent">
          <Stars average={product.rating.average} count={product.rating.count} size={18} />
        </a>
      )}
      <div className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Price price={price} compareAt={compareAt} varies={varies} className="text-2xl" />
        <span className="text-sm text-soft">{taxIncluded ? t.product.taxIncluded : t.product.taxAdded}</span>
        {saved > 0 && price && (
          <span className="num w-full text-sm font-medium text-bad" suppressHydrationWarning>
            {t.product.youSave(money({ amountMinor: saved, currency: price.currency }))}
          </span>
        )}
      </div>
      {choice.options.map((option, index) => (
        <OptionPicker
          key={option.option.code}
          slug={product.slug}
          choice={choice}
          option={option}
          before={namesBefore(choice, index)}
          isAsked={isAsked && choice.missing?.code === option.option.code}
        />
      ))}
      <StockLine variant={choice.variant} />
      <AddToCart product={product} choice={choice} price={price} onIncomplete={() => setAsked(true)} />
      <DeliveryEstimate delivery={delivery} />
      {product.bullets.length > 0 && (
        <ul className="mt-6 space-y-1.5 border-t border-line pt-6">
          {product.bullets.map((bullet) => (
            <li key={bullet} className="bullet">
              {bullet}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** "Navy, wide": what was chosen before an option. */
function namesBefore(choice: VariantChoice, index: number): string {
  return choice.options
    .slice(0, index)
    .flatMap(({ chosen, values }) => values.find(({ value }) => value === chosen)?.name ?? [])
    .join(', ')
}
