import assert from 'node:assert/strict'
import { after, before, type TestContext } from 'node:test'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { keepEvidence, launchBrowser, openVisit, type Visit } from './browser.ts'
import { type ShopUnderTest, startShopUnderTest } from './shop-under-test.ts'

export interface Journey extends Visit {
  shop: ShopUnderTest
  /** One more shopper, with a browser of their own. */
  another(options: BrowserContextOptions): Promise<Visit>
}

type JourneyTest = (
  device: BrowserContextOptions,
  go: (journey: Journey) => Promise<void>,
) => (t: TestContext) => Promise<void>

/**
 * A shop and a browser for all journeys of a file. What it answers makes a test of a journey: with a fresh window,
 * whose pages must not have had any hidden error at the end; a picture of the page is kept when the journey fails.
 */
export function journeys(): JourneyTest {
  let shop: ShopUnderTest
  let browser: Browser
  before(async () => {
    ;[shop, browser] = await Promise.all([startShopUnderTest(), launchBrowser()])
  })
  after(async () => {
    await browser?.close()
    await shop?.stop()
  })
  return (device, go) => async (t) => {
    const options = { baseURL: shop.url, ...device }
    const visits = [await openVisit(browser, options)]
    const another = async (other: BrowserContextOptions) => {
      const visit = await openVisit(browser, { baseURL: shop.url, ...other })
      visits.push(visit)
      return visit
    }
    const [visit] = visits as [Visit]
    try {
      await go({ ...visit, shop, another })
      assert.deepEqual(
        visits.flatMap(({ problems }) => problems),
        [],
        'the pages had hidden problems',
      )
    } catch (error) {
      throw await withEvidence(error, t.name, visits, shop)
    } finally {
      for (const { context } of visits) await context.close()
    }
  }
}

/** The failure with what helps to understand it. */
async function withEvidence(
  cause: unknown,
  name: string,
  visits: Visit[],
  shop: ShopUnderTest,
): Promise<Error> {
  const hints: string[] = []
  for (const [index, { page, problems }] of visits.entries()) {
    const picture = await keepEvidence(page, `${name} ${index || ''}`).catch((error) => `none (${error})`)
    hints.push(`at ${page.url()}`, `picture: ${picture}`, ...problems)
  }
  const message = cause instanceof Error ? cause.message : String(cause)
  return new Error([message, ...hints, `log of the shop: ${shop.logPath}`].join('\n'), { cause })
}
