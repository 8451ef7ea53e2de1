import { lazy, type ReactNode, Suspense } from 'react'
import { isRouteErrorResponse, Outlet, useRouteError } from 'react-router'
import { ErrorPage } from '../components/error-page.tsx'
import { Footer } from '../components/footer.tsx'
import { Header } from '../components/header.tsx'
import { NavigationBar } from '../components/navigation-bar.tsx'
import { useCart } from '../lib/cart-store.ts'
import { isLanguage } from '../lib/language.ts'
import { useLocale } from '../lib/locale.tsx'
import { preloadMessages } from '../messages/load.ts'

/** The drawer and its texts come together, the first time it opens. */
const CartDrawer = lazy(async () => {
  const { lang } = document.documentElement
  const [drawer] = await Promise.all([
    import('../components/cart/cart-drawer.tsx'),
    isLanguage(lang) && preloadMessages('buy', lang),
  ])
  return { default: drawer.CartDrawer }
})

/** The frame of the shop: header, page, footer. The checkout has a quieter one of its own. */
export default function ShopLayout() {
  return (
    <ShopFrame>
      <Outlet />
    </ShopFrame>
  )
}

/** 404 and 500 keep the shop around them. */
export function ErrorBoundary() {
  const error = useRouteError()
  return (
    <ShopFrame>
      <div className="wrap py-12 lg:py-20">
        <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />
      </div>
    </ShopFrame>
  )
}

function ShopFrame({ children }: { children: ReactNode }) {
  const { t } = useLocale()
  const { drawerUsed } = useCart()
  return (
    <>
      <a href="#content" className="skip-link btn btn-primary">
        {t.shell.skipToContent}
      </a>
      <NavigationBar />
      <Header />
      <main id="content" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <Footer />
      {drawerUsed && (
        <Suspense fallback={null}>
          <CartDrawer />
        </Suspense>
      )}
    </>
  )
}
