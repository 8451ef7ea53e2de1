import { createHmac } from 'node:crypto'

/** The header by which the sandbox signs a body now, or some seconds ago. */
export function signSandbox(body: string, secret: string, agoS = 0): { 'sandpay-signature': string } {
  const time = Math.floor(Date.now() / 1000) - agoS
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  return { 'sandpay-signature': `t=${time},v1=${signature}` }
}
