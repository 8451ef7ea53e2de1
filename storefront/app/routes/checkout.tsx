import { useLocale } from '../lib/locale.tsx'

export default function Page() {
  const { t } = useLocale()
  return <h1 className="wrap py-12 text-3xl">{t.buy.cartTitle}</h1>
}
