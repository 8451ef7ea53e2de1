import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Order } from '@techmart/contracts'
import { Link } from 'react-router'
import { api, ctx } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/page.tsx'
import { When } from '../../ui/when.tsx'
import styles from './order.module.css'

const LATEST = 100

/** Mails to this customer since the order, among the latest that were sent at all. */
export function OrderMails({ order }: { order: Order }) {
  const { data, error } = useQuery({
    queryKey: ['mails', 'latest'],
    queryFn: () => api.notifications.listMails(ctx(), { limit: LATEST }),
  })
  const mails = data?.items.filter(
    (mail) => mail.to.includes(order.email) && mail.createdAt >= order.placedAt,
  )
  return (
    <Section title="Mails" aside={<Link to={paths.mails()}>All mails</Link>}>
      {mails ? (
        mails.length > 0 ? (
          <ul className={styles.mails}>
            {mails.map((mail) => (
              <li key={mail.id}>
                <Link to={paths.mail(mail.id)}>{mail.subject}</Link>
                <span className="small soft">
                  <When at={mail.createdAt} />
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="soft">
            {data?.nextCursor ? `None to this customer among the latest ${LATEST} mails.` : 'None yet.'}
          </p>
        )
      ) : error ? (
        <p className="soft">The mails cannot be loaded now.</p>
      ) : (
        <Skeleton height={18} />
      )}
    </Section>
  )
}
