import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isId, isName, isPosition, isTime, pageOf, readCursor, writeCursor } from './cursor.ts'

const TIME = '2030-05-01T10:00:00.000Z'

test('a cursor is read as it was written, and there is none for the first page', () => {
  assert.deepEqual(readCursor(writeCursor(TIME, 'mail-1'), isTime, isId), [TIME, 'mail-1'])
  assert.deepEqual(readCursor(writeCursor(-5, 'A/1 B'.slice(0, 3)), isPosition, isName), ['-5', 'A/1'])
  assert.equal(readCursor(undefined, isTime, isId), null)
})

test('what no list gave out is refused by name', () => {
  const raw = (text: string) => Buffer.from(text).toString('base64url')
  const forged = [
    ...['', 'x', '%', raw('{}'), raw('null'), raw('[]'), raw(`["${TIME}"]`)],
    ...[
      raw(`["${TIME}",7]`),
      raw(`["${TIME}","a","b"]`),
      writeCursor(TIME, "' or 1=1"),
      writeCursor(TIME, ''),
    ],
    ...[
      '2030-02-30T00:00:00.000Z',
      '2030-05-01',
      'yesterday',
      '0000-01-01T00:00:00.000Z',
      '+010000-01-01T00:00:00.000Z',
    ].map((time) => writeCursor(time, 'mail-1')),
  ]
  for (const cursor of forged)
    assert.throws(
      () => readCursor(cursor, isTime, isId),
      {
        code: 'INVALID_INPUT',
        details: { errors: [{ field: '/cursor', detail: 'is not a cursor of this list' }] },
      },
      cursor,
    )
  for (const position of ['1.5', '1e3', '99999999999', '2147483648', ''])
    assert.throws(() => readCursor(writeCursor(position), isPosition), { code: 'INVALID_INPUT' }, position)
  assert.throws(() => readCursor(writeCursor('a\0b'), isName), { code: 'INVALID_INPUT' })
})

test('a page goes on only where more was found than asked for', () => {
  const at = (n: number) => [n] as const
  assert.deepEqual(pageOf([1, 2, 3], 2, at), { items: [1, 2], nextCursor: writeCursor(2) })
  assert.deepEqual(pageOf([1, 2], 2, at), { items: [1, 2] })
  assert.deepEqual(pageOf([], 2, at), { items: [] })
})
