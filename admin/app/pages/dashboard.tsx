import { SegmentedControl } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { type Currency, currencies } from '@techmart/contracts'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { useMay, useStaff } from '../api/session.ts'
import { paths } from '../paths.ts'
import { Page, Section } from '../ui/page.tsx'
import { ErrorPanel } from '../ui/panels.tsx'
import { BestSellers } from './dashboard/best-sellers.tsx'
import styles from './dashboard/dashboard.module.css'
import { Figures } from './dashboard/figures.tsx'
import { LowStock } from './dashboard/low-stock.tsx'
import { OrderStates } from './dashboard/order-states.tsx'
import { ToSend } from './dashboard/to-send.tsx'
import { ranges, useSummary } from './dashboard/use-summary.ts'

// The chart's library weighs more than the rest of the page.
const SalesChart = lazy(async () => ({ default: (await import('./dashboard/sales-chart.tsx')).SalesChart }))

export function DashboardPage() {
  const staff = useStaff()
  const mayStock = useMay('stock:read')
  const [currency, setCurrency] = useLocalStorage<Currency>({
    key: 'techmart-admin-currency',
    defaultValue: 'USD',
    getInitialValueInEffect: false,
  })
  const [days, setDays] = useLocalStorage<number>({
    key: 'techmart-admin-range',
    defaultValue: 30,
    getInitialValueInEffect: false,
  })
  const { summary, error, retry } = useSummary(currency, days)
  return (
    <Page
      title={`${greeting()}, ${staff.name.split(' ')[0]}`}
      tab="Dashboard"
      actions={
        <>
          <SegmentedControl
            aria-label="Currency"
            value={currency}
            onChange={(value) => setCurrency(value as Currency)}
            data={[...currencies]}
          />
          <SegmentedControl
            aria-label="Time"
            value={String(days)}
            onChange={(value) => setDays(Number(value))}
            data={ranges.map((range) => ({ value: String(range), label: `${range} days` }))}
          />
        </>
      }
    >
      {error && !summary ? (
        <ErrorPanel error={error} retry={retry} />
      ) : (
        <>
          <Figures summary={summary} days={days} />
          <Section title="Sales by day">
            <div className={styles.chart}>
              <Suspense fallback={null}>{summary && <SalesChart summary={summary} />}</Suspense>
            </div>
          </Section>
        </>
      )}
      <div className={styles.columns}>
        <Section title="Orders to send" aside={<Link to={paths.orders({ state: 'paid' })}>All</Link>}>
          <ToSend />
        </Section>
        {mayStock && (
          <Section title="Running low" aside={<Link to={paths.stock({ state: 'low' })}>All</Link>}>
            <LowStock />
          </Section>
        )}
        <Section title="Best sellers">
          <BestSellers summary={summary} />
        </Section>
        <Section title="All orders by state">
          <OrderStates summary={summary} />
        </Section>
      </div>
    </Page>
  )
}

function greeting(hour = new Date().getHours()): string {
  if (hour < 5) return 'Good night'
  if (hour < 12) return 'Good morning'
  return hour < 18 ? 'Good afternoon' : 'Good evening'
}
