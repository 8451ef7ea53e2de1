import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Language } from '@techmart/contracts'
import { startOpenSearch } from '../../../../../infra/opensearch/run-opensearch.ts'
import { silentLog } from '../../../kernel/log.ts'
import { createBuiltIn } from '../built-in.ts'
import { conformance } from '../conformance.ts'
import type { Change } from '../engine/corpus.ts'
import type { Question } from '../engine/search.ts'
import { createOpenSearchBackend } from './opensearch.ts'

/** A machine under load may stall a young node for long. */
const PATIENCE_MS = 30_000
const DOCUMENTS = 400
const QUESTIONS = 120

const node = await startOpenSearch()
if ('reason' in node) test('OpenSearch keeps the promises of search', (t) => t.skip(node.reason))
else {
  const open = (prefix: string) =>
    createOpenSearchBackend({ url: node.url, prefix, log: silentLog, requestTimeoutMs: PATIENCE_MS })
  after(() => node.stop())

  conformance('OpenSearch', async () => {
    const backend = open('promises')
    await backend.prepare()
    return {
      backend,
      rebuild: async (language, everything) => {
        const rebuild = await backend.startRebuild(language)
        await rebuild.apply(everything)
        await rebuild.finish()
      },
      close: backend.close,
    }
  })

  describe('OpenSearch beside the built-in engine', () => {
    test('random questions find and count the same', async (t) => {
      const backend = open('agreement')
      t.after(backend.close)
      await backend.prepare()
      const builtIn = createBuiltIn({ log: silentLog })
      const random = seeded(20)
      for (const language of ['en', 'de'] as const) {
        const changes = Array.from({ length: DOCUMENTS }, (_, place) => randomPut(random, place))
        for (const each of [backend, builtIn]) await each.apply(language, changes)
        for (let i = 0; i < QUESTIONS; i++) await agree(language, randomQuestion(random))
      }

      async function agree(language: Language, question: Question): Promise<void> {
        const [own, theirs] = await Promise.all([
          builtIn.search(language, question),
          backend.search(language, question),
        ])
        const said = JSON.stringify({ language, question })
        assert.deepEqual(theirs.ids.toSorted(), own.ids.toSorted(), said)
        if (question.sort !== 'relevance') assert.deepEqual(theirs.ids, own.ids, said)
        for (const key of ['total', 'matched', 'exact', 'corrected', 'histograms'] as const)
          assert.deepEqual(theirs[key], own[key], `${key} of ${said}`)
        assert.deepEqual(theirs.terms.toSorted(), own.terms.toSorted(), said)
        const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)
        assert.deepEqual(theirs.facets.toSorted(byCode), own.facets.toSorted(byCode), said)
      }
    })
  })

  describe('OpenSearch as it is run', () => {
    test('preparing twice, and by two processes at once, is preparing once', async (t) => {
      const [one, two] = [open('prepared'), open('prepared')]
      t.after(() => Promise.all([one.close(), two.close()]))
      assert.deepEqual(await Promise.all([one.prepare(), two.prepare()]), [
        { outdated: [] },
        { outdated: [] },
      ])
      await one.apply('en', [lamp('a')])
      await two.prepare()
      assert.equal((await two.search('en', { text: 'lamp', limit: 1 })).total, 1)
    })

    test('a rebuild leaves one index behind, finished or abandoned', async (t) => {
      const backend = open('rebuilt')
      t.after(backend.close)
      await backend.prepare()
      await backend.apply('en', [lamp('a'), lamp('b')])
      const indices = async () =>
        Object.keys((await (await fetch(`${node.url}/rebuilt-en-*`)).json()) as object)
      const first = await indices()
      const abandoned = await backend.startRebuild('en')
      await assert.rejects(backend.startRebuild('en'), /already/)
      await abandoned.apply([lamp('c')])
      await abandoned.abandon()
      assert.deepEqual(await indices(), first)
      const rebuild = await backend.startRebuild('en')
      await rebuild.apply([lamp('c')])
      await rebuild.finish()
      const second = await indices()
      assert.equal(second.length, 1)
      assert.notDeepEqual(second, first)
      assert.deepEqual((await backend.search('en', { text: 'lamp', limit: 5 })).ids, ['c'])
    })

    test('an index of an older format is told', async (t) => {
      const backend = open('older')
      t.after(backend.close)
      await backend.prepare()
      await fetch(`${node.url}/older-en/_mapping`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ _meta: { format: 0 } }),
      })
      assert.deepEqual(await backend.prepare(), { outdated: ['en'] })
      await (await backend.startRebuild('en')).finish()
      assert.deepEqual(await backend.prepare(), { outdated: [] })
    })

    test('twelve words with many forms each are not too much', async (t) => {
      const backend = open('clauses')
      t.after(backend.close)
      await backend.prepare()
      const heads = 'jacke hose lampe tisch stuhl schrank regal messer teller tasse kanne pfanne'.split(' ')
      const fronts = 'regen winter sommer garten haus kinder holz stahl glas reise arbeit leder'.split(' ')
      const titles = fronts.map((front) => heads.map((head) => `${front}${head}`).join(' '))
      await backend.apply(
        'de',
        [...titles, ...fronts, heads.join(' ')].map((title, place) => lamp(`d${place}`, title)),
      )
      const answer = await backend.search('de', { text: heads.join(' '), limit: 50 })
      assert.equal(answer.exact, fronts.length + 1)
    })

    test('two backends of different prefixes do not see one another', async (t) => {
      const [one, two] = [open('shop-one'), open('shop-two')]
      t.after(() => Promise.all([one.close(), two.close()]))
      await Promise.all([one.prepare(), two.prepare()])
      await one.apply('en', [lamp('a')])
      assert.equal((await two.search('en', { text: 'lamp', limit: 1 })).total, 0)
    })
  })
}

function lamp(id: string, title = 'Lamp'): Change {
  return { kind: 'put', source: { id, texts: { title }, facets: {}, numbers: {} } }
}

const WORDS =
  'lamp lamps desk garden gardens jacke regenjacke regen blue blau red keyboard keyboards fire stick firestick 17 inch 4gb 500 ml hose hosen arbeitshose arbeit'.split(
    ' ',
  )
const TYPED = [
  ...WORDS,
  'lmap',
  'keybaord',
  'gardn',
  'regn',
  'gard',
  'ja',
  'k',
  '-blue',
  'without',
  'ohne',
  '0.5',
  'l',
]
const COLORS = ['red', 'blue', 'green', 'black']

function randomPut(random: () => number, place: number): Change {
  const words = (most: number) =>
    Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, WORDS))
  return {
    kind: 'put',
    source: {
      id: `p${place}`,
      texts: {
        title: words(5).join(' '),
        description: words(8).join(' '),
        brand: pick(random, ['Acme', 'Bolt']),
      },
      facets: {
        color: [pick(random, COLORS), pick(random, COLORS)],
        ...(random() < 0.5 ? { size: [pick(random, ['s', 'm', 'l'])] } : {}),
      },
      numbers: random() < 0.9 ? { price: Math.floor(random() * 50), popularity: random() } : {},
    },
  }
}

/** All finds on one page where relevance orders them; a page of a fixed order otherwise. */
function randomQuestion(random: () => number): Question {
  const isRanked = random() < 0.6
  const text = Array.from({ length: Math.floor(random() * 4) }, () => pick(random, TYPED)).join(' ')
  return {
    text,
    facetValues: 3,
    histograms: ['price'],
    ...(random() < 0.4
      ? { filters: [{ code: 'color', values: [pick(random, COLORS), pick(random, COLORS)] }] }
      : {}),
    ...(random() < 0.3
      ? { ranges: [{ number: 'price', min: 10, max: 10 + Math.floor(random() * 30) }] }
      : {}),
    ...(random() < 0.2 ? { within: [{ code: 'size', values: ['m', 'l'] }] } : {}),
    ...(random() < 0.2 ? { completion: 'always' as const } : {}),
    ...(isRanked
      ? { sort: 'relevance' as const, limit: DOCUMENTS }
      : {
          sort: [{ number: 'price', order: 'descending' as const }],
          limit: 10,
          offset: pick(random, [0, 5]),
        }),
  }
}

function pick<T>(random: () => number, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)] as T
}

/** The same numbers in every run (a linear congruence). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
