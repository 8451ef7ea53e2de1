import type { Context } from '@techmart/contracts'
import type { FastifyInstance } from 'fastify'
import { followEvents } from '../kernel/follow-events.ts'
import type { Log } from '../kernel/log.ts'
import { type Runtime, serviceContext } from '../runtime.ts'
import { outdatePages, outdatingEvents } from './outdate-pages.ts'
import { createPageCache, type PageCache, type SharedPage } from './page-cache.ts'
import { notingPeers, productTag } from './page-tags.ts'

const TRY_AGAIN_MS = 500

type Peers = Runtime['peers']

/** Makes a page for somebody with these peers. */
export type Render = (page: SharedPage, peers: Peers, ctx: Context, nonce: string) => Promise<Response>

/**
 * The kept pages of this process, which hears of every change from the moment it answers on; nothing where none are
 * to be kept, and while it does not hear of changes yet.
 */
export function openPageCache(
  app: FastifyInstance,
  { config, db, peers, followers }: Runtime,
  log: Log,
  render: Render,
): () => PageCache | undefined {
  if (config.pageCacheBytes === 0) return () => undefined
  const noting = notingPeers(peers)
  const cache = createPageCache({
    mostBytes: config.pageCacheBytes,
    render: (page, ctx, nonce) => noting.noting(() => render(page, noting.peers, ctx, nonce)),
  })
  const follower = followEvents({
    db,
    log,
    types: outdatingEvents,
    onEvents: outdatePages(peers.catalog, serviceContext('page-cache'), cache.invalidate),
  })
  // What lists are put together from follows a moment behind what was told.
  followers.listen?.((ids) => cache.invalidate(ids.map(productTag)))
  let isFollowing = false
  let timer: NodeJS.Timeout | undefined
  const start = async (): Promise<void> => {
    try {
      await follower.start()
      isFollowing = true
    } catch (error) {
      log.warn({ err: error }, 'pages are not kept while changes cannot be followed; trying again')
      timer = setTimeout(start, TRY_AGAIN_MS)
    }
  }
  app.addHook('onReady', start)
  app.addHook('onClose', async () => {
    clearTimeout(timer)
    await follower.stop()
  })
  return () => (isFollowing ? cache : undefined)
}
