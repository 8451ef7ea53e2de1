import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { repositoryFolder } from './folders.ts'
import { cacheHeaders } from './static-files.ts'

/** The admin: one page and its assets under `/admin/`; its own router decides what a path shows. */
export async function hostAdmin(app: FastifyInstance): Promise<void> {
  const folder = join(repositoryFolder, 'admin', 'build')
  if (!existsSync(join(folder, 'index.html'))) return
  await app.register(async (scope) => {
    await scope.register(files, {
      root: folder,
      prefix: '/admin/',
      wildcard: false,
      index: false,
      preCompressed: true,
      setHeaders: cacheHeaders,
    })
    const page = await readFile(join(folder, 'index.html'), 'utf8')
    const send = (_request: FastifyRequest, reply: FastifyReply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
    scope.get('/admin', send)
    scope.get('/admin/*', send)
  })
}
