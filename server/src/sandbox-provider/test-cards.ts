/** What the card network does with a payment made with one of the test cards. */
export type CardBehaviour =
  | 'approve'
  | 'decline'
  | 'insufficient_funds'
  | 'challenge'
  | 'slow_success'
  | 'lost_answer'
  | 'duplicate_webhook'
  | 'slow_failure'

export type TestCard = {
  /** Digits only. */
  readonly number: string
  readonly brand: 'visa'
  readonly behaviour: CardBehaviour
  /** What a developer sees happen, in one sentence; repeated word for word in the README. */
  readonly effect: string
}

/** The only cards this provider takes: the page, the README and the tests all read this table. */
export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'visa', behaviour: 'approve', effect: 'Approved at once.' },
  {
    number: '4000000000000002',
    brand: 'visa',
    behaviour: 'decline',
    effect: 'Declined; the shopper may try another card.',
  },
  {
    number: '4000000000009995',
    brand: 'visa',
    behaviour: 'insufficient_funds',
    effect: 'Declined for insufficient funds; the shopper may try another card.',
  },
  {
    number: '4000000000003220',
    brand: 'visa',
    behaviour: 'challenge',
    effect: 'Asks for a 3-D Secure confirmation, which can be approved or failed.',
  },
  {
    number: '4000000000000259',
    brand: 'visa',
    behaviour: 'slow_success',
    effect: 'Returns to the shop as processing; succeeds about 8 s later.',
  },
  {
    number: '4000000000000127',
    brand: 'visa',
    behaviour: 'slow_failure',
    effect: 'Returns to the shop as processing; fails for good about 8 s later.',
  },
  {
    number: '4000000000000341',
    brand: 'visa',
    behaviour: 'lost_answer',
    effect: 'Paid, but the browser is not sent back and the webhook comes about 5 s late.',
  },
  {
    number: '4000000000000101',
    brand: 'visa',
    behaviour: 'duplicate_webhook',
    effect: 'Paid; the webhook comes twice, and an older event arrives after it.',
  },
]

export function findTestCard(number: string): TestCard | undefined {
  return testCards.find((card) => card.number === number)
}

/** `4242424242424242` → `4242 4242 4242 4242`. */
export function groupDigits(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ')
}
