import { hash, verify } from '@node-rs/argon2'
import { ServiceError } from '@techmart/contracts'

/** OWASP Password Storage Cheat Sheet: Argon2id (the package's default) with 19 MiB, two passes, one lane. */
export const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * Hash of a random password that nobody knows. Where there is no account the work is done against it,
 * so that the time of an answer does not tell whether there is one.
 */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$IzE0Bh0WT+8V21cihaTzDw$AYctVQ8l1mTiSt7/ZQt3H5sKzq/BQuDhcrOf/WLEMqM'

/** One hash takes some 23 ms of one core: this many at a time, so that signing in never takes the whole machine. */
const AT_A_TIME = 2
/** Those who wait are answered within some two seconds; more are sent away at once. */
const WAITING = 100

export interface Passwords {
  hash(password: string): Promise<string>
  /** False without an account or password of its own, after the same work. */
  verify(passwordHash: string | null | undefined, password: string): Promise<boolean>
}

/** Hashes and checks passwords, a bounded number at a time. Throws TOO_MANY_REQUESTS when too many wait. */
export function createPasswords(): Passwords {
  const pass = createGate(AT_A_TIME, WAITING)
  return {
    hash: (password) => pass(() => hash(normalize(password), ARGON2)),
    verify: (passwordHash, password) =>
      pass(async () => {
        const matches = await verify(passwordHash ?? NOBODYS_HASH, normalize(password))
        return matches && typeof passwordHash === 'string'
      }),
  }
}

/** The same password however a keyboard composes it (NIST SP 800-63B §3.1.1.2). */
export function normalize(password: string): string {
  return password.normalize('NFKC')
}

/** Lets through so many at a time and keeps so many waiting, first come, first served. */
export function createGate(atATime: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const queue: (() => void)[] = []
  return async (work) => {
    if (running >= atATime) {
      if (queue.length >= waiting) throw new ServiceError('TOO_MANY_REQUESTS', { retryAfterS: 2 })
      // Whoever leaves hands their place over, so `running` stays as it is.
      await new Promise<void>((resolve) => queue.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }
}
