import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Looks at the page as it is; with `stay` only as it stands, since another width would close what is open. */
export type Audit = (name: string, how?: 'stay') => Promise<void>

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const narrow = { width: 390, height: 844 }
const wide = { width: 1440, height: 900 }

/**
 * Audits with axe. Every page is seen narrow and wide, one of them light and the other dark, in turns: so every part
 * that is on more than one page is seen in all four ways. Nothing may be wider than the window either.
 */
export function openAudit(page: Page): { audit: Audit; findings: string[] } {
  const findings: string[] = []
  let turn = 0
  const audit: Audit = async (name, how) => {
    const [first, second] = turn++ % 2 === 0 ? (['light', 'dark'] as const) : (['dark', 'light'] as const)
    await wear(page, first)
    const before = page.viewportSize() ?? wide
    findings.push(...(await look(page, `${name}, ${before.width} px, ${first}`)))
    await wear(page, second)
    if (how !== 'stay') await page.setViewportSize(before.width === wide.width ? narrow : wide)
    findings.push(...(await look(page, `${name}, ${page.viewportSize()?.width} px, ${second}`)))
  }
  return { audit, findings }
}

/** Rows far from the window are not drawn before somebody comes near, and axe would read the colours they had. */
const DRAW_ALL = '.below-fold { content-visibility: visible !important }'

/** Changes the appearance, and lets colours that are on their way arrive. */
async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((css) => {
    // Not as an element, which the payment page's security policy would refuse.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, DRAW_ALL)
  await page.emulateMedia({ colorScheme })
  await page.evaluate(async () => {
    const underWay = () => document.getAnimations().filter((one) => one instanceof CSSTransition)
    // What inherits a colour sets out when it arrives above, a frame later.
    for (let stillFrames = 0; stillFrames < 2; stillFrames++) {
      await new Promise(requestAnimationFrame)
      for (const transition of underWay()) {
        transition.finish()
        stillFrames = -1
      }
    }
  })
}

async function look(page: Page, where: string): Promise<string[]> {
  const builder = new AxeBuilder({ page }).options({ runOnly: TAGS, resultTypes: ['violations'] })
  // All in one go: no second window for putting frames together.
  builder.setLegacyMode(true)
  const { violations } = await builder.analyze()
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${where}: ${id} at ${target.join(' ')}: ${failureSummary}`),
    ),
    ...(tooWide > 0 ? [`${where}: ${tooWide} px wider than the window`] : []),
  ]
}
