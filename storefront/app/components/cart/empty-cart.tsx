import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { useRootData } from '../../lib/root-data.ts'
import { ButtonLink } from '../button.tsx'
import { DepartmentLinks } from '../department-links.tsx'
import { Icon } from '../icon.tsx'

/** Nothing in it yet, and where to begin. */
export function EmptyCart({ onLeave }: { onLeave?: () => void }) {
  const { t } = useLocale()
  const { departments } = useRootData()
  return (
    <div className="max-w-2xl">
      <span className="mb-5 inline-grid size-20 place-items-center rounded-full bg-sand">
        <Icon name="bag" size={34} />
      </span>
      <h2 className="text-2xl">{t.buy.emptyTitle}</h2>
      <p className="mt-2 text-soft">{t.buy.emptyText}</p>
      <ButtonLink to={paths.collections()} className="mt-6" onClick={onLeave}>
        {t.buy.emptyAction}
      </ButtonLink>
      {departments.length > 0 && !onLeave && <DepartmentLinks departments={departments} className="mt-12" />}
    </div>
  )
}
