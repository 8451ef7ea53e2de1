import { type ReactNode, use, useEffect } from 'react'
import {
  UNSAFE_FrameworkContext as FrameworkContext,
  isRouteErrorResponse,
  Links,
  type LoaderFunctionArgs,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
} from 'react-router'
import { ErrorPage } from './components/error-page.tsx'
import { facesScript } from './lib/faces.ts'
import { useLocale } from './lib/locale.tsx'
import { PAGE_STYLE_ID, PageStyleContext } from './lib/page-style.ts'
import { localized, paths } from './lib/paths.ts'
import type { RootData } from './lib/root-data.ts'
import { departmentsOf, shellData } from './lib/shell.server.ts'
import { shopOf } from './lib/shop.server.ts'
import { themeScript } from './lib/theme.ts'
import styleSheet from './styles/app.css?url'

export async function loader({ context }: LoaderFunctionArgs): Promise<RootData> {
  const shop = shopOf(context)
  const { categories } = await shellData(shop)
  return { currency: shop.currency, departments: departmentsOf(categories) }
}

/** Departments and currency stay as they are until the shopper changes the preferences. */
export function shouldRevalidate({ formAction }: ShouldRevalidateFunctionArgs): boolean {
  return formAction?.endsWith(paths.preferences()) ?? false
}

export function Layout({ children }: { children: ReactNode }) {
  const { language, dir } = useLocale()
  return (
    <html lang={language} dir={dir} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fcfaf6" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0f1016" />
        <FirstScript />
        <PageStyle />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icon-180.png" />
        <link rel="manifest" href={localized(language, paths.manifest())} />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

/** The style sheet in the page; under the development server a link, which follows changes. */
function PageStyle() {
  const css = use(PageStyleContext)
  if (import.meta.env.DEV) return <link rel="stylesheet" href={styleSheet} />
  return (
    // Our own style sheet, no input.
    // biome-ignore lint/security/noDangerouslySetInnerHtml: it is not markup.
    <style id={PAGE_STYLE_ID} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: css }} />
  )
}

/** What has to run before the first paint: it sets the theme and the faces that this browser knows. */
function FirstScript() {
  const nonce = use(FrameworkContext)?.nonce
  const script = `${themeScript};${facesScript}`
  // A constant of ours, no input.
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it has to run before the first paint.
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
}

export default function Root() {
  // Says to tests and to whoever looks that the page answers by itself now, no longer through plain links and forms.
  useEffect(() => {
    document.documentElement.dataset.interactive = 'true'
  }, [])
  return <Outlet />
}

/** The last resort, when not even the shop's frame could be made. */
export function ErrorBoundary({ error }: { error: unknown }) {
  return (
    <main className="wrap py-16">
      <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />
    </main>
  )
}
