import { type MouseEvent, useEffect } from 'react'
import { Link, NavLink, useHref, useLocation } from 'react-router'
import { openCartDrawer, setCartCount, useCart } from '../lib/cart-store.ts'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { useRootData } from '../lib/root-data.ts'
import { DEPARTMENTS_ID, DepartmentMenu } from './department-menu.tsx'
import { Icon } from './icon.tsx'
import { PREFERENCES_ID, Preferences } from './preferences.tsx'
import { SearchBox } from './search-box.tsx'
import { Wordmark } from './wordmark.tsx'

/**
 * Mark, search, cart, departments. On a phone the first row scrolls away and the search row, with the cart,
 * stays: most visits begin there.
 */
export function Header() {
  const { t, language } = useLocale()
  const { currency } = useRootData()
  return (
    <header className="site-header">
      <div className="wrap site-header-grid">
        <button type="button" popoverTarget={DEPARTMENTS_ID} className="btn-icon area-menu -ms-2.5 lg:hidden">
          <Icon name="menu" />
          <span className="sr-only">{t.shell.menu}</span>
        </button>
        <Link to={paths.home()} className="area-mark inline-flex min-h-11 items-center hover:text-accent">
          <Wordmark />
        </Link>
        <div className="area-search">
          <SearchBox />
        </div>
        <div className="area-tools flex items-center justify-end">
          <Link
            to={paths.orderLookup()}
            className="btn-icon px-2.5 text-sm font-medium"
            aria-label={t.shell.findOrder}
          >
            <Icon name="parcel" />
            <span className="ms-2 hidden xl:inline">{t.shell.findOrder}</span>
          </Link>
          <button
            type="button"
            popoverTarget={PREFERENCES_ID}
            className="btn-icon num px-2.5 text-sm font-medium"
            aria-label={`${t.shell.languageAndCurrency}: ${language.toUpperCase()}, ${currency}`}
          >
            <span className="lg:hidden">
              <Icon name="globe" />
            </span>
            <span className="hidden lg:inline">
              {language.toUpperCase()} · {currency}
            </span>
          </button>
        </div>
        <div className="area-cart flex justify-end">
          <CartButton />
        </div>
      </div>
      <DepartmentBar />
      <DepartmentMenu />
      <Preferences />
    </header>
  )
}

/** Opens the drawer; a link to the cart page without JavaScript, and where the cart already is the page. */
function CartButton() {
  const { t } = useLocale()
  const { count } = useCart()
  const { pathname } = useLocation()
  useCartCount()
  const open = (event: MouseEvent) => {
    const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey
    if (opensElsewhere || pathname === paths.cart()) return
    event.preventDefault()
    openCartDrawer()
  }
  return (
    <Link
      to={paths.cart()}
      onClick={open}
      className="btn-icon relative px-2.5"
      aria-label={count ? t.shell.cartWith(count) : t.shell.cart}
    >
      <Icon name="bag" size={24} />
      {count ? (
        <span aria-hidden="true" className="cart-count num">
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
    </Link>
  )
}

/** The count is personal, so it is not part of the page: it is read once beside it. */
function useCartCount(): void {
  const { count } = useCart()
  const address = useHref(paths.cartSummary())
  const isKnown = count !== undefined
  useEffect(() => {
    if (isKnown) return
    const stop = new AbortController()
    readCartCount(address, stop.signal).then(setCartCount, () => {
      // Without an answer the button simply shows no number.
    })
    return () => stop.abort()
  }, [address, isKnown])
}

async function readCartCount(address: string, signal: AbortSignal): Promise<number> {
  const response = await fetch(address, { signal, headers: { accept: 'application/json' } })
  const summary = (await response.json()) as { itemCount: number }
  return summary.itemCount
}

function DepartmentBar() {
  const { t } = useLocale()
  const { departments } = useRootData()
  return (
    <nav aria-label={t.shell.departments} className="department-bar hidden lg:block">
      <ul className="wrap flex items-center gap-x-7">
        <li>
          <button type="button" popoverTarget={DEPARTMENTS_ID} className="department-link gap-2">
            <Icon name="menu" size={18} />
            {t.shell.departments}
          </button>
        </li>
        {departments.map(({ slug, name }) => (
          <li key={slug}>
            <NavLink to={paths.category(slug)} className="department-link">
              {name}
            </NavLink>
          </li>
        ))}
        <li className="ms-auto">
          <NavLink to={paths.collections()} className="department-link">
            {t.shell.collections}
          </NavLink>
        </li>
      </ul>
    </nav>
  )
}
