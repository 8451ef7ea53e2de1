import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Actor, contracts, pictureFormats, pictureUrl } from '@techmart/contracts'
import sharp, { type Sharp } from 'sharp'
import { createHttp, serveContract } from '../../kernel/http.ts'
import { silentLog } from '../../kernel/log.ts'
import { as, world } from '../../testing/world.ts'
import { browse } from './test-pictures.ts'

const photo = (width = 900, height = 600): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#4a7d8c' } })
const base64 = (bytes: Buffer | string) => Buffer.from(bytes as string).toString('base64')

test('uploadPicture', async (t) => {
  const shop = await world(t)
  const get = browse(t, shop.runtime)
  const folder = shop.config.mediaFolder
  const upload = (bytes: Buffer, alt = 'A teal field') =>
    shop.media.uploadPicture(as.service, { alt, data: base64(bytes) })
  const stateOf = async (id: string) => (await shop.media.getPictureStatus(as.service, { id })).state

  for (const format of ['png', 'jpeg', 'webp', 'avif'] as const) {
    await t.test(`a ${format} file becomes a picture in every width it has`, async () => {
      const bytes = await photo().toFormat(format).toBuffer()
      const picture = await upload(bytes)
      assert.deepEqual({ ...picture, id: '' }, { id: '', alt: 'A teal field', width: 900, height: 600 })
      assert.equal(await stateOf(picture.id), 'waiting')
      await shop.settle()
      assert.equal(await stateOf(picture.id), 'ready')
      const [version = ''] = await readdir(join(folder, 'renditions', picture.id))
      const names = await readdir(join(folder, 'renditions', picture.id, version))
      assert.equal(names.length, 4 * pictureFormats.length)
      const answer = await get(pictureUrl(picture.id, 640, 'jpg'))
      const decoded = await sharp(answer.rawPayload).metadata()
      assert.deepEqual([decoded.width, decoded.height], [640, 427])
    })
  }

  await t.test('a width above the original gives the original in full', async () => {
    const { id } = await upload(await photo(500, 400).png().toBuffer())
    const answer = await get(pictureUrl(id, 1280, 'webp'))
    assert.equal((await sharp(answer.rawPayload).metadata()).width, 500)
  })

  await t.test('the same file again, also many at once, is the same picture and processed once', async () => {
    const bytes = await photo(640, 480).webp().toBuffer()
    const all = await Promise.all(Array.from({ length: 12 }, () => upload(bytes)))
    assert.equal(new Set(all.map(({ id }) => id)).size, 1)
    const again = await upload(bytes, 'Another text')
    assert.equal(again.id, all[0]?.id)
    await shop.settle()
    const jobs = await shop.db.sql`
      select 1 from pgboss.job where name = 'media.process' and data->>'id' = ${again.id}`
    assert.equal(jobs.length, 1)
    const told = await shop.db.sql`
      select 1 from kernel.outbox where type = 'media.picture_ready' and key = ${again.id}`
    assert.equal(told.length, 1)
  })

  await t.test('a photo stands upright, and where it was taken stays untold', async () => {
    const bytes = await photo(400, 300)
      .withExif({ IFD0: { Artist: 'Somebody Private' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    assert.ok(bytes.includes('Exif'))
    const picture = await upload(bytes)
    assert.deepEqual([picture.width, picture.height], [300, 400])
    for (const format of pictureFormats) {
      const { rawPayload } = await get(pictureUrl(picture.id, 160, format))
      const decoded = await sharp(rawPayload).metadata()
      assert.deepEqual([decoded.width, decoded.height], [160, 213])
      assert.equal(decoded.exif, undefined)
      assert.ok(!rawPayload.includes('Somebody Private'))
    }
  })

  await t.test('transparency stays in WebP and AVIF and becomes paper in JPEG', async () => {
    const clear = sharp({ create: { width: 200, height: 200, channels: 4, background: '#00000000' } })
    const { id } = await upload(await clear.png().toBuffer())
    const cornerOf = async (format: 'webp' | 'avif' | 'jpg') => {
      const { rawPayload } = await get(pictureUrl(id, 160, format))
      return [...(await sharp(rawPayload).raw().toBuffer()).subarray(0, 4)]
    }
    assert.equal((await cornerOf('webp'))[3], 0)
    assert.equal((await cornerOf('avif'))[3], 0)
    assert.ok((await cornerOf('jpg')).slice(0, 3).every((value) => value > 240))
  })

  const whole = await photo().png().toBuffer()
  const still = await Promise.all(
    [photo(40, 40), photo(40, 40).negate()].map((frame) => frame.png().toBuffer()),
  )
  const frames = await sharp(still, { join: { animated: true } })
    .webp()
    .toBuffer()
  const refused: [string, Buffer][] = [
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('this is not a picture')],
    ['noise', randomBytes(5_000)],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script></svg>'),
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a GIF', await photo(40, 40).gif().toBuffer()],
    ['a TIFF', await photo(40, 40).tiff().toBuffer()],
    ['a signature without a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a picture that ends early', whole.subarray(0, whole.length * 0.6)],
    ['a picture with a damaged middle', damage(await noise().png().toBuffer())],
    ['a JPEG that ends early', (await noise().jpeg().toBuffer()).subarray(0, 20_000)],
    ['an animated WebP', frames],
    ['an animated PNG', animatedPng(whole)],
    ['a PNG that claims 4 thousand megapixels', bombPng(65_000, 65_000)],
    ['a pixel', await photo(1, 1).png().toBuffer()],
  ]
  for (const [what, bytes] of refused) {
    await t.test(`${what} is no picture, and nothing of it is kept`, async () => {
      const before = [
        await readdir(join(folder, 'originals')),
        await shop.db.sql`select id from media.pictures`,
      ]
      await assert.rejects(upload(bytes), { code: 'NOT_AN_IMAGE' })
      const after = [
        await readdir(join(folder, 'originals')),
        await shop.db.sql`select id from media.pictures`,
      ]
      assert.deepEqual(after, before)
    })
  }

  await t.test('a real decompression bomb is refused before it is unpacked', async () => {
    // 60 megapixels of one colour: 180 MB of pixels in a file of some hundred KB.
    const bytes = await photo(10_000, 6_000).png({ compressionLevel: 9 }).toBuffer()
    assert.ok(bytes.length < 400_000)
    await assert.rejects(upload(bytes), { code: 'NOT_AN_IMAGE', message: /50 megapixels/ })
  })

  await t.test('more than 10 MB is refused', async () => {
    const data = base64(Buffer.alloc(10 * 1024 * 1024 + 1))
    await assert.rejects(shop.media.uploadPicture(as.service, { alt: 'Large', data }), {
      code: 'BODY_TOO_LARGE',
    })
  })

  await t.test('what is not base64 is refused by name of the field', async () => {
    for (const data of ['%%%%', 'iVBORw0KGgo', 'data:image/png;base64,iVBORw0K']) {
      await assert.rejects(shop.media.uploadPicture(as.service, { alt: 'Odd', data }), {
        code: 'INVALID_INPUT',
        details: { errors: [{ field: '/data', detail: 'must be base64' }] },
      })
    }
  })

  await t.test(
    'an original that is damaged on disk makes the picture failed, and its address a 404',
    async () => {
      const { id } = await upload(await photo(333, 222).png().toBuffer())
      const [row] = await shop.db.sql`select hash from media.pictures where id = ${id}`
      const path = join(folder, 'originals', `${row?.hash}.png`)
      await writeFile(path, (await readFile(path)).subarray(0, 50))
      await shop.settle()
      assert.equal(await stateOf(id), 'failed')
      assert.equal((await get(pictureUrl(id, 160, 'webp'))).statusCode, 404)
    },
  )

  await t.test('the status of an unknown picture is not found', async () => {
    await assert.rejects(shop.media.getPictureStatus(as.service, { id: 'no-such-picture' }), {
      code: 'NOT_FOUND',
    })
  })

  await t.test('only staff who may write media can upload or look at the status', async () => {
    const app = createHttp(silentLog)
    t.after(() => app.close())
    const session = { sessionId: 'session-1' }
    const actors: Record<string, Actor> = {
      shopper: { kind: 'customer', customerId: 'customer-1', ...session },
      support: { kind: 'staff', staffId: 'staff-1', permissions: ['orders:read'], ...session },
      catalogue: { kind: 'staff', staffId: 'staff-2', permissions: ['media:write'], ...session },
    }
    serveContract(app, contracts.media, shop.media, {
      authenticate: async (token) => actors[token] ?? { kind: 'anonymous' },
      serviceSecret: shop.config.serviceSecret,
      secureCookies: false,
    })
    const payload = { alt: 'By hand', data: base64(await photo(64, 64).png().toBuffer()) }
    const statusFor = async (token?: string) => {
      const headers = token ? { authorization: `Bearer ${token}` } : {}
      const answer = await app.inject({ method: 'POST', url: '/api/admin/pictures', headers, payload })
      return answer.statusCode
    }
    assert.equal(await statusFor(), 401)
    assert.equal(await statusFor('shopper'), 403)
    assert.equal(await statusFor('support'), 403)
    assert.equal(await statusFor('catalogue'), 201)
    const imported = await app.inject({
      method: 'POST',
      url: '/internal/media/importDrawings',
      headers: { authorization: 'Bearer catalogue' },
      payload: { drawings: [] },
    })
    assert.equal(imported.statusCode, 404)
  })
})

function noise(): Sharp {
  return sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } })
}

function damage(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, 60_000), Buffer.alloc(2_000), bytes.subarray(62_000)])
}

/** Puts an animation chunk behind the header, as an animated PNG has it. */
function animatedPng(png: Buffer): Buffer {
  const chunk = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('acTL'), Buffer.alloc(12)])
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
}

/** A PNG whose header claims a huge size. */
function bombPng(width: number, height: number): Buffer {
  const png = Buffer.from(whole64(), 'base64')
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  return png
}

/** The smallest PNG there is. */
function whole64(): string {
  return 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
}
