import type { BrowserContext, FrameLocator } from 'playwright-core'
import { eventually } from './eventually.ts'
import { service } from './given.ts'
import type { ShopUnderTest } from './shop-under-test.ts'

/** Opens a mail of the development mailbox, once it is there, in a window of its own; answers what is in it. */
export async function readMail(
  context: BrowserContext,
  shop: ShopUnderTest,
  subject: string,
): Promise<FrameLocator> {
  await eventually(`a mail about “${subject}” has come`, async () => {
    const { items } = await shop.inside.notifications.listMails(service, {})
    return items.some((mail) => mail.subject.includes(subject) && mail.state === 'sent')
  })
  const page = await context.newPage()
  await page.goto('/mailbox')
  await page.getByRole('link', { name: subject }).first().click()
  return page.frameLocator('iframe')
}
