import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { createGrantQueue, type GrantQueueOptions, type Outcome } from './grant-queue.ts'

interface Named {
  name: string
  skus: string[]
}

const wish = (name: string, ...skus: string[]): Named => ({ name, skus })

/** A queue whose batches end when the test says so. */
function held(limits: Partial<GrantQueueOptions<Named, string>> = {}) {
  const batches: {
    names: string[]
    end: (outcomes?: Outcome<string>[]) => void
    fail: (e: Error) => void
  }[] = []
  const ask = createGrantQueue<Named, string>({
    ...limits,
    grant: (wishes) =>
      new Promise((resolve, reject) => {
        const names = wishes.map(({ name }) => name)
        const all = names.map((name) => ({ value: `${name} granted` }))
        batches.push({ names, end: (outcomes = all) => resolve(outcomes), fail: reject })
      }),
  })
  return { ask, batches, names: () => batches.map((batch) => batch.names) }
}

test('a lone wish is taken up at once', async () => {
  const { ask, batches } = held()
  const answer = ask(wish('first', 'TEE'))
  await turn()
  assert.equal(batches.length, 1)
  batches[0]?.end()
  assert.equal(await answer, 'first granted')
})

test('wishes of one turn are decided together, and those that come meanwhile together after them, in order', async () => {
  const { ask, batches, names } = held()
  const answers = ['a', 'b', 'c'].map((name) => ask(wish(name, 'TEE')))
  await turn()
  answers.push(...['d', 'e'].map((name) => ask(wish(name, 'TEE'))))
  await turn()
  assert.deepEqual(names(), [['a', 'b', 'c']])
  batches[0]?.end()
  await turn()
  await turn()
  assert.deepEqual(names(), [
    ['a', 'b', 'c'],
    ['d', 'e'],
  ])
  batches[1]?.end()
  assert.deepEqual(
    await Promise.all(answers),
    ['a', 'b', 'c', 'd', 'e'].map((name) => `${name} granted`),
  )
})

test('other goods do not wait, but nobody is overtaken by a later one for the same goods', async () => {
  const { ask, batches, names } = held()
  void ask(wish('tee', 'TEE'))
  await turn()
  void ask(wish('both', 'MUG', 'TEE'))
  void ask(wish('mug', 'MUG'))
  void ask(wish('cap', 'CAP'))
  await turn()
  assert.deepEqual(names(), [['tee'], ['cap']])
  batches[0]?.end()
  await turn()
  await turn()
  assert.deepEqual(names(), [['tee'], ['cap'], ['both', 'mug']])
})

test('each caller gets its own answer, and a batch that fails is the failure of its callers alone', async () => {
  const { ask, batches } = held()
  const yes = ask(wish('yes', 'TEE'))
  const no = assert.rejects(ask(wish('no', 'TEE')), /sold out/)
  await turn()
  const lost = assert.rejects(ask(wish('lost', 'TEE')), /connection/)
  batches[0]?.end([{ value: 'granted' }, { refusal: new Error('sold out') }])
  assert.equal(await yes, 'granted')
  await no
  await turn()
  batches[1]?.fail(new Error('connection'))
  await lost
  const again = ask(wish('again', 'TEE'))
  await turn()
  batches[2]?.end()
  assert.equal(await again, 'again granted')
})

test('batches, lanes and the queue are bounded; who does not fit is told to try again', async () => {
  const { ask, batches, names } = held({ batch: 2, lanes: 2, waiting: 3 })
  const asked = ['a', 'b', 'c'].map((name) => ask(wish(name, 'TEE')))
  await assert.rejects(ask(wish('d', 'CAP')), { code: 'UNAVAILABLE' })
  await turn()
  assert.deepEqual(names(), [['a', 'b']])
  void ask(wish('d', 'CAP'))
  void ask(wish('e', 'MUG'))
  await turn()
  assert.deepEqual(names(), [
    ['a', 'b'],
    ['d', 'e'],
  ])
  void ask(wish('f', 'HAT'))
  await turn()
  assert.equal(batches.length, 2)
  batches[0]?.end()
  await turn()
  await turn()
  assert.deepEqual(names()[2], ['c', 'f'])
  batches[2]?.end()
  assert.deepEqual(await Promise.all(asked), ['a granted', 'b granted', 'c granted'])
})
