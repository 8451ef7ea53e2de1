import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import type { InjectOptions } from 'fastify'
import { createHttp } from '../kernel/http.ts'
import { silentLog } from '../kernel/log.ts'
import { createPageCache, type SharedPage } from './page-cache.ts'

const TEXT = 'A mug of fired clay, glazed by hand. '.repeat(60)
const SCRIPT = 'console.log("in the page")'

function html(text: string, nonce: string): string {
  return `<!doctype html><script nonce="${nonce}">${SCRIPT}</script><p>${text}${TEXT}</p><script type="application/ld+json">{}</script>`
}

/** A server with one page per path, whose text the test may change. */
function open(respond?: (path: string) => Response | Promise<Response>) {
  let time = 0
  let made = 0
  const app = createHttp(silentLog)
  const cache = createPageCache({
    mostBytes: 1_000_000,
    now: () => time,
    render: async ({ key }, ctx, nonce) => {
      made++
      assert.deepEqual(ctx.actor, { kind: 'anonymous' })
      const page = new Response(html(`v${made} `, nonce), { headers: { 'content-type': 'text/html' } })
      return { result: respond ? await respond(key) : page, tags: [key] }
    },
  })
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('content-security-policy', "script-src 'self' 'nonce-abc'; object-src 'none'")
    done()
  })
  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: (request, reply) => {
      const page: SharedPage = { key: request.url, request: null as never, freshMs: 60_000, staleMs: 600_000 }
      return cache.send(request, reply, page)
    },
  })
  const ask = (url: string, headers: Record<string, string> = {}, method: InjectOptions['method'] = 'GET') =>
    app.inject({ url, method: method ?? 'GET', headers })
  return { ask, cache, wait: (ms: number) => (time += ms), made: () => made }
}

test('a page is made once, and sent in the encoding that the client likes best', async () => {
  const { ask, made } = open()
  const plain = await ask('/p/mug')
  assert.match(plain.body, /v1 A mug/)
  const decoders = { br: brotliDecompressSync, gzip: gunzipSync, zstd: zstdDecompressSync }
  const tags = new Set([plain.headers.etag])
  for (const [encoding, decode] of Object.entries(decoders)) {
    const answer = await ask('/p/mug', { 'accept-encoding': encoding })
    assert.equal(answer.headers['content-encoding'], encoding)
    assert.equal(decode(answer.rawPayload).toString(), plain.body)
    tags.add(answer.headers.etag)
  }
  assert.equal(
    (await ask('/p/mug', { 'accept-encoding': 'gzip, deflate, br, zstd' })).headers['content-encoding'],
    'br',
  )
  assert.equal(
    (await ask('/p/mug', { 'accept-encoding': 'br;q=0, identity' })).headers['content-encoding'],
    undefined,
  )
  assert.equal(tags.size, 4, 'every encoding has a strong validator of its own')
  assert.equal(made(), 1)
})

test('who has the page already is told so, until it changes', async () => {
  const { ask, cache } = open()
  const first = await ask('/p/mug', { 'accept-encoding': 'br' })
  const known = { 'accept-encoding': 'br', 'if-none-match': `"other", W/${first.headers.etag}` }
  const again = await ask('/p/mug', known)
  assert.deepEqual([again.statusCode, again.body, again.headers.etag], [304, '', first.headers.etag])
  cache.invalidate(['/p/mug'])
  assert.equal((await ask('/p/mug', known)).statusCode, 200)
})

test('how an answer came about is told', async () => {
  const { ask, cache, wait } = open()
  const how = async (path: string) => (await ask(path)).headers['cache-status']
  assert.equal(await how('/p/mug'), 'TechMart; fwd=uri-miss')
  wait(10_000)
  assert.equal(await how('/p/mug'), 'TechMart; hit; ttl=50')
  wait(55_000)
  assert.equal(await how('/p/mug'), 'TechMart; hit; ttl=-5')
  cache.invalidate(['/p/mug'])
  assert.equal(await how('/p/mug'), 'TechMart; fwd=uri-miss')
})

test('scripts in a page for everybody are allowed by what they say, since no nonce is one for everybody', async () => {
  const { ask } = open()
  const { body, headers } = await ask('/p/mug')
  assert.ok(!body.includes('nonce'))
  // printf 'console.log("in the page")' | openssl dgst -sha256 -binary | base64
  const hash = 'wWtfSK8oGPSgNH4jsMQNVGzierLA5Iu5GbfNsWKBYto='
  assert.equal(headers['content-security-policy'], `script-src 'self' 'sha256-${hash}'; object-src 'none'`)
})

test('the head of a page is that of the page', async () => {
  const { ask } = open()
  const page = await ask('/p/mug')
  const head = await ask('/p/mug', {}, 'HEAD')
  assert.equal(head.body, '')
  assert.equal(head.headers.etag, page.headers.etag)
  assert.equal(head.headers['content-length'], page.headers['content-length'])
})

test('answers that are not for all are not kept: redirects, errors, what is private or sets a cookie', async () => {
  const answers: Record<string, () => Response> = {
    '/moved': () => new Response(null, { status: 302, headers: { location: '/p/mug' } }),
    '/gone': () => new Response('gone', { status: 404 }),
    '/private': () => new Response('mine', { headers: { 'cache-control': 'private, no-store' } }),
    '/cookie': () => new Response('mine', { headers: { 'set-cookie': 'a=b' } }),
  }
  const { ask, made } = open((path) => (answers[path] as () => Response)())
  for (const path of Object.keys(answers)) {
    const before = made()
    const [first] = [await ask(path), await ask(path)]
    assert.equal(made() - before, 2, path)
    if (path === '/moved') assert.equal(first?.headers.location, '/p/mug')
    if (path === '/gone') assert.equal(first?.statusCode, 404)
  }
})

test('while nothing can be made the last page is shown', async () => {
  let isBroken = false
  const { ask, cache } = open(() =>
    isBroken
      ? new Response('broken', { status: 500 })
      : new Response('fine', { headers: { 'content-type': 'text/plain' } }),
  )
  await ask('/p/mug')
  isBroken = true
  cache.invalidate(['/p/mug'])
  const { statusCode, body, headers } = await ask('/p/mug')
  assert.deepEqual([statusCode, body], [200, 'fine'])
  assert.match(String(headers['cache-status']), /detail=on-error/)
  assert.equal((await ask('/p/other')).statusCode, 500)
})
