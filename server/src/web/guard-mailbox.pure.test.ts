import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHttp } from '../kernel/http.ts'
import { silentLog } from '../kernel/log.ts'
import { guardMailbox } from './guard-mailbox.ts'

test('the mailbox answers only under names that nobody else can point here', async () => {
  const app = createHttp(silentLog)
  guardMailbox(app, 'https://shop.example')
  for (const url of ['/mailbox', '/mailbox/:id']) app.get(url, async () => ({ mail: 'secret' }))
  app.get('/api/things', async () => ({}))
  const status = async (host: string, url = '/mailbox', headers = {}) =>
    (await app.inject({ url, headers: { host, ...headers } })).statusCode

  for (const host of ['shop.example', 'SHOP.example:443', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
    assert.equal(await status(host), 200, host)
  for (const host of [
    'evil.example',
    'shop.example.evil.example',
    'localhost.evil.example:3000',
    '127.0.0.1.evil.example',
    'evil.example@localhost:80:80',
    '10.0.0.7',
  ])
    assert.equal(await status(host), 404, host)
  for (const url of ['/mailbox/', '/mailbox/one', '/mailbox?cursor=x', '/mailb%6fx'])
    assert.equal(await status('evil.example', url), 404, url)
  assert.equal(await status('evil.example', '/mailbox', { 'x-forwarded-host': 'localhost' }), 404)
  assert.equal(await status('evil.example', '/api/things'), 200)
})

test('the mailbox answers under the address of this machine that was connected to', async (t) => {
  const app = createHttp(silentLog)
  guardMailbox(app, 'https://shop.example')
  app.get('/mailbox', async () => ({ mail: 'secret' }))
  t.after(() => app.close())
  const url = new URL(await app.listen({ host: '127.0.0.2', port: 0 }))
  assert.equal((await fetch(`${url.origin}/mailbox`)).status, 200)
})
