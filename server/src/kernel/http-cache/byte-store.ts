/** Values by key within a number of bytes. */
export interface ByteStore<V> {
  get(key: string): V | undefined
  /** Looks without counting it as a use. */
  peek(key: string): V | undefined
  set(key: string, value: V, bytes: number): void
  /** The value of the key has grown or shrunk. */
  resize(key: string, bytes: number): void
  delete(key: string): void
  readonly bytes: number
  readonly size: number
}

interface Slot<V> {
  value: V
  bytes: number
  /** Uses since it came or was last spared, counted up to three. */
  uses: number
  isProven: boolean
}

/** What is new gets a tenth of the room, until it is asked for again. */
const NEW_SHARE = 0.1
/** Nothing may take more of the room than this. */
const LARGEST_SHARE = 0.125
const MOST_USES = 3
/** Keys of what had to go are remembered, as many as there are values, but at least so many. */
const LEAST_REMEMBERED = 1_000

/**
 * Keeps what is asked for again and lets go of what was asked for once: two queues in the order of arrival, one for
 * what is new and one for what has proven itself, and a memory of the keys that went unproven (the policy S3-FIFO,
 * Yang et al., SOSP 2023). A flood of addresses that nobody asks for twice passes through a tenth of the room.
 */
export function createByteStore<V>(
  mostBytes: number,
  onLeave: (key: string, value: V) => void = () => {},
): ByteStore<V> {
  const slots = new Map<string, Slot<V>>()
  const fresh = new Map<string, Slot<V>>()
  const proven = new Map<string, Slot<V>>()
  const gone = new Set<string>()
  let freshBytes = 0
  let provenBytes = 0

  const enter = (key: string, slot: Slot<V>, isProven: boolean) => {
    slot.isProven = isProven
    slot.uses = 0
    if (isProven) provenBytes += slot.bytes
    else freshBytes += slot.bytes
    ;(isProven ? proven : fresh).set(key, slot)
  }

  const take = (key: string, slot: Slot<V>) => {
    if (slot.isProven) provenBytes -= slot.bytes
    else freshBytes -= slot.bytes
    ;(slot.isProven ? proven : fresh).delete(key)
  }

  const remember = (key: string) => {
    gone.delete(key)
    gone.add(key)
    const most = Math.max(LEAST_REMEMBERED, slots.size)
    for (const oldest of gone) {
      if (gone.size <= most) return
      gone.delete(oldest)
    }
  }

  const leave = (key: string, slot: Slot<V>) => {
    take(key, slot)
    slots.delete(key)
    onLeave(key, slot.value)
  }

  /** Lets one value go, or moves one that was used to where it is kept longer. */
  const makeRoom = () => {
    const isFreshTurn = freshBytes > mostBytes * NEW_SHARE || proven.size === 0
    const [key, slot] = (isFreshTurn ? fresh : proven).entries().next().value as [string, Slot<V>]
    if (slot.uses === 0) {
      leave(key, slot)
      if (isFreshTurn) remember(key)
      return
    }
    const uses = slot.uses
    take(key, slot)
    enter(key, slot, true)
    if (!isFreshTurn) slot.uses = uses - 1
  }

  const shrink = () => {
    while (freshBytes + provenBytes > mostBytes) makeRoom()
  }

  return {
    get: (key) => {
      const slot = slots.get(key)
      if (slot && slot.uses < MOST_USES) slot.uses++
      return slot?.value
    },
    peek: (key) => slots.get(key)?.value,
    set: (key, value, bytes) => {
      const old = slots.get(key)
      if (old) leave(key, old)
      if (bytes > mostBytes * LARGEST_SHARE) return
      const slot = { value, bytes, uses: 0, isProven: false }
      slots.set(key, slot)
      enter(key, slot, old?.isProven === true || gone.delete(key))
      shrink()
    },
    resize: (key, bytes) => {
      const slot = slots.get(key)
      if (!slot) return
      const more = bytes - slot.bytes
      slot.bytes = bytes
      if (slot.isProven) provenBytes += more
      else freshBytes += more
      shrink()
    },
    delete: (key) => {
      const slot = slots.get(key)
      if (slot) leave(key, slot)
    },
    get bytes() {
      return freshBytes + provenBytes
    },
    get size() {
      return slots.size
    },
  }
}
