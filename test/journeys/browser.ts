import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { ROOT } from '../../server/src/launcher/installation.ts'
import { ensureChromium } from '../chromium.ts'

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}
export const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }

/** What a step of a journey may take on a busy machine. */
const STEP_MS = 20_000
const RESULTS_FOLDER = join(ROOT, '.techmart', 'test-results')

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A browser window of one shopper, with nothing remembered. */
export interface Visit {
  context: BrowserContext
  page: Page
  /** What went wrong on the pages unseen: errors of scripts and of the console, refused content, broken answers. */
  problems: string[]
  /** A problem that belongs to the journey, such as the page that is not found. */
  expectProblem(pattern: RegExp): void
}

export async function openVisit(browser: Browser, options: BrowserContextOptions): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(STEP_MS)
  const problems: string[] = []
  const expected: RegExp[] = []
  const note = (problem: string) => {
    if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem)
  }
  context.on('console', (message) => {
    // A violation of the content security policy is told here too; answers are looked at below.
    const isAnswer = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isAnswer)
      note(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => note(`script: ${error.error().stack ?? error.error().message}`))
  context.on('response', (response) => {
    // A form that is refused is answered with 4xx: the shopper is told on the page.
    const isRefusal = response.status() < 500 && response.request().method() !== 'GET'
    if (response.status() >= 400 && !isRefusal) note(`answer ${response.status()}: ${response.url()}`)
  })
  context.on('requestfailed', (request) => {
    const { errorText = '' } = request.failure() ?? {}
    // Left behind by going on to the next page.
    if (errorText !== 'net::ERR_ABORTED') note(`request: ${errorText} ${request.url()}`)
  })
  const page = await context.newPage()
  return { context, page, problems, expectProblem: (pattern) => expected.push(pattern) }
}

/** Keeps what the shopper saw when a journey failed; answers the path of the picture. */
export async function keepEvidence(page: Page, name: string): Promise<string> {
  const path = join(RESULTS_FOLDER, name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80))
  await mkdir(RESULTS_FOLDER, { recursive: true })
  await writeFile(`${path}.html`, `<!-- ${page.url()} -->\n${await page.content()}`)
  await page.screenshot({ path: `${path}.png`, timeout: 5_000 })
  return `${path}.png`
}
