import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { CartPage } from '../components/cart/cart-page.tsx'
import { changeCart, isGone, readCart } from '../lib/cart.server.ts'
import { type CartAnswer, type CartPageData, cartIntents } from '../lib/cart-answer.ts'
import { cookieHeaders, personal, personalPageHeaders, statusOf } from '../lib/checkout-answers.server.ts'
import { orderOfAttempt, readAttempt, settleAttempt } from '../lib/checkout-attempt.server.ts'
import { cookieNames, serializeCookie } from '../lib/cookies.server.ts'
import { useLocale } from '../lib/locale.tsx'
import { paths, safeReturnPath } from '../lib/paths.ts'
import { shellData } from '../lib/shell.server.ts'
import { forgetCart, isSecure, rememberCart, type Shop, shopOf } from '../lib/shop.server.ts'

const REMEMBER_CHOICE_DAYS = 365
const MAX_MARKED = 50

/** The cart as the page and the drawer show it. A cart that is gone or ordered is forgotten, without a fuss. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const shop = shopOf(context)
  const attempt = readAttempt(request)
  const [cart, order, { regions }] = await Promise.all([
    readCart(shop),
    orderOfAttempt(shop, attempt),
    shellData(shop),
  ])
  const settled = order ? settleAttempt(shop, attempt, order, forgetCart(shop)) : []
  const isPaid = settled.length > 1
  const shown = cart && !isPaid ? cart : null
  const waiting =
    order?.state === 'awaiting_payment' && attempt?.order?.cartId === cart?.id
      ? { reference: order.reference, to: paths.order(order.reference, attempt?.order?.token) }
      : null
  const page: CartPageData = {
    cart: shown,
    countries: regions.flatMap(({ countries }) => countries),
    shortSkus: shortSkusOf(request),
    waiting,
  }
  const cookies = shop.cartId && !cart ? [...settled, forgetCart(shop)] : settled
  return personal(page, { cookies })
}

/**
 * Every change of the cart: `intent` is one of `cartIntents`. Plain forms are sent on (to `redirectTo`, else the cart);
 * with `stay=1` the answer is a `CartAnswer` and the page stays.
 */
export async function action({ context, request }: ActionFunctionArgs) {
  const shop = shopOf(context)
  const form = await request.formData()
  const intent = cartIntents.find((known) => known === form.get('intent'))
  const stays = form.get('stay') === '1'
  if (!intent) return refuse({ ok: false, intent: 'add', code: 'INVALID_INPUT' }, [])

  const changed = await changeCart(shop, intent, form)
  if ('code' in changed) {
    const cookies = isGone(changed.code) ? [forgetCart(shop)] : []
    return refuse({ ok: false, intent, ...changed }, cookies)
  }
  const { cart, isNew } = changed
  const cookies = [...(isNew ? [rememberCart(shop, cart.id)] : []), ...choiceCookies(shop, intent, form)]
  if (stays) return personal<CartAnswer>({ ok: true, intent, itemCount: cart.itemCount }, { cookies })
  const next = safeReturnPath(form.get('redirectTo'), paths.cart())
  return redirect(next, { status: 303, headers: cookieHeaders(cookies) })
}

/** Also after a refusal: it usually means that the cart shown is no longer right. */
export const shouldRevalidate = () => true

export const headers = personalPageHeaders

export function meta() {
  return [{ name: 'robots', content: 'noindex' }]
}

export default function CartRoute() {
  const { t } = useLocale()
  const page = useLoaderData<CartPageData>()
  const answer = useActionData<CartAnswer>()
  return (
    <>
      <title>{`${t.buy.cartTitle} · ${t.shell.shopName}`}</title>
      <CartPage page={page} answer={answer} />
    </>
  )
}

function refuse(answer: CartAnswer & { ok: false }, cookies: readonly string[]) {
  return personal<CartAnswer>(answer, { status: statusOf(answer.code), cookies })
}

/** A currency or country chosen for the cart is also the shopper's choice for the shop. */
function choiceCookies(shop: Shop, intent: CartAnswer['intent'], form: FormData): string[] {
  if (intent !== 'currency' && intent !== 'country') return []
  const options = { secure: isSecure(shop), days: REMEMBER_CHOICE_DAYS }
  return [serializeCookie(cookieNames[intent], String(form.get(intent)), options)]
}

function shortSkusOf(request: Request): string[] {
  const short = new URL(request.url).searchParams.get('short') ?? ''
  return short.split(',').filter(Boolean).slice(0, MAX_MARKED)
}
