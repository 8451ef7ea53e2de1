import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { api, ctx } from '../api/client.ts'
import { hasCode } from '../api/problem.ts'
import { paths } from '../paths.ts'
import { Page } from '../ui/page.tsx'
import { PageSkeleton } from '../ui/page-skeleton.tsx'
import { EmptyPanel, ErrorPanel } from '../ui/panels.tsx'
import { When } from '../ui/when.tsx'
import styles from './mail/mail.module.css'
import { MailStateTag } from './mail/mail-state.tsx'

const back = { to: paths.mails(), label: 'Mails' }
type Face = 'html' | 'text'

export function MailPage() {
  const { id = '' } = useParams()
  const [face, setFace] = useState<Face>('html')
  const query = useQuery({
    queryKey: ['mail', id],
    queryFn: () => api.notifications.getMail(ctx(), { id }),
  })
  if (!query.data) {
    if (!query.error) return <PageSkeleton title="Mail" back={back} />
    return (
      <Page title="Mail" back={back}>
        {hasCode(query.error, 'NOT_FOUND') ? (
          <EmptyPanel icon="mails" title="This mail is not kept any more" />
        ) : (
          <ErrorPanel error={query.error} retry={() => void query.refetch()} />
        )}
      </Page>
    )
  }
  const { mail, html, text } = query.data
  return (
    <Page
      title={mail.subject}
      tab="Mail"
      back={back}
      badge={<MailStateTag state={mail.state} />}
      lead={
        <>
          To {mail.to}, written <When at={mail.createdAt} />
          {mail.sentAt && (
            <>
              , sent <When at={mail.sentAt} />
            </>
          )}
        </>
      }
      actions={
        <SegmentedControl
          aria-label="Form of the mail"
          value={face}
          onChange={(value) => setFace(value as Face)}
          data={[
            { value: 'html', label: 'As shown' },
            { value: 'text', label: 'Plain text' },
          ]}
        />
      }
    >
      {face === 'html' ? (
        // No scripts and no forms in there; its own origin only so that our pictures load. Links open in a new window.
        <iframe
          className={styles.frame}
          title={`Mail: ${mail.subject}`}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          srcDoc={`<base target="_blank">${html}`}
        />
      ) : (
        <pre className={styles.text} dir="auto">
          {text}
        </pre>
      )}
    </Page>
  )
}
