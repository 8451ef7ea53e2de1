const PATIENCE_MS = 20_000
const LOOK_AGAIN_MS = 50

/** Waits for what the shop does some time after it was asked: events that are handled, mails that are sent. */
export async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}
