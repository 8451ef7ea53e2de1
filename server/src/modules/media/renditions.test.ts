import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import sharp from 'sharp'
import { silentLog } from '../../kernel/log.ts'
import { createGate } from './gate.ts'
import { openMediaFolder } from './media-folder.ts'
import { BrokenOriginal } from './originals.ts'
import type { Original } from './render.ts'
import { openRenditions } from './renditions.ts'
import type { PictureRow } from './store.ts'
import { drawing } from './test-pictures.ts'

const picture: PictureRow = {
  id: 'round-mug',
  kind: 'drawing',
  hash: 'a'.repeat(64),
  format: 'svg',
  width: 800,
  height: 1000,
  alt: '',
  state: 'ready',
  updatedAt: '2030-05-01T10:00:00.000Z',
}

/** Renditions in a folder; `reads` counts how often the original was asked for, which is once per decoding. */
async function renditionsIn(t: TestContext, options: { waiting?: number; original?: Original } = {}) {
  const path = await mkdtemp(join(tmpdir(), 'techmart-media-'))
  t.after(() => rm(path, { recursive: true, force: true }))
  const original = options.original ?? { bytes: Buffer.from(drawing()), drawingWidth: 800 }
  const counted = { reads: 0 }
  const another = () =>
    openRenditions({
      folder: openMediaFolder(path),
      gate: createGate({ atOnce: 2, waiting: options.waiting ?? 200 }),
      log: silentLog,
      readOriginal: async () => {
        counted.reads++
        return original
      },
    })
  return { path, counted, another, renditions: another() }
}

test('fifty simultaneous requests of one rendition make it once', async (t) => {
  const { renditions, counted } = await renditionsIn(t)
  const all = await Promise.all(Array.from({ length: 50 }, () => renditions.get(picture, 480, 'webp')))
  assert.equal(counted.reads, 1)
  assert.ok(all.every((bytes) => bytes.equals(all[0] as Buffer)))
  await renditions.get(picture, 480, 'webp')
  assert.equal(counted.reads, 1)
})

test('processes that share a folder may make the same rendition at once; what they leave is whole', async (t) => {
  const { path, another, counted } = await renditionsIn(t)
  const processes = Array.from({ length: 6 }, another)
  const all = await Promise.all(processes.map((renditions) => renditions.get(picture, 320, 'avif')))
  assert.ok(all.every((bytes) => bytes.equals(all[0] as Buffer)))
  const reads = counted.reads
  assert.ok((await another().get(picture, 320, 'avif')).equals(all[0] as Buffer))
  assert.equal(counted.reads, reads)
  assert.deepEqual(await readdir(join(path, 'temporary')), [])
})

test('when too many wait the next is told to come again, and those who wait are served', async (t) => {
  const { renditions } = await renditionsIn(t, { waiting: 3 })
  const widths = [160, 320, 480, 640, 960, 1280] as const
  const answers = await Promise.allSettled(widths.map((width) => renditions.get(picture, width, 'webp')))
  const refused = answers.filter((answer) => answer.status === 'rejected')
  assert.equal(refused.length, 1)
  assert.equal(refused[0]?.reason.code, 'UNAVAILABLE')
  await renditions.get(picture, 1280, 'webp')
})

test('an original that cannot be decoded is said to be broken, each time', async (t) => {
  const { renditions } = await renditionsIn(t, { original: { bytes: Buffer.from('not a picture') } })
  await assert.rejects(renditions.get(picture, 320, 'webp'), BrokenOriginal)
  await assert.rejects(renditions.makeAll(picture, [320], ['webp']), BrokenOriginal)
})

test('making all decodes the original once, and makes only what is missing', async (t) => {
  const { renditions, counted } = await renditionsIn(t)
  await renditions.makeAll(picture, [320, 640], ['avif', 'webp'])
  assert.equal(counted.reads, 1)
  for (const width of [320, 640] as const) {
    const bytes = await renditions.get(picture, width, 'avif')
    assert.equal((await sharp(bytes).metadata()).width, width)
  }
  await renditions.makeAll(picture, [320, 640], ['avif', 'webp'])
  assert.equal(counted.reads, 1)
})

test('a replaced original has renditions of its own', async (t) => {
  const { path, renditions, counted } = await renditionsIn(t)
  await renditions.get(picture, 320, 'webp')
  await renditions.get({ ...picture, hash: 'b'.repeat(64) }, 320, 'webp')
  assert.equal(counted.reads, 2)
  await openMediaFolder(path).dropRenditions(picture)
  assert.equal((await readdir(join(path, 'renditions', picture.id))).length, 1)
})
