import { ServiceError } from '@techmart/contracts'

/** What somebody wants, and the goods it is about. */
export interface Wish {
  /** Sorted, each once. */
  skus: readonly string[]
}

/** The answer to one wish: a value, or what its caller is to be refused with. */
export type Outcome<A> = { value: A } | { refusal: unknown }

export interface GrantQueueOptions<W extends Wish, A> {
  /** Decides wishes together, in the order given; rejects when it could decide none. */
  grant: (wishes: W[]) => Promise<Outcome<A>[]>
  /** Wishes decided together at the most. */
  batch?: number
  /** Batches under way at the same time, never two that want the same goods. */
  lanes?: number
  /** Wishes that wait at the most; those beyond are refused at once with `UNAVAILABLE`. */
  waiting?: number
}

const BATCH = 512
const LANES = 4
const WAITING = 4_000

interface Waiting<W, A> {
  wish: W
  answer: (outcome: Outcome<A>) => void
}

/**
 * Gathers wishes for the same goods and has them decided together, in the order of their arrival. There is no timer:
 * a lone wish is taken up at the end of the current turn of the event loop, and while its goods are being decided on
 * the next wishes for them gather. Wishes for other goods pass by.
 */
export function createGrantQueue<W extends Wish, A>(
  options: GrantQueueOptions<W, A>,
): (wish: W) => Promise<A> {
  const { grant, batch: batchLimit = BATCH, lanes = LANES, waiting: waitingLimit = WAITING } = options
  let waiting: Waiting<W, A>[] = []
  const busy = new Set<string>()
  let underWay = 0
  let awake = false

  /** Several who ask in the same turn are gathered, and so are those who ask again as soon as they are answered. */
  const wake = () => {
    if (awake) return
    awake = true
    setImmediate(() => {
      awake = false
      while (underWay < lanes) {
        const batch = takeBatch()
        if (batch.length === 0) return
        void decide(batch)
      }
    })
  }

  /** The longest waiting whose goods nobody is deciding on; who is passed over is not overtaken by a later one. */
  const takeBatch = (): Waiting<W, A>[] => {
    const taken: Waiting<W, A>[] = []
    const left: Waiting<W, A>[] = []
    const passed = new Set<string>()
    for (const one of waiting) {
      const { skus } = one.wish
      const isFree = taken.length < batchLimit && skus.every((sku) => !busy.has(sku) && !passed.has(sku))
      if (!isFree) for (const sku of skus) passed.add(sku)
      ;(isFree ? taken : left).push(one)
    }
    if (taken.length > 0) waiting = left
    return taken
  }

  const decide = async (batch: Waiting<W, A>[]) => {
    const skus = new Set(batch.flatMap((one) => one.wish.skus))
    for (const sku of skus) busy.add(sku)
    underWay++
    const outcomes = await grant(batch.map((one) => one.wish)).catch((error: unknown) =>
      batch.map(() => ({ refusal: error })),
    )
    for (const [index, one] of batch.entries()) one.answer(outcomes[index] as Outcome<A>)
    underWay--
    for (const sku of skus) busy.delete(sku)
    if (waiting.length > 0) wake()
  }

  return (wish) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= waitingLimit) {
        reject(new ServiceError('UNAVAILABLE', {}, 'Too many orders want to be decided on at the moment'))
        return
      }
      const answer = (outcome: Outcome<A>) =>
        'value' in outcome ? resolve(outcome.value) : reject(outcome.refusal)
      waiting.push({ wish, answer })
      wake()
    })
}
