import { Button, Checkbox, Textarea } from '@mantine/core'
import type { Order } from '@techmart/contracts'
import { api } from '../../api/client.ts'
import { useAttempt } from '../../api/use-attempt.ts'
import { useForm } from '../../forms/use-form.ts'
import { notifyDone } from '../../ui/notify.ts'
import { Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/panels.tsx'

/** A note for colleagues, or a message that the customer gets by mail and finds in the order. */
export function NoteForm({ order, onDone }: { order: Order; onDone: (order: Order) => void }) {
  const attempt = useAttempt()
  const form = useForm({
    initial: { text: '', toShopper: false },
    check: ({ text }) => ({ text: text.trim() ? undefined : 'Write something first' }),
    send: ({ text, toShopper }) =>
      attempt((ctx) => api.orders.addNote(ctx, { reference: order.reference, text: text.trim(), toShopper })),
    onDone: (next, { toShopper }) => {
      onDone(next)
      form.reset({ text: '', toShopper: false })
      notifyDone(toShopper ? 'The message is on its way' : 'The note is kept')
    },
  })
  return (
    <Section title="Write a note">
      <form {...form.form} className="stack">
        {form.problem ? <ProblemNote error={form.problem} /> : null}
        <Textarea
          label="Text"
          autosize
          minRows={2}
          maxLength={2_000}
          value={form.values.text}
          error={form.errorOf('text')}
          onChange={(event) => form.set('text', event.currentTarget.value)}
        />
        <Checkbox
          label="Send it to the customer, too"
          checked={form.values.toShopper}
          onChange={(event) => form.set('toShopper', event.currentTarget.checked)}
        />
        <div>
          <Button type="submit" variant="default" loading={form.sending}>
            {form.values.toShopper ? 'Send the message' : 'Keep the note'}
          </Button>
        </div>
      </form>
    </Section>
  )
}
