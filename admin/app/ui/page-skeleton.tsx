import { Skeleton } from '@mantine/core'
import { Page } from './page.tsx'

const LINES = ['100%', '92%', '97%', '60%', '88%', '94%', '45%']

/** A page whose content is on its way. */
export function PageSkeleton(props: { title: string; back?: { to: string; label: string } }) {
  return (
    <Page {...props}>
      <div className="stack" aria-busy="true">
        <span className="hidden-visually" role="status">
          Loading
        </span>
        {LINES.map((width) => (
          <Skeleton key={width} height={18} width={width} />
        ))}
      </div>
    </Page>
  )
}
