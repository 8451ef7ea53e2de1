import bricolage from '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2?url'
import instrument from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?url'
import { type ReactNode, use } from 'react'
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
import { useLocale } from './lib/locale.tsx'
import { localized, paths } from './lib/paths.ts'
import type { RootData } from './lib/root-data.ts'
import { departmentsOf, shellData } from './lib/shell.server.ts'
import { shopOf } from './lib/shop.server.ts'
import { themeScript } from './lib/theme.ts'
import styles from './styles/app.css?url'

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
        <ThemeScript />
        <link rel="preload" as="font" type="font/woff2" href={bricolage} crossOrigin="anonymous" />
        <link rel="preload" as="font" type="font/woff2" href={instrument} crossOrigin="anonymous" />
        <link rel="stylesheet" href={styles} />
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

function ThemeScript() {
  const nonce = use(FrameworkContext)?.nonce
  // A constant of ours, no input.
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it has to run before the first paint.
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
}

export default function Root() {
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
