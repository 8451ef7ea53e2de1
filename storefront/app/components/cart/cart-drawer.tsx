import { closeCartDrawer, useCart } from '../../lib/cart-store.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { ButtonLink } from '../button.tsx'
import { Drawer } from '../drawer.tsx'

/** The cart beside the page. */
export function CartDrawer() {
  const { t } = useLocale()
  const { drawerOpen } = useCart()
  return (
    <Drawer open={drawerOpen} onClose={closeCartDrawer} title={t.buy.cartTitle}>
      <ButtonLink to={paths.cart()} onClick={closeCartDrawer}>
        {t.shell.cart}
      </ButtonLink>
    </Drawer>
  )
}
