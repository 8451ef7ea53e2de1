import assert from 'node:assert/strict'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { pictureFormats, pictureUrl, pictureWidths } from '@techmart/contracts'
import sharp from 'sharp'
import { as, world } from '../../testing/world.ts'
import { browse, drawing } from './test-pictures.ts'

test('GET /media/{id}/{width}.{format}', async (t) => {
  const shop = await world(t)
  const get = browse(t, shop.runtime)
  const folder = shop.config.mediaFolder
  await shop.media.importDrawings(as.service, {
    drawings: ['round-mug', 'flat-cap', 'tall-vase', 'wool-rug', 'oak-stool'].map((id) => ({
      id,
      svg: drawing(),
    })),
  })
  const filesOf = async (id: string) => {
    const [version = ''] = await readdir(join(folder, 'renditions', id))
    return { version, names: await readdir(join(folder, 'renditions', id, version)) }
  }

  await t.test('a drawing is there in every width and format, before anything was made ahead', async () => {
    for (const width of pictureWidths) {
      for (const format of pictureFormats) {
        const answer = await get(pictureUrl('round-mug', width, format))
        assert.equal(answer.statusCode, 200)
        assert.equal(answer.headers['content-type'], format === 'jpg' ? 'image/jpeg' : `image/${format}`)
        assert.equal(Number(answer.headers['content-length']), answer.rawPayload.length)
        const decoded = await sharp(answer.rawPayload).metadata()
        assert.equal(decoded.format, format === 'jpg' ? 'jpeg' : format === 'avif' ? 'heif' : 'webp')
        assert.deepEqual([decoded.width, decoded.height], [width, width * 1.25])
      }
    }
    const { names } = await filesOf('round-mug')
    assert.equal(names.length, pictureWidths.length * pictureFormats.length)
  })

  await t.test('it is what was drawn, in its colours', async () => {
    const { rawPayload } = await get('/media/round-mug/320.webp')
    const { data } = await sharp(rawPayload)
      .extract({ left: 160, top: 200, width: 1, height: 1 })
      .raw()
      .toBuffer({
        resolveWithObject: true,
      })
    for (const [index, value] of [0xb4, 0x55, 0x3a].entries()) {
      assert.ok(Math.abs((data[index] as number) - value) < 12, `channel ${index} is ${data[index]}`)
    }
  })

  await t.test('browsers and CDNs may keep it for ever, and ask again with its ETag', async () => {
    const first = await get('/media/round-mug/480.avif')
    assert.equal(first.headers['cache-control'], 'public, max-age=31536000, immutable')
    const again = await get('/media/round-mug/480.avif', { 'if-none-match': String(first.headers.etag) })
    assert.equal(again.statusCode, 304)
    assert.equal(again.rawPayload.length, 0)
    assert.equal((await get('/media/round-mug/480.avif', { 'if-none-match': '"other"' })).statusCode, 200)
  })

  await t.test('an unknown picture, width or format is a 404 problem that nobody keeps', async () => {
    const wrong = ['/media/no-such-mug/320.webp', '/media/round-mug/321.webp', '/media/round-mug/320.gif']
    for (const url of [
      ...wrong,
      '/media/round-mug/320.webp.bak',
      '/media/round-mug/320',
      '/media/Round/320.webp',
    ]) {
      const answer = await get(url)
      assert.equal(answer.statusCode, 404, url)
      assert.equal(answer.json().code, 'NOT_FOUND', url)
      assert.equal(answer.headers['cache-control'], 'no-store', url)
    }
  })

  await t.test('no address leads out of the folder (GHSA-r9mq-3c9r-fmjq)', async () => {
    const secret = 'what only the owner of the machine may read'
    await writeFile(join(folder, '320.webp'), secret)
    await writeFile(join(folder, '..', '320.webp'), secret)
    const dots = ['..', '%2e%2e', '..%2f..', '%2e%2e%2f%2e%2e', '..%5c..', '%252e%252e', '..%00', '.']
    const urls = dots.flatMap((dot) => [
      `/media/${dot}/320.webp`,
      `/media/round-mug/${dot}%2f320.webp`,
      `/media/round-mug/320.webp%2f${dot}%2f320.webp`,
      `/media/round-mug%2f${dot}/320.webp`,
      `/media/${dot}/${dot}/320.webp`,
    ])
    const absolute = encodeURIComponent(join(folder, '320.webp'))
    for (const url of [...urls, `/media/${absolute}/320.webp`, `/media/round-mug/${absolute}`]) {
      const answer = await get(url)
      assert.ok([400, 404].includes(answer.statusCode), `${url} answered ${answer.statusCode}`)
      assert.ok(!answer.payload.includes(secret), url)
    }
  })

  await t.test('fifty who ask at once for what is not there get the same bytes', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => get('/media/flat-cap/640.avif')))
    const bytes = answers.map((answer) => answer.rawPayload.toString('base64'))
    assert.deepEqual(new Set(answers.map((answer) => answer.statusCode)), new Set([200]))
    assert.equal(new Set(bytes).size, 1)
    assert.deepEqual(await readdir(join(folder, 'temporary')), [])
  })

  await t.test('what is there is read, not made again', async () => {
    await get('/media/tall-vase/320.webp')
    const { version } = await filesOf('tall-vase')
    const path = join(folder, 'renditions', 'tall-vase', version, '320.webp')
    const before = await stat(path)
    await get('/media/tall-vase/320.webp')
    assert.equal((await stat(path)).ino, before.ino)
  })

  for (const [damage, break_] of [
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['emptied', () => Buffer.alloc(0)],
    ['zeroed by a crash of the machine', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ['changed in one bit', (bytes: Buffer) => flipBit(bytes, bytes.length >> 1)],
  ] as const) {
    await t.test(`a rendition that was ${damage} is made anew`, async () => {
      const whole = (await get('/media/wool-rug/480.webp')).rawPayload
      const { version } = await filesOf('wool-rug')
      const path = join(folder, 'renditions', 'wool-rug', version, '480.webp')
      const kept = await readFile(path)
      await writeFile(path, break_(kept))
      assert.ok((await get('/media/wool-rug/480.webp')).rawPayload.equals(whole))
      assert.ok((await readFile(path)).equals(kept))
    })
  }

  await t.test('a picture is shown even when the folder cannot be written', async () => {
    await writeFile(join(folder, 'renditions', 'oak-stool'), 'a file where a folder should be')
    const answer = await get('/media/oak-stool/320.webp')
    assert.equal(answer.statusCode, 200)
    assert.equal((await sharp(answer.rawPayload).metadata()).width, 320)
  })
})

function flipBit(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] as number) ^ 1
  return changed
}
