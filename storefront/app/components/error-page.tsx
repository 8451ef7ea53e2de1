import { Form } from 'react-router'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { useRootData } from '../lib/root-data.ts'
import { Button, ButtonLink } from './button.tsx'
import { DepartmentLinks } from './department-links.tsx'

/** What stands where a page would be: nothing at this address, or a fault of ours. With a way on. */
export function ErrorPage({ status }: { status: number }) {
  const { t } = useLocale()
  const { departments } = useRootData()
  const isMissing = status === 404
  return (
    <div className="max-w-3xl">
      <title>{`${isMissing ? t.shell.notFoundTitle : t.shell.errorTitle} · ${t.shell.shopName}`}</title>
      <meta name="robots" content="noindex" />
      <p aria-hidden="true" className="display num text-5xl text-edge">
        {status}
      </p>
      <h1 className="mt-4 text-3xl">{isMissing ? t.shell.notFoundTitle : t.shell.errorTitle}</h1>
      <p className="mt-4 text-lg text-soft">{isMissing ? t.shell.notFoundText : t.shell.errorText}</p>
      {isMissing ? (
        <Form action={paths.search()} className="mt-8 flex max-w-lg gap-2">
          <input
            type="search"
            name="q"
            className="input"
            aria-label={t.shell.searchLabel}
            placeholder={t.shell.searchPlaceholder}
          />
          <Button type="submit">{t.shell.search}</Button>
        </Form>
      ) : (
        <div className="mt-8 flex flex-wrap gap-3">
          <ButtonLink to="." reloadDocument>
            {t.shell.tryAgain}
          </ButtonLink>
          <ButtonLink to={paths.home()} look="line" reloadDocument>
            {t.shell.toHome}
          </ButtonLink>
        </div>
      )}
      {departments.length > 0 && <DepartmentLinks departments={departments} className="mt-12" />}
    </div>
  )
}
