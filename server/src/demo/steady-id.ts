import { createHash } from 'node:crypto'

/** An id that is always the same for the same name, in the form of the ids the shop makes itself (UUID, version 8). */
export function steadyId(name: string): string {
  const hex = createHash('sha256').update(`techmart/demo/${name}`).digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
