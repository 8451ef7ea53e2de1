import { Link } from 'react-router'
import { type CheckoutStep, checkoutSteps } from '../../lib/checkout-data.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'

/** Where one is in the checkout; steps behind are links back. */
export function Progress({ step }: { step: CheckoutStep }) {
  const { t, number } = useLocale()
  const here = checkoutSteps.indexOf(step)
  return (
    <nav aria-label={t.buy.progress} className="mb-7 lg:mb-10">
      <ol className="grid grid-cols-4 gap-1.5 text-xs sm:gap-3 sm:text-sm">
        {checkoutSteps.map((one, index) => {
          const name = (
            <>
              <span className="num me-2 text-soft max-sm:hidden">{number(index + 1)}</span>
              {t.buy.steps[one]}
            </>
          )
          return (
            <li
              key={one}
              aria-current={index === here ? 'step' : undefined}
              className={`border-t-[3px] ${index <= here ? 'border-ink' : 'border-line text-soft'}`}
            >
              {index < here ? (
                <Link
                  to={paths.checkout(one)}
                  className="flex min-h-11 items-center hover:text-accent hover:underline"
                >
                  {name}
                </Link>
              ) : (
                <span className={`flex min-h-11 items-center ${index === here ? 'font-semibold' : ''}`}>
                  {name}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
