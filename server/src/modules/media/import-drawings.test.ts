import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { browse, drawing } from './test-pictures.ts'

test('importDrawings', async (t) => {
  const shop = await world(t)
  const get = browse(t, shop.runtime)
  const folder = shop.config.mediaFolder
  const stateOf = async (id: string) => (await shop.media.getPictureStatus(as.service, { id })).state
  const jobsOf = async (id: string) =>
    (await shop.db.sql`select 1 from pgboss.job where name = 'media.process' and data->>'id' = ${id}`).length

  await t.test(
    'a listed drawing waits until what listings need is made; another is ready at once',
    async () => {
      await shop.media.importDrawings(as.service, {
        drawings: [
          { id: 'mug-front', svg: drawing(), listed: true },
          { id: 'mug-detail', svg: drawing('#335577') },
        ],
      })
      assert.equal(await stateOf('mug-front'), 'waiting')
      assert.equal(await stateOf('mug-detail'), 'ready')
      await shop.settle()
      assert.equal(await stateOf('mug-front'), 'ready')
      const [version = ''] = await readdir(join(folder, 'renditions', 'mug-front'))
      const made = await readdir(join(folder, 'renditions', 'mug-front', version))
      assert.deepEqual(made.sort(), ['320.avif', '480.avif', '640.avif'])
      assert.deepEqual(await readdir(join(folder, 'renditions')), ['mug-front'])
    },
  )

  await t.test('the same drawings again change nothing', async () => {
    const before = await shop.db.sql`select id, hash, state, updated_at from media.pictures order by id`
    await shop.media.importDrawings(as.service, {
      drawings: [
        { id: 'mug-front', svg: drawing(), listed: true },
        { id: 'mug-detail', svg: drawing('#335577') },
      ],
    })
    const after = await shop.db.sql`select id, hash, state, updated_at from media.pictures order by id`
    assert.deepEqual([...after], [...before])
    assert.equal(await jobsOf('mug-front'), 1)
  })

  await t.test(
    'a drawing that differs takes the place of the old one, and so do its renditions',
    async () => {
      const before = await get('/media/mug-front/320.avif')
      await shop.media.importDrawings(as.service, {
        drawings: [{ id: 'mug-front', svg: drawing('#118844'), listed: true }],
      })
      const after = await get('/media/mug-front/320.avif')
      assert.notEqual(after.headers.etag, before.headers.etag)
      assert.ok(!after.rawPayload.equals(before.rawPayload))
      assert.equal(await jobsOf('mug-front'), 2)
      await shop.settle()
      assert.equal(await stateOf('mug-front'), 'ready')
      assert.equal((await readdir(join(folder, 'renditions', 'mug-front'))).length, 1)
    },
  )

  await t.test('of an id given twice the last drawing counts', async () => {
    await shop.media.importDrawings(as.service, {
      drawings: [
        { id: 'twice', svg: drawing('#111111') },
        { id: 'twice', svg: drawing('#eeeeee', '0 0 1600 900') },
      ],
    })
    const [row] = await shop.db.sql`select width, height from media.pictures where id = 'twice'`
    assert.deepEqual({ ...row }, { width: 1600, height: 900 })
  })

  await t.test('many imports of the same drawings at once end as one', async () => {
    const drawings = Array.from({ length: 40 }, (_, index) => ({
      id: `race-${index}`,
      svg: drawing(),
      listed: index === 7,
    }))
    const shuffled = [drawings, drawings.toReversed(), drawings.toSorted(), drawings.toReversed()]
    await Promise.all(shuffled.map((batch) => shop.media.importDrawings(as.service, { drawings: batch })))
    const [row] = await shop.db
      .sql`select count(*)::int as count from media.drawings where picture_id like 'race-%'`
    assert.equal(row?.count, 40)
    assert.equal(await jobsOf('race-7'), 1)
  })

  const foreign: [string, string][] = [
    ['no SVG', 'a picture'],
    ['an SVG without a viewBox', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'],
    ['an SVG that ends early', drawing().slice(0, -8)],
    ['a script', drawing().replace('<circle', '<script>1</script><circle')],
    ['another picture', drawing().replace('<circle', '<image href="file:///etc/passwd"/><circle')],
    ['a part of another file', drawing().replace('<circle', '<use href="other.svg#a"/><circle')],
    ['a far fill', drawing().replace('#b4553a', 'url(http://elsewhere.example/a#b)')],
    ['an entity', `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${drawing()}`],
    ['sides of nothing', drawing('#b4553a', '0 0 0 0')],
    ['endless sides', drawing('#b4553a', '0 0 99999 99999')],
  ]
  for (const [what, svg] of foreign) {
    await t.test(`${what} is refused, and nothing of its batch is written`, async () => {
      const drawings = [
        { id: 'innocent', svg: drawing() },
        { id: 'foreign', svg },
      ]
      await assert.rejects(shop.media.importDrawings(as.service, { drawings }), {
        code: 'NOT_AN_IMAGE',
        details: { id: 'foreign' },
      })
      await assert.rejects(stateOf('innocent'), { code: 'NOT_FOUND' })
    })
  }

  await t.test('a drawing may refer to its own parts', async () => {
    const svg = drawing().replace(
      '<circle',
      '<defs><linearGradient id="g"><stop stop-color="#fff"/></linearGradient><path id="p" d="M0 0h9"/></defs><use href="#p" fill="url(#g)"/><circle',
    )
    await shop.media.importDrawings(as.service, { drawings: [{ id: 'own-parts', svg }] })
    assert.equal((await get('/media/own-parts/160.webp')).statusCode, 200)
  })
})

// In a shop of its own, where nothing is settled: the event loop's reading would be counted as well.
test('importing 1 or 1,000 drawings takes the same number of statements', async (t) => {
  const shop = await world(t)
  const statementsFor = async (count: number) => {
    const drawings = Array.from({ length: count }, (_, index) => ({
      id: `batch-${count}-${index}`,
      svg: drawing(),
      listed: true,
    }))
    return await shop.countStatements(() => shop.media.importDrawings(as.service, { drawings }))
  }
  await statementsFor(2)
  assert.equal(await statementsFor(1_000), await statementsFor(1))
})
