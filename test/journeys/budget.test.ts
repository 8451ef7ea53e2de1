import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { phone } from './browser.ts'
import { givenProduct } from './given.ts'
import { journeys } from './journey.ts'
import { listens } from './steps.ts'

const journey = journeys()
const KB = 1024
const SCRIPT_BYTES = 110 * KB

/** The Arabic letters come on top of the Latin ones, on Arabic pages alone. */
for (const [prefix, fontKb] of [
  ['', 70],
  ['/ar', 95],
] as const) {
  test(
    `a product page at ${prefix || '/'} takes at most 110 KB of compressed scripts and ${fontKb} KB of fonts`,
    journey(phone, async ({ page, shop }) => {
      const product = await givenProduct(shop, 'Light mug')
      const bytes = await transferred(page, `${prefix}/p/${product.slug}`)
      const figures = `scripts ${bytes.Script} bytes, fonts ${bytes.Font} bytes`
      assert.ok(bytes.Script > 0 && bytes.Font > 0, figures)
      assert.ok(bytes.Script <= SCRIPT_BYTES, figures)
      assert.ok(bytes.Font <= fontKb * KB, figures)
    }),
  )
}

/** What a first visit brings over the line until the page is at rest, as the browser counts it, without heads. */
async function transferred(page: Page, path: string): Promise<{ Script: number; Font: number }> {
  const bytes = { Script: 0, Font: 0 }
  const kinds = new Map<string, keyof typeof bytes>()
  const session = await page.context().newCDPSession(page)
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script' || type === 'Font') kinds.set(requestId, type)
  })
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId)
    if (kind) bytes[kind] += encodedDataLength
  })
  await session.send('Network.enable')
  await page.goto(path)
  await listens(page)
  await page.waitForLoadState('networkidle')
  return bytes
}
