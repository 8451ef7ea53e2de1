import { type ActionFunctionArgs, redirect } from 'react-router'
import { cookieNames, serializeCookie } from '../lib/cookies.server.ts'
import { isCurrency } from '../lib/language.ts'
import { paths, safeReturnPath } from '../lib/paths.ts'
import { codeOf, isSecure, type Shop, shopOf } from '../lib/shop.server.ts'
import { isTheme } from '../lib/theme.ts'

const REMEMBER_DAYS = 365

/** Remembers a currency, a country or a theme (`currency`, `country`, `theme`), then goes to `redirectTo`. */
export async function action({ context, request }: ActionFunctionArgs) {
  const shop = shopOf(context)
  const form = await request.formData()
  const secure = isSecure(shop)
  const headers = new Headers()

  const currency = form.get('currency')
  if (isCurrency(currency)) {
    headers.append(
      'set-cookie',
      serializeCookie(cookieNames.currency, currency, { secure, days: REMEMBER_DAYS }),
    )
    if (shop.cartId) await repriceCart(shop, shop.cartId, currency)
  }
  const country = form.get('country')
  if (typeof country === 'string' && /^[A-Z]{2}$/.test(country)) {
    headers.append(
      'set-cookie',
      serializeCookie(cookieNames.country, country, { secure, days: REMEMBER_DAYS }),
    )
  }
  const theme = form.get('theme')
  if (isTheme(theme)) {
    // The page's own script reads it before the first paint.
    const days = theme === 'system' ? 0 : REMEMBER_DAYS
    headers.append('set-cookie', serializeCookie(cookieNames.theme, theme, { secure, days, readable: true }))
  }
  return redirect(safeReturnPath(form.get('redirectTo'), paths.home()), { status: 303, headers })
}

/** There is nothing to read here; a visitor who ends up at this address is shown the shop. */
export function loader() {
  return redirect(paths.home())
}

/** A cart that is gone or ordered has no currency to change. */
async function repriceCart({ peers, ctx, language }: Shop, cartId: string, currency: Shop['currency']) {
  try {
    await peers.cart.updateCart(ctx, { cartId, language, currency })
  } catch (error) {
    const code = codeOf(error)
    if (code !== 'CART_NOT_FOUND' && code !== 'CART_CLOSED') throw error
  }
}
