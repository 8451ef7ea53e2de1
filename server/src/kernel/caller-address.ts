import { isIPv4 } from 'node:net'
import type { Context } from '@techmart/contracts'
import type { FastifyRequest } from 'fastify'

/** Notes from where somebody calls who is not a peer; only operations that count by it ask for this. */
export function noteCaller(ctx: Context, request: FastifyRequest): void {
  ctx.network = networkOf(request.ip)
}

const IPV6_GROUPS = 8
const NETWORK_GROUPS = 4

/** One subscriber: an IPv4 address, or the 64 bits of an IPv6 address in front of those that its owner chooses freely. */
export function networkOf(ip: string): string {
  const [plain = ''] = ip.replace(/^::ffff:(?=\d+\.)/i, '').split('%')
  if (isIPv4(plain) || !URL.canParse(`http://[${plain}]`)) return plain
  // The address standard's own form: lower case, no leading zeros, the longest run of zeros as "::".
  const canonical = new URL(`http://[${plain}]`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : IPV6_GROUPS - before.length - after.length
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after]
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`
}
