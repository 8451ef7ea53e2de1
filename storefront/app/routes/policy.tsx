import { data, type LoaderFunctionArgs, type MetaArgs, NavLink, useLoaderData } from 'react-router'
import { Breadcrumbs } from '../components/breadcrumbs.tsx'
import { useLocale } from '../lib/locale.tsx'
import { paths, policyPages } from '../lib/paths.ts'
import { describePage } from '../lib/seo.server.ts'
import { metaOf } from '../lib/seo.ts'
import { shopOf } from '../lib/shop.server.ts'
import { policies } from '../messages/policies.server.ts'

export function loader({ context, params }: LoaderFunctionArgs) {
  const shop = shopOf(context)
  const page = policyPages.find((known) => known === params.page)
  if (!page) throw data(null, { status: 404 })
  const text = policies[shop.language][page]
  const seo = describePage(shop, { title: text.title, description: text.intro, path: paths.policy(page) })
  return { text, seo }
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) => metaOf(loaderData?.seo)

export default function Policy() {
  const { text } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <div className="wrap py-3 lg:py-5">
      <Breadcrumbs crumbs={[{ name: text.title }]} />
      <div className="mt-6 grid gap-12 lg:mt-12 lg:grid-cols-[15rem_minmax(0,42rem)] lg:gap-20">
        <article className="lg:order-1">
          <h1 className="text-4xl">{text.title}</h1>
          <p className="mt-4 text-xl text-soft">{text.intro}</p>
          {text.sections.map((section) => (
            <section key={section.title} className="mt-10 border-t border-line pt-6">
              <h2 className="text-xl">{section.title}</h2>
              {section.paragraphs.map((paragraph) => (
                <p key={paragraph} className="mt-3">
                  {paragraph}
                </p>
              ))}
            </section>
          ))}
        </article>
        <nav
          aria-label={`${t.shell.footerHelp} · ${t.shell.footerAbout}`}
          className="lg:sticky lg:top-36 lg:self-start"
        >
          <ul className="border-t border-line lg:border-0">
            {policyPages.map((page) => (
              <li key={page}>
                <NavLink to={paths.policy(page)} className="policy-link">
                  {t.shell.policies[page]}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </div>
  )
}
