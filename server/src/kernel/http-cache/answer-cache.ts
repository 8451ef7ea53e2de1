import { createByteStore } from './byte-store.ts'

/** What can be kept: its size, what it was made from, and for how long it may be shown. */
export interface Made<V> {
  value: V
  bytes: number
  /** Names of what it tells; when one of them is invalidated it is outdated. */
  tags: readonly string[]
  /** Shown without a further thought for so long; 0: not kept at all. */
  freshMs: number
  /** After that, for so long, it is shown while a new one is made. */
  staleMs: number
}

/** How an answer came about, as `Cache-Status` tells it (RFC 9211). */
export type How = 'hit' | 'stale' | 'miss' | 'collapsed' | 'error'

export interface Answered<V> {
  value: V
  how: How
  ageMs: number
  /** How old it may become before a new one is made. */
  freshMs: number
}

export interface AnswerCache<V> {
  /** The answer under that key, made by `make` where there is none that may be shown. */
  get(key: string, make: () => Promise<Made<V>>): Promise<Answered<V>>
  /** The answer under that key if it is there and fresh; nothing is begun. */
  fresh(key: string): Answered<V> | undefined
  /** Whatever tells of these is outdated from now on. */
  invalidate(tags: readonly string[]): void
  /** The value under that key takes another number of bytes. */
  resize(key: string, bytes: number): void
  readonly bytes: number
  readonly size: number
}

export interface AnswerCacheOptions<V> {
  mostBytes: number
  /** Milliseconds that only go up. */
  now(): number
  /** When no new one can be made, an old one is shown for so long, outdated or not. */
  onErrorMs: number
  /** An answer that says that something is broken: worse than an old one. */
  isFailure(value: V): boolean
}

interface Kept<V> extends Made<V> {
  madeAt: number
  isOutdated: boolean
}

interface Flight<V> {
  /** How many invalidations there had been when it began to read. */
  epoch: number
  made: Promise<Kept<V>>
}

/** Someone whose answer was outdated before they asked asks again; so often, then they get one of their own. */
const TRIES = 3
/** More invalidations than this are remembered only as long as something that began before them is being made. */
const REMEMBERED = 1_000

/**
 * Answers by key, made once however many ask at the same moment. Three promises: nobody is shown what was outdated
 * before they asked, except when a new one cannot be made; what was read before an invalidation is never kept after it
 * (a fence: the slow reader loses); and what is merely old is shown at once while a new one is made.
 */
export function createAnswerCache<V>({
  mostBytes,
  now,
  onErrorMs,
  isFailure,
}: AnswerCacheOptions<V>): AnswerCache<V> {
  const keysOf = new Map<string, Set<string>>()
  const store = createByteStore<Kept<V>>(mostBytes, (key, { tags }) => {
    for (const tag of tags) {
      const keys = keysOf.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) keysOf.delete(tag)
    }
  })
  const flights = new Map<string, Flight<V>>()
  const invalidatedAt = new Map<string, number>()
  let epoch = 0

  const isOutdatedSince = (tags: readonly string[], since: number) =>
    tags.some((tag) => (invalidatedAt.get(tag) ?? 0) > since)

  const keep = (key: string, kept: Kept<V>) => {
    store.set(key, kept, kept.bytes)
    if (store.peek(key) !== kept) return
    for (const tag of kept.tags) {
      const keys = keysOf.get(tag)
      if (keys) keys.add(key)
      else keysOf.set(tag, new Set([key]))
    }
  }

  const start = (key: string, make: () => Promise<Made<V>>): Flight<V> => {
    const begun = epoch
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key)
    }
    const made = make().then(
      (answer) => {
        land()
        const isOutdated = isOutdatedSince(answer.tags, begun)
        const kept = { ...answer, madeAt: now(), isOutdated }
        const isWorthKeeping = answer.freshMs + answer.staleMs > 0 && !isFailure(answer.value)
        if (isWorthKeeping && !isOutdated) keep(key, kept)
        forget()
        return kept
      },
      (error: unknown) => {
        land()
        forget()
        throw error
      },
    )
    const flight: Flight<V> = { epoch: begun, made }
    flights.set(key, flight)
    return flight
  }

  /** What was invalidated before everything that is being made now began cannot matter any more. */
  const forget = () => {
    if (flights.size === 0) invalidatedAt.clear()
    if (invalidatedAt.size <= REMEMBERED) return
    const oldest = Math.min(...[...flights.values()].map((flight) => flight.epoch))
    for (const [tag, at] of invalidatedAt) if (at <= oldest) invalidatedAt.delete(tag)
  }

  const fresh = (key: string): Answered<V> | undefined => {
    const kept = store.get(key)
    if (!kept || kept.isOutdated) return undefined
    const ageMs = now() - kept.madeAt
    return ageMs < kept.freshMs ? answerOf(kept, 'hit', ageMs) : undefined
  }

  const find = (key: string, make: () => Promise<Made<V>>): Answered<V> | undefined => {
    const hit = fresh(key)
    const kept = store.peek(key)
    if (hit || !kept || kept.isOutdated) return hit
    const ageMs = now() - kept.madeAt
    if (ageMs >= kept.freshMs + kept.staleMs) return undefined
    // Who is shown the old one does not wait for the new one, nor hear of it when that fails.
    if (!flights.has(key)) start(key, make).made.catch(() => {})
    return answerOf(kept, 'stale', ageMs)
  }

  const insteadOf = (key: string): Answered<V> | undefined => {
    const old = store.peek(key)
    if (!old) return undefined
    const ageMs = now() - old.madeAt
    return ageMs < onErrorMs ? answerOf(old, 'error', ageMs) : undefined
  }

  const fetchNew = async (key: string, make: () => Promise<Made<V>>): Promise<Answered<V>> => {
    for (let tries = 1; ; tries++) {
      const asked = epoch
      const others = tries < TRIES ? flights.get(key) : undefined
      const flight = others ?? start(key, make)
      try {
        const made = await flight.made
        // It was begun before we asked, and something it tells may have changed in between.
        if (others && others.epoch < asked && made.isOutdated) continue
        const old = isFailure(made.value) ? insteadOf(key) : undefined
        return old ?? answerOf(made, others ? 'collapsed' : 'miss', 0)
      } catch (error) {
        const old = insteadOf(key)
        if (old) return old
        throw error
      }
    }
  }

  return {
    fresh,
    get: async (key, make) => find(key, make) ?? (await fetchNew(key, make)),
    invalidate: (tags) => {
      epoch++
      for (const tag of tags) {
        if (flights.size > 0) invalidatedAt.set(tag, epoch)
        for (const key of keysOf.get(tag) ?? []) {
          const kept = store.peek(key)
          if (kept) kept.isOutdated = true
        }
      }
      forget()
    },
    resize: (key, bytes) => store.resize(key, bytes),
    get bytes() {
      return store.bytes
    },
    get size() {
      return store.size
    },
  }
}

function answerOf<V>({ value, freshMs }: Made<V>, how: How, ageMs: number): Answered<V> {
  return { value, how, ageMs, freshMs }
}
