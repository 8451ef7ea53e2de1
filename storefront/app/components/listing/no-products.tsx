import { useLocale } from '../../lib/locale.tsx'
import { useRootData } from '../../lib/root-data.ts'
import { DepartmentLinks } from '../department-links.tsx'

/** A department or collection without anything in it, or a search for a word that nothing is like. */
export function NoProducts({ query }: { query?: string | undefined }) {
  const { t } = useLocale()
  const { departments } = useRootData()
  return (
    <div className="max-w-2xl py-6 lg:py-10">
      {query ? (
        <h1 className="text-3xl">{t.browse.noResultsTitle(query)}</h1>
      ) : (
        <h2 className="text-2xl">{t.browse.noneTitle}</h2>
      )}
      <p className="mt-3 text-lg text-soft">{t.browse.noResultsText}</p>
      <DepartmentLinks departments={departments} className="mt-6" />
    </div>
  )
}
