import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useLocale } from '../../lib/locale.tsx'
import { type PolicyPage, paths } from '../../lib/paths.ts'
import { Icon } from '../icon.tsx'
import { NavigationBar } from '../navigation-bar.tsx'
import { Wordmark } from '../wordmark.tsx'

const policies: readonly PolicyPage[] = ['delivery', 'returns', 'privacy', 'terms']

/** The quiet frame of the checkout: the mark, the way back, and nothing that leads astray. */
export function CheckoutFrame({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  const { t } = useLocale()
  return (
    <>
      <a href="#content" className="skip-link btn btn-primary">
        {t.shell.skipToContent}
      </a>
      <NavigationBar />
      <header className="border-b border-line">
        <div className="wrap flex h-16 items-center justify-between gap-4 lg:h-20">
          <Link to={paths.home()} className="inline-flex min-h-11 items-center hover:text-accent">
            <Wordmark />
          </Link>
          <p className="hidden items-center gap-2 text-sm text-soft sm:flex">
            <Icon name="lock" size={18} />
            {t.buy.secure}
          </p>
          <Link to={paths.cart()} className="link inline-flex min-h-11 items-center gap-2 text-sm">
            <Icon name="bag" size={18} />
            {t.buy.backToCart}
          </Link>
        </div>
      </header>
      <div className={aside ? 'checkout-split' : 'flex flex-1 flex-col'}>
        {aside}
        <div className="checkout-main">
          <main id="content" tabIndex={-1} className="outline-none">
            {children}
          </main>
          <footer className="mt-16 border-t border-line py-4 text-sm text-soft">
            <ul className="flex flex-wrap gap-x-6">
              {policies.map((page) => (
                <li key={page}>
                  <Link
                    to={paths.policy(page)}
                    target="_blank"
                    className="inline-flex min-h-11 items-center hover:text-accent hover:underline"
                  >
                    {t.shell.policies[page]}
                  </Link>
                </li>
              ))}
            </ul>
            <p className="pb-2">{t.shell.demoNotice}</p>
          </footer>
        </div>
      </div>
    </>
  )
}
