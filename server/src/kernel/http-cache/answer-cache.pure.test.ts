import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { type Answered, createAnswerCache, type Made } from './answer-cache.ts'

interface Page {
  text: string
  isBroken?: boolean
}

function openCache(mostBytes = 100_000) {
  let time = 0
  const cache = createAnswerCache<Page>({
    mostBytes,
    now: () => time,
    onErrorMs: 60_000,
    isFailure: ({ isBroken }) => isBroken === true,
  })
  return { cache, advance: (ms: number) => (time += ms) }
}

function page(text: string, times: Partial<Made<Page>> = {}): Made<Page> {
  return { value: { text }, bytes: 100, tags: ['mug'], freshMs: 1_000, staleMs: 5_000, ...times }
}

const told = ({ value, how }: Answered<Page>) => `${how}: ${value.text}`

test('an answer is made once and shown until it is old, then shown while a new one is made', async () => {
  const { cache, advance } = openCache()
  let made = 0
  const make = async () => page(`v${++made}`)
  const ask = async () => told(await cache.get('/p/mug', make))
  assert.deepEqual([await ask(), await ask()], ['miss: v1', 'hit: v1'])
  advance(1_000)
  assert.equal(await ask(), 'stale: v1')
  await turn()
  assert.equal(await ask(), 'hit: v2')
  advance(6_000)
  assert.equal(await ask(), 'miss: v3')
})

test('a thousand who ask at once share one making', async () => {
  const { cache } = openCache()
  let made = 0
  const make = async () => {
    await turn()
    return page(`v${++made}`)
  }
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => cache.get('/p/mug', make)))
  assert.equal(made, 1)
  assert.deepEqual([...new Set(answers.map(told))], ['miss: v1', 'collapsed: v1'])
})

test('what is invalidated is made anew, what tells of something else is not', async () => {
  const { cache } = openCache()
  await cache.get('/p/mug', async () => page('mug', { tags: ['mug', 'menu'] }))
  await cache.get('/p/tee', async () => page('tee', { tags: ['tee', 'menu'] }))
  const ask = async (path: string) => told(await cache.get(path, async () => page('new', { tags: ['menu'] })))
  cache.invalidate(['mug', 'nobody'])
  assert.deepEqual([await ask('/p/mug'), await ask('/p/tee')], ['miss: new', 'hit: tee'])
  cache.invalidate(['menu'])
  assert.deepEqual([await ask('/p/mug'), await ask('/p/tee')], ['miss: new', 'miss: new'])
})

test('a slow reader cannot write back what was outdated meanwhile, nor hand it to who asked afterwards', async () => {
  const { cache } = openCache()
  const slow = Promise.withResolvers<Made<Page>>()
  const first = cache.get('/p/mug', () => slow.promise)
  cache.invalidate(['mug'])
  const second = cache.get('/p/mug', async () => page('new price'))
  slow.resolve(page('old price'))
  assert.equal(told(await first), 'miss: old price')
  assert.equal(told(await second), 'miss: new price')
  assert.equal(told(await cache.get('/p/mug', async () => page('?'))), 'hit: new price')
})

test('when a new one cannot be made an old one is shown, for a while', async () => {
  const { cache, advance } = openCache()
  const broken = { value: { text: 'broken', isBroken: true }, bytes: 1, tags: [], freshMs: 1_000, staleMs: 0 }
  const makers = [async () => Promise.reject(new Error('no database')), async () => broken]
  await cache.get('/p/mug', async () => page('mug'))
  cache.invalidate(['mug'])
  for (const make of makers) assert.equal(told(await cache.get('/p/mug', make)), 'error: mug')
  assert.equal(told(await cache.get('/p/other', async () => broken)), 'miss: broken')
  advance(60_000)
  await assert.rejects(cache.get('/p/mug', makers[0] as never), /no database/)
  assert.equal(told(await cache.get('/p/mug', async () => broken)), 'miss: broken')
})

test('what is not to be kept is made for each who asks afterwards', async () => {
  const { cache } = openCache()
  let made = 0
  const ask = async () =>
    told(await cache.get('/cart', async () => page(`v${++made}`, { freshMs: 0, staleMs: 0 })))
  assert.deepEqual([await ask(), await ask()], ['miss: v1', 'miss: v2'])
  assert.equal(cache.size, 0)
})

/**
 * The model: things have versions, pages tell some of them as they were when their making began, and may end at any
 * later time, or fail. Whoever gets an answer gets every thing at least as it was when they asked.
 */
test('after any history nobody gets what was outdated before they asked', async () => {
  const things = ['a', 'b', 'c', 'd']
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('ask' as const), at: fc.nat({ max: 5 }) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('end' as const), at: fc.nat({ max: 9 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('fail' as const), at: fc.nat({ max: 9 }) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('edit' as const), at: fc.nat({ max: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), at: fc.nat({ max: 4_000 }) }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 120 }), async (steps) => {
      const { cache, advance } = openCache(550)
      const versions = new Map(things.map((thing) => [thing, 0]))
      const tagsOf = (n: number) => [things[n % 4] as string, things[(n * 3 + 1) % 4] as string]
      const making: { end: () => void; fail: () => void }[] = []
      const asked: Promise<void>[] = []
      const make = (n: number) => () => {
        const { promise, resolve, reject } = Promise.withResolvers<Made<Page>>()
        const text = JSON.stringify(Object.fromEntries(versions))
        making.push({
          end: () => resolve(page(text, { tags: tagsOf(n) })),
          fail: () => reject(new Error('cut')),
        })
        return promise
      }
      for (const { kind, at } of steps) {
        if (kind === 'ask') {
          const then = new Map(versions)
          const check = ({ value, how }: Answered<Page>) => {
            const seen = JSON.parse(value.text) as Record<string, number>
            if (how === 'error') return
            for (const thing of tagsOf(at)) assert.ok((seen[thing] ?? -1) >= (then.get(thing) ?? 0), how)
          }
          asked.push(
            cache.get(`/${at}`, make(at)).then(check, (error: Error) => assert.equal(error.message, 'cut')),
          )
        } else if (kind === 'end') making.splice(at % (making.length || 1), 1)[0]?.end()
        else if (kind === 'fail') making.splice(at % (making.length || 1), 1)[0]?.fail()
        else if (kind === 'edit') {
          const thing = things[at] as string
          versions.set(thing, (versions.get(thing) ?? 0) + 1)
          cache.invalidate([thing])
        } else advance(at)
        await turn()
        assert.ok(cache.bytes <= 550)
      }
      // Whoever still waits is answered; one who has to ask again begins another making.
      let waiting = asked.length
      for (const one of asked) one.finally(() => waiting--).catch(() => {})
      while (waiting > 0) {
        for (const { end } of making.splice(0)) end()
        await turn()
      }
      await Promise.all(asked)
    }),
    { numRuns: 400 },
  )
})
