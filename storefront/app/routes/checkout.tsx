import {
  isRouteErrorResponse,
  type LoaderFunctionArgs,
  Outlet,
  redirect,
  useLoaderData,
  useRouteError,
} from 'react-router'
import { CheckoutFrame } from '../components/checkout/checkout-frame.tsx'
import { OrderSummary } from '../components/checkout/order-summary.tsx'
import { Progress } from '../components/checkout/progress.tsx'
import { ErrorPage } from '../components/error-page.tsx'
import { nextStep, openAttempt, openCheckout, stepOf } from '../lib/checkout.server.ts'
import { personal, personalPageHeaders } from '../lib/checkout-answers.server.ts'
import type { CheckoutData } from '../lib/checkout-data.ts'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { shellData } from '../lib/shell.server.ts'
import { shopOf } from '../lib/shop.server.ts'

/** Reads the checkout once for all steps, and sees to it that none is left out. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const shop = shopOf(context)
  const step = stepOf(request)
  if (!step) throw redirect(paths.checkout(await nextStep(shop, request)))
  const [checkout, { regions }] = await Promise.all([openCheckout(shop, request, step), shellData(shop)])
  const isLast = step === 'payment'
  const { key, cookies } = isLast ? await openAttempt(shop, request, checkout) : { key: '', cookies: [] }
  const page: CheckoutData = { step, checkout, regions, key, now: new Date().toISOString() }
  return personal(page, { cookies })
}

/** Every step, and every refusal, may have changed prices, stock or what comes next. */
export const shouldRevalidate = () => true

export const headers = personalPageHeaders

export function meta() {
  return [{ name: 'robots', content: 'noindex' }]
}

export default function CheckoutRoute() {
  const { t } = useLocale()
  const { step, checkout } = useLoaderData<CheckoutData>()
  return (
    <CheckoutFrame aside={<OrderSummary checkout={checkout} startsOpen={step === 'payment'} />}>
      <title>{`${t.buy.steps[step]} · ${t.buy.checkoutTitle} · ${t.shell.shopName}`}</title>
      <Progress step={step} />
      <Outlet />
    </CheckoutFrame>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  return (
    <CheckoutFrame>
      <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />
    </CheckoutFrame>
  )
}
