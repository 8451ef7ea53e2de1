import { BarChart } from '@mantine/charts'
import { formatDay, formatMoney, formatMoneyShort, plural } from '../../ui/format.ts'
import styles from './dashboard.module.css'
import type { Summary } from './use-summary.ts'
import '@mantine/charts/styles.layer.css'

const dayName = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** Sales by day. The same numbers are below as a table, for those who do not see the bars. */
export function SalesChart({ summary }: { summary: Summary }) {
  const { currency, days } = summary
  const money = (amountMinor: number) => ({ amountMinor, currency })
  return (
    <>
      <div aria-hidden="true">
        <BarChart
          h={260}
          data={days.map(({ day, salesMinor, orders }) => ({
            day: dayName.format(new Date(`${day}T00:00:00Z`)),
            sales: salesMinor,
            orders,
          }))}
          dataKey="day"
          series={[{ name: 'sales', label: 'Sales', color: 'var(--chart)' }]}
          valueFormatter={(amount) => formatMoney(money(amount))}
          gridAxis="x"
          tickLine="none"
          withLegend={false}
          maxBarWidth={36}
          barProps={{ radius: [3, 3, 0, 0], isAnimationActive: false }}
          xAxisProps={{ minTickGap: 40, interval: 'preserveStartEnd' }}
          yAxisProps={{
            width: 56,
            tickCount: 4,
            tickFormatter: (amount: number) => formatMoneyShort(money(amount)),
          }}
          barChartProps={{ accessibilityLayer: false }}
          tooltipAnimationDuration={0}
        />
      </div>
      <details className={styles.numbers}>
        <summary>Show as a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Orders</th>
              <th scope="col">Sales</th>
            </tr>
          </thead>
          <tbody className="num">
            {days.toReversed().map(({ day, orders, salesMinor }) => (
              <tr key={day}>
                <th scope="row">{formatDay(`${day}T12:00:00Z`)}</th>
                <td>{plural(orders, 'order')}</td>
                <td>{formatMoney(money(salesMinor))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}
