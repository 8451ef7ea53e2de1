import type { FastifyReply } from 'fastify'

/** Hashed names never change their content; everything else is asked for again. */
export function cacheHeaders(reply: FastifyReply, path: string): void {
  const hashed = path.includes('/assets/')
  reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
}
