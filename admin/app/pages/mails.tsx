import type { MailSummary } from '@techmart/contracts'
import { api, ctx } from '../api/client.ts'
import { paths } from '../paths.ts'
import { DataTable } from '../table/data-table.tsx'
import type { Column } from '../table/features.ts'
import { RowLink, Under } from '../table/row-link.tsx'
import { usePages } from '../table/use-pages.ts'
import { Page } from '../ui/page.tsx'
import { EmptyPanel } from '../ui/panels.tsx'
import { When } from '../ui/when.tsx'
import { MailStateTag } from './mail/mail-state.tsx'

const columns: Column<MailSummary>[] = [
  {
    id: 'subject',
    header: 'Subject',
    enableHiding: false,
    meta: { width: '46%' },
    cell: ({ row: { original: mail } }) => (
      <>
        <RowLink to={paths.mail(mail.id)}>
          <span dir="auto">{mail.subject}</span>
        </RowLink>
        <Under until="sm">{mail.to}</Under>
      </>
    ),
  },
  { id: 'to', header: 'To', meta: { from: 'sm' }, cell: ({ row }) => row.original.to },
  { id: 'state', header: 'State', cell: ({ row }) => <MailStateTag state={row.original.state} /> },
  {
    id: 'created',
    header: 'Written',
    meta: { align: 'end', from: 'sm' },
    cell: ({ row }) => <When at={row.original.createdAt} />,
  },
]

export function MailsPage() {
  const pages = usePages({
    key: ['mails'],
    load: (cursor) => api.notifications.listMails(ctx(), cursor ? { cursor } : {}),
  })
  return (
    <Page title="Mails" lead="Everything the shop has written to its customers.">
      <DataTable
        name="mails"
        label="Mails, newest first"
        columns={columns}
        pages={pages}
        rowKey={(mail) => mail.id}
        empty={
          <EmptyPanel icon="mails" title="No mails yet">
            The first one is written when an order is paid.
          </EmptyPanel>
        }
      />
    </Page>
  )
}
