import { useLocale } from '../../lib/locale.tsx'
import { Icon, type IconName } from '../icon.tsx'

const icons: readonly IconName[] = ['truck', 'return', 'lock']

/** What one can rely on. */
export function Promises() {
  const { t } = useLocale()
  return (
    <section aria-label={t.shell.footerHelp} className="wrap mt-20 lg:mt-28">
      <ul className="grid gap-8 border-t border-line pt-8 md:grid-cols-3 lg:gap-16 lg:pt-10">
        {t.browse.promises.map(({ title, text }, index) => (
          <li key={title} className="flex gap-4">
            <Icon name={icons[index] ?? 'check'} size={28} />
            <div>
              <h2 className="text-lg">{title}</h2>
              <p className="mt-1 text-soft">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
