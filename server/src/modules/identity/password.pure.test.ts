import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseOptions } from '@node-rs/argon2'
import { ARGON2, createGate, createPasswords, NOBODYS_HASH } from './password.ts'

test('the work for nobody is the work for somebody', () => {
  const { memoryCost, timeCost, parallelism } = parseOptions(NOBODYS_HASH)
  assert.deepEqual({ memoryCost, timeCost, parallelism }, ARGON2)
})

test('a password is the same however it was composed, and no other', async () => {
  const passwords = createPasswords()
  const hash = await passwords.hash('cafe\u0301-noir-8')
  assert.ok(await passwords.verify(hash, 'caf\u00e9-noir-8'))
  assert.ok(!(await passwords.verify(hash, 'cafe-noir-8')))
  assert.ok(!(await passwords.verify(undefined, 'caf\u00e9-noir-8')))
  assert.ok(!(await passwords.verify(null, 'caf\u00e9-noir-8')))
})

test('no more works at a time than the gate is wide, and no more wait than it has room', async () => {
  const pass = createGate(2, 3)
  let running = 0
  let most = 0
  const release: (() => void)[] = []
  const work = () =>
    pass(async () => {
      most = Math.max(most, ++running)
      await new Promise<void>((resolve) => release.push(resolve))
      running--
    })
  const results = Array.from({ length: 7 }, () => work())
  const outcomes = Promise.allSettled(results)
  for (let done = 0; done < 5; done++) {
    await new Promise((resolve) => setImmediate(resolve))
    release.shift()?.()
  }
  const refused = (await outcomes).filter((outcome) => outcome.status === 'rejected')
  assert.equal(most, 2)
  assert.deepEqual(
    refused.map(({ reason }) => reason.code),
    ['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS'],
  )
})

test('work that fails makes room as well', async () => {
  const pass = createGate(1, 1)
  await assert.rejects(
    pass(async () => {
      throw new Error('broken')
    }),
    /broken/,
  )
  assert.equal(await pass(async () => 'next'), 'next')
})
