import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHttp } from '../kernel/http.ts'
import { silentLog } from '../kernel/log.ts'
import { assertSensible } from './web-request.ts'

const URLENCODED = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data; boundary=x'

test('the storefront takes paths and forms, and refuses the rest politely', async (t) => {
  const app = createHttp(silentLog)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.route({
    method: ['GET', 'POST'],
    url: '/*',
    handler: async (request) => {
      await assertSensible(request)
      return 'fine'
    },
  })
  const post = async (type: string, payload: string) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/cart',
      headers: { 'content-type': type },
      payload,
    })
    return answer.statusCode
  }
  const part = (head: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n--x--\r\n`

  await t.test('addresses', async () => {
    assert.equal((await app.inject('/p/kettle?q=100%25')).statusCode, 200)
    for (const path of ['//', '//evil.example/cart', '/p/kettle%00', '/search?q=%00']) {
      const answer = await app.inject({ url: { pathname: path } })
      assert.equal(answer.json().code, 'NOT_FOUND', path)
      assert.equal(answer.statusCode, 404, path)
    }
  })

  await t.test('forms', async () => {
    assert.equal(await post(URLENCODED, 'intent=add&quantity=1'), 200)
    assert.equal(await post(`${URLENCODED};charset=UTF-8`, ''), 200)
    assert.equal(await post(MULTIPART, part('name="intent"', 'add')), 200)
  })

  await t.test('what is no form, or none that can be read', async () => {
    assert.equal(await post('application/json', '{}'), 415)
    assert.equal(await post('text/plain', 'intent=add'), 415)
    assert.equal(await post(MULTIPART, 'intent=add'), 400)
    assert.equal(await post('multipart/form-data', part('name="intent"', 'add')), 400)
    assert.equal(await post(MULTIPART, part('name="intent"; filename="a"', 'add')), 400)
    assert.equal(await post(URLENCODED, 'name=a%00b'), 400)
    assert.equal(await post(MULTIPART, part('name="city"', 'a\0b')), 400)
  })
})
