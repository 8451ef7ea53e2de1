import { Link } from 'react-router'
import { useLocale } from '../lib/locale.tsx'
import { type PolicyPage, paths } from '../lib/paths.ts'
import { useRootData } from '../lib/root-data.ts'
import { Icon } from './icon.tsx'
import { PREFERENCES_ID } from './preferences.tsx'
import { Wordmark } from './wordmark.tsx'

const helpPages: readonly PolicyPage[] = ['delivery', 'returns', 'accessibility']
const aboutPages: readonly PolicyPage[] = ['terms', 'privacy', 'imprint']

export function Footer() {
  const { t, language } = useLocale()
  const { departments, currency } = useRootData()
  const policyLinks = (pages: readonly PolicyPage[]) =>
    pages.map((page) => ({ to: paths.policy(page), name: t.shell.policies[page] }))
  return (
    <footer className="mt-20 border-t border-line lg:mt-28">
      <div className="wrap grid grid-cols-2 gap-x-8 gap-y-10 py-12 sm:grid-cols-3 lg:grid-cols-[1.6fr_1fr_1fr_1fr] lg:py-16">
        <div className="col-span-2 sm:col-span-3 lg:col-span-1">
          <Wordmark />
          <p className="mt-3 max-w-xs text-soft">{t.shell.slogan}.</p>
        </div>
        <FooterGroup
          title={t.shell.footerShop}
          links={[
            ...departments.map(({ slug, name }) => ({ to: paths.category(slug), name })),
            { to: paths.collections(), name: t.shell.collections },
          ]}
        />
        <FooterGroup
          title={t.shell.footerHelp}
          links={[{ to: paths.orderLookup(), name: t.shell.findOrder }, ...policyLinks(helpPages)]}
        />
        <FooterGroup title={t.shell.footerAbout} links={policyLinks(aboutPages)} />
      </div>
      <div className="wrap">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-5 text-sm text-soft">
          <p>{t.shell.demoNotice}</p>
          <button
            type="button"
            popoverTarget={PREFERENCES_ID}
            className="btn btn-quiet btn-small num -mx-3"
            aria-label={`${t.shell.languageAndCurrency}: ${language.toUpperCase()}, ${currency}`}
          >
            <Icon name="globe" size={18} />
            {language.toUpperCase()} · {currency}
          </button>
        </div>
      </div>
    </footer>
  )
}

function FooterGroup(props: { title: string; links: ReadonlyArray<{ to: string; name: string }> }) {
  return (
    <nav aria-label={props.title} className="max-sm:odd:row-span-2">
      <h2 className="text-base">{props.title}</h2>
      <ul className="mt-2">
        {props.links.map(({ to, name }) => (
          <li key={to}>
            <Link
              to={to}
              className="inline-flex min-h-11 items-center text-soft hover:text-accent hover:underline sm:min-h-9"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
