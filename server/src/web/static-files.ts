import type { ServerResponse } from 'node:http'

/** Hashed names never change their content; everything else is asked for again. */
export function cacheHeaders(reply: Pick<ServerResponse, 'setHeader'>, path: string): void {
  const hashed = path.includes('/assets/')
  reply.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
}
