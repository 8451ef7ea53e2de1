import type { Random } from './random.ts'
import type { Tally } from './tally.ts'

/** The provider's test cards by what they do; see its README. */
const CARDS = {
  approved: '4242424242424242',
  declined: '4000000000000002',
  'without funds': '4000000000009995',
  '3-D Secure': '4000000000003220',
  'slow success': '4000000000000259',
  'slow failure': '4000000000000127',
  'lost answer': '4000000000000341',
  'messages twice': '4000000000000101',
}
const WEIGHTS: Record<keyof typeof CARDS, number> = {
  approved: 46,
  declined: 8,
  'without funds': 4,
  '3-D Secure': 12,
  'slow success': 8,
  'slow failure': 5,
  'lost answer': 8,
  'messages twice': 9,
}
const PATIENCE_MS = 6_000
const DECLINED: readonly string[] = ['declined', 'without funds', 'slow failure']

/** Pays on the provider's page as a browser with plain forms does; what happens there is the provider's affair. */
export async function payOnPage(redirectUrl: string, random: Random, tally: Tally): Promise<void> {
  const browser = createBrowser()
  for (let tries = 0; tries < 3; tries++) {
    const card = random.weigh(WEIGHTS)
    const outcome = await attempt(browser, redirectUrl, card, random)
    tally.count('payments', `${card}: ${outcome}`)
    // Declined, or nobody answered: most shoppers try once more, some close the tab.
    if (outcome === 'sent' && !DECLINED.includes(card)) return
    if (random.chance(0.2)) return
  }
}

type Browser = ReturnType<typeof createBrowser>

async function attempt(
  browser: Browser,
  address: string,
  card: keyof typeof CARDS,
  random: Random,
): Promise<string> {
  try {
    const page = await browser(address)
    const hidden = hiddenFields(page.html)
    if (!hidden.formToken) return 'nothing to pay'
    const fields = { ...hidden, number: CARDS[card], expiry: '12/40', cvc: '123' }
    const clicks = random.chance(0.15) ? 2 : 1
    const answers = await Promise.all(Array.from({ length: clicks }, () => browser(address, fields)))
    const next = answers[0]?.location
    if (card !== '3-D Secure' || !next) return 'sent'
    if (random.chance(0.15)) return 'tab closed at the bank'
    const challenge = await browser(next)
    const decision = random.chance(0.8) ? 'approve' : 'fail'
    await browser(next, { ...hiddenFields(challenge.html), decision })
    return decision === 'approve' ? 'sent' : 'not confirmed'
  } catch {
    return 'provider away'
  }
}

/** Keeps its cookie, shows redirects instead of following them. */
function createBrowser() {
  let cookie = ''
  return async (address: string, form?: Record<string, string>) => {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: cookie ? { cookie } : {},
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    const location = response.headers.get('location')
    return {
      html: await response.text(),
      location: location === null ? undefined : new URL(location, address).href,
    }
  }
}

function hiddenFields(page: string): Record<string, string> {
  const [form = ''] = /<form[^>]*method="post"[\s\S]*?<\/form>/.exec(page) ?? []
  const inputs = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]))
}
