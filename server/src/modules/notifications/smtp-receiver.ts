import { createServer, type Socket } from 'node:net'

export interface ReceivedMail {
  from: string
  to: string
  /** As it came over the wire: headers, an empty line, the body. */
  source: string
}

/** What the server does with the next mails. */
export type Manner = 'accept' | 'refuse' | 'later' | 'silent' | 'die-after-taking'

export interface SmtpReceiver {
  url: string
  mails: ReceivedMail[]
  behave(manner: Manner): void
  close(): Promise<void>
}

/** A mail server for tests: speaks SMTP (RFC 5321) on the loopback, wants a password, and can misbehave. */
export async function startSmtpReceiver(password: string): Promise<SmtpReceiver> {
  const mails: ReceivedMail[] = []
  const sockets = new Set<Socket>()
  let manner: Manner = 'accept'
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    if (manner !== 'silent') converse(socket, { password, mails, manner: () => manner })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `smtp://shop:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    mails,
    behave: (next) => {
      manner = next
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Session {
  password: string
  mails: ReceivedMail[]
  manner: () => Manner
}

function converse(socket: Socket, { password, mails, manner }: Session): void {
  let buffer = ''
  let mail: ReceivedMail | undefined
  let envelope = { from: '', to: '' }
  const say = (line: string) => socket.write(`${line}\r\n`)

  const finish = (source: string) => {
    if (manner() === 'later') return say('451 4.3.0 Try again later')
    mails.push({ ...envelope, source })
    if (manner() === 'die-after-taking') return socket.destroy()
    return say('250 2.0.0 Taken')
  }
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') return socket.write('250-receiver\r\n250-8BITMIME\r\n250 AUTH PLAIN\r\n')
    if (verb === 'AUTH') {
      const given = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString()
      return say(given === `\0shop\0${password}` ? '235 2.7.0 Welcome' : '535 5.7.8 Wrong password')
    }
    if (verb === 'MAIL') {
      envelope = { from: /<(.*?)>/.exec(line)?.[1] ?? '', to: '' }
      return say('250 2.1.0 Fine')
    }
    if (verb === 'RCPT') {
      if (manner() === 'refuse') return say('550 5.1.1 No such mailbox')
      envelope.to = /<(.*?)>/.exec(line)?.[1] ?? ''
      return say('250 2.1.5 Fine')
    }
    if (verb === 'DATA') {
      mail = { ...envelope, source: '' }
      return say('354 Go on')
    }
    if (verb === 'QUIT') {
      say('221 2.0.0 Bye')
      return socket.end()
    }
    return say('250 2.0.0 Fine')
  }
  socket.setEncoding('utf8').on('data', (text) => {
    buffer += text
    for (;;) {
      const mark = mail ? '\r\n.\r\n' : '\r\n'
      const end = buffer.indexOf(mark)
      if (end < 0) return
      const part = buffer.slice(0, end)
      buffer = buffer.slice(end + mark.length)
      if (mail) {
        mail = undefined
        finish(part)
      } else command(part)
    }
  })
  say('220 receiver ESMTP')
}
