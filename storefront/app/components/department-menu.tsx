import type { MouseEvent } from 'react'
import { Link } from 'react-router'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { useRootData } from '../lib/root-data.ts'
import { Icon } from './icon.tsx'

export const DEPARTMENTS_ID = 'departments'

/** Every department with what lies below it: a sheet on a phone, a wide panel on a desktop. Native popover. */
export function DepartmentMenu() {
  const { t } = useLocale()
  const { departments } = useRootData()
  const closeAfterLink = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof Element && event.target.closest('a')) event.currentTarget.hidePopover()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only listens for links inside; Enter on a link is a click too.
    // biome-ignore lint/a11y/noStaticElementInteractions: as above.
    <div id={DEPARTMENTS_ID} popover="auto" className="sheet mega" onClick={closeAfterLink}>
      <div className="flex items-center justify-between border-b border-line py-3 ps-5 pe-3 lg:hidden">
        <h2 className="text-xl">{t.shell.departments}</h2>
        <button
          type="button"
          popoverTarget={DEPARTMENTS_ID}
          popoverTargetAction="hide"
          className="btn-icon"
          aria-label={t.shell.close}
        >
          <Icon name="close" />
        </button>
      </div>
      <nav aria-label={t.shell.menu} className="mega-grid">
        {departments.map((department) => (
          <details key={department.slug} name="departments" className="mega-group" open={undefined}>
            <summary className="mega-summary">
              {department.name}
              <Icon name="chevron-down" size={18} className="chevron" />
            </summary>
            <ul>
              <li>
                <Link to={paths.category(department.slug)} className="mega-link font-semibold">
                  {t.shell.allOf(department.name)}
                </Link>
              </li>
              {department.children.map(({ slug, name }) => (
                <li key={slug}>
                  <Link to={paths.category(slug)} className="mega-link">
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        ))}
        <Link to={paths.collections()} className="mega-summary lg:hidden">
          {t.shell.collections}
        </Link>
        <Link to={paths.orderLookup()} className="mega-summary lg:hidden">
          {t.shell.findOrder}
        </Link>
      </nav>
    </div>
  )
}
