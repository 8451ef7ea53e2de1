import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** A mail as it was taken; the server said so to whoever brought it. */
export interface Mail {
  to: string
  messageId: string
  text: string
}

export interface Mailbox {
  mails: Mail[]
  close(): void
}

/** A mail server that takes everything and forgets nothing (RFC 5321, as far as one sender needs it). */
export async function openMailbox(port: number): Promise<Mailbox> {
  const mails: Mail[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    converse(socket, (mail) => mails.push(mail))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    mails,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

function converse(socket: Socket, take: (mail: Mail) => void): void {
  let heard = ''
  let to = ''
  let inMail = false
  const answers: Record<string, string> = { DATA: '354 Go on', QUIT: '221 Bye' }
  const obey = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'RCPT') to = /<(.*?)>/.exec(line)?.[1] ?? ''
    inMail = verb === 'DATA'
    socket.write(`${answers[verb] ?? '250 Fine'}\r\n`)
    if (verb === 'QUIT') socket.end()
  }
  socket.setEncoding('utf8').on('data', (text) => {
    heard += text
    for (;;) {
      const mark = inMail ? '\r\n.\r\n' : '\r\n'
      const end = heard.indexOf(mark)
      if (end < 0) return
      const part = heard.slice(0, end)
      heard = heard.slice(end + mark.length)
      if (!inMail) {
        obey(part)
        continue
      }
      inMail = false
      // Taken before it is said so: a sender that hears nothing may bring it again.
      take({ to, messageId: messageIdOf(part), text: part })
      socket.write('250 Taken\r\n')
    }
  })
  socket.write('220 mailbox ESMTP\r\n')
}

function messageIdOf(source: string): string {
  return /^message-id:\s*(<[^>]*>)/im.exec(source)?.[1] ?? ''
}
