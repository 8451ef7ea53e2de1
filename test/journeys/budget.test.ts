import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { phone } from './browser.ts'
import { givenProduct } from './given.ts'
import { journeys } from './journey.ts'
import { listens } from './steps.ts'

const journey = journeys()
const KB = 1024

const SCRIPT_KB = 110
const FONT_KB = 70

for (const prefix of ['', '/ar']) {
  test(
    `a product page at ${prefix || '/'} takes at most ${SCRIPT_KB} KB of compressed scripts and ${FONT_KB} KB of fonts`,
    journey(phone, async ({ page, shop }) => {
      const product = await givenProduct(shop, 'Light mug')
      const bytes = await transferred(page, `${prefix}/p/${product.slug}`)
      const figures = `scripts ${bytes.scripts} bytes, fonts ${bytes.fonts} bytes`
      assert.ok(bytes.scripts > 0 && bytes.fonts > 0, figures)
      assert.ok(bytes.scripts <= SCRIPT_KB * KB, figures)
      assert.ok(bytes.fonts <= FONT_KB * KB, figures)
    }),
  )
}

/** Bytes of what a first visit brings over the line until the page is at rest: compressed bodies, without heads. */
async function transferred(page: Page, path: string): Promise<{ scripts: number; fonts: number }> {
  await page.goto(path)
  await listens(page)
  await page.waitForLoadState('networkidle')
  return await page.evaluate(() => {
    const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const sum = (pattern: RegExp) =>
      files
        .filter(({ name }) => pattern.test(name))
        .reduce((total, { encodedBodySize }) => total + encodedBodySize, 0)
    return { scripts: sum(/\.js$/), fonts: sum(/\.woff2$/) }
  })
}
