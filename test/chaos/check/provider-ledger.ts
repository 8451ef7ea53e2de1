/** A payment as the provider keeps it, read from its own API. */
export interface ProviderIntent {
  id: string
  status: string
  amountMinor: number
  capturedMinor: number
  refundedMinor: number
  currency: string
  reference: string
  /** The order, as the shop wrote it there when it opened the payment. */
  orderId: string | undefined
}

interface Listed extends Omit<ProviderIntent, 'orderId'> {
  metadata?: { orderId?: string }
}

const PAGE = 100

/** Every payment the provider knows. */
export async function readProviderLedger(provider: {
  url: string
  secretKey: string
}): Promise<ProviderIntent[]> {
  const intents: ProviderIntent[] = []
  for (;;) {
    const last = intents.at(-1)
    const page = await get<{ data: Listed[] }>(
      provider,
      `/v1/intents?limit=${PAGE}${last ? `&after=${last.id}` : ''}`,
    )
    for (const { metadata, ...intent } of page.data) intents.push({ ...intent, orderId: metadata?.orderId })
    if (page.data.length < PAGE) return intents
  }
}

/** Messages the provider has not got rid of yet. Those known to be delivered are kept in `delivered`. */
export async function countUndelivered(
  provider: { url: string; secretKey: string },
  delivered: Set<string>,
): Promise<number> {
  let after: string | undefined
  let undelivered = 0
  for (;;) {
    const { data, hasMore } = await get<{ data: { id: string }[]; hasMore: boolean }>(
      provider,
      `/v1/events?limit=${PAGE}${after ? `&after=${after}` : ''}`,
    )
    for (const { id } of data) {
      if (delivered.has(id)) continue
      const event = await get<{ delivery?: { state: string } }>(provider, `/v1/events/${id}`)
      if (event.delivery?.state === 'pending') undelivered++
      else delivered.add(id)
    }
    after = data.at(-1)?.id
    if (!hasMore) return undelivered
  }
}

async function get<T>({ url, secretKey }: { url: string; secretKey: string }, path: string): Promise<T> {
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${secretKey}` } })
  if (!answer.ok) throw new Error(`The provider answers ${answer.status} to ${path}`)
  return (await answer.json()) as T
}
