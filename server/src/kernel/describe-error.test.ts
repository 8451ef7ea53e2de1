import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ServiceError } from '@techmart/contracts'
import { pino } from 'pino'
import { cloneDatabase } from '../testing/database.ts'
import { openDb } from './db.ts'
import { logOptions } from './log.ts'

const ADDRESS = 'ada@example.com'

test('no line of the log holds what a statement was given, or the rows it met', async (t) => {
  const database = await cloneDatabase()
  const db = openDb({ url: database.url, name: 'test', max: 1 })
  t.after(async () => {
    await db.close()
    await database.drop()
  })
  const lines: string[] = []
  const log = pino(logOptions('info', 'test'), { write: (line: string) => lines.push(line) })
  const logged = async (statement: Promise<unknown>) => {
    const error = await statement.then(
      () => assert.fail('the statement succeeded'),
      (cause: unknown) => cause,
    )
    const wrapped = new AggregateError([error], '1 of 1 failed', { cause: error })
    log.warn({ err: error }, 'failed')
    log.warn({ err: wrapped }, 'failed')
    return JSON.parse(lines.at(-2) ?? '').err
  }
  const insert = () => db.sql`
    insert into identity.customers (id, email, name, language, created_at)
    values ('customer-ada', ${ADDRESS}, 'Ada', 'en', now())`
  await insert()

  const taken = await logged(insert())
  assert.deepEqual(taken, {
    type: 'PostgresError',
    code: '23505',
    message: 'duplicate key value violates unique constraint "customers_pkey"',
    constraint: 'customers_pkey',
    table: 'customers',
  })
  const nameless = await logged(db.sql`update identity.customers set name = null where email = ${ADDRESS}`)
  assert.equal(nameless.table, 'customers')
  const misread = await logged(db.sql`select ${ADDRESS}::text::date`)
  assert.deepEqual(misread, {
    type: 'PostgresError',
    code: '22007',
    message: 'invalid input syntax for type date: "…"',
  })
  await logged(
    db.sql`do $$ begin raise exception 'no' using detail = 'ada@example.com', hint = 'ada@example.com'; end $$`,
  )
  assert.equal(lines.length, 8)
  assert.doesNotMatch(lines.join(''), /ada@example/)
})

test('errors of ours keep their message, code and place, and none of their details', () => {
  const lines: string[] = []
  const log = pino(logOptions('info', 'test'), { write: (line: string) => lines.push(line) })
  log.warn({ err: new ServiceError('OUT_OF_STOCK', { note: ADDRESS }) }, 'failed')
  const { err } = JSON.parse(lines[0] ?? '')
  assert.equal(err.code, 'OUT_OF_STOCK')
  assert.match(err.stack, /describe-error\.test/)
  assert.doesNotMatch(lines[0] ?? '', /ada@example/)
})
