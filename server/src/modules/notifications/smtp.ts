import { createTransport } from 'nodemailer'

export interface OutgoingMail {
  recipient: string
  subject: string
  language: string
  html: string
  text: string
  /** With angle brackets (RFC 5322 §3.6.4). */
  messageId: string
}

/** Hands a mail over; resolves once the other side has taken it. Rejects with a reason that holds no secret. */
export type Deliver = (mail: OutgoingMail) => Promise<void>

interface SmtpOptions {
  url: string
  from: string
  connectTimeoutMs?: number
  idleTimeoutMs?: number
  /** For a whole mail, whatever the server does. */
  deadlineMs?: number
}

export const DEADLINE_MS = 40_000

/** Delivers to an SMTP server, a connection per mail; encrypted where the server offers it, always with smtps. */
export function createSmtp({
  url,
  from,
  connectTimeoutMs = 10_000,
  idleTimeoutMs = 15_000,
  deadlineMs = DEADLINE_MS,
}: SmtpOptions): Deliver {
  const transport = createTransport({
    url,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    dnsTimeout: connectTimeoutMs,
    socketTimeout: idleTimeoutMs,
    // Mails are made of what is in them; nothing is read from files or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async ({ recipient, subject, language, html, text, messageId }) => {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: recipient },
        subject,
        text,
        html,
        messageId,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
        signal: AbortSignal.timeout(deadlineMs),
      })
    } catch (error) {
      throw new Error(reasonOf(error))
    }
  }
}

/** Kept short and free of the address, which may carry a password. */
function reasonOf(error: unknown): string {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number }
  const parts = [code, command, responseCode].filter((part) => part !== undefined)
  return `The mail server did not take the mail (${parts.join(', ') || 'no reason given'})`
}
