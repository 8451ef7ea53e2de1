import { useEffect, useState } from 'react'
import { useRevalidator } from 'react-router'

/**
 * Loads the page anew whenever the server tells of a change beyond `revision`. True while the server tells; listens
 * only as long as somebody looks at the page, as browsers keep few connections open at a time.
 */
export function useLive(address: string | null, revision: number): boolean {
  const { revalidate } = useRevalidator()
  const [isLive, setLive] = useState(false)
  useEffect(() => {
    if (!address || typeof EventSource === 'undefined') return
    let source: EventSource | undefined
    const close = () => {
      source?.close()
      source = undefined
      setLive(false)
    }
    const open = () => {
      if (source) return
      source = new EventSource(address)
      source.onopen = () => setLive(true)
      source.onerror = () => setLive(false)
      source.addEventListener('change', ({ data }: MessageEvent<string>) => {
        if (revisionIn(data) > revision) void revalidate()
      })
    }
    const follow = () => (document.visibilityState === 'visible' ? open() : close())
    follow()
    document.addEventListener('visibilitychange', follow)
    // A page with an open connection cannot be kept for the way back.
    addEventListener('pagehide', close)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      removeEventListener('pagehide', close)
      close()
    }
  }, [address, revision, revalidate])
  return isLive
}

function revisionIn(data: string): number {
  const told: unknown = JSON.parse(data)
  const isTold = typeof told === 'object' && told !== null && 'revision' in told
  return isTold && typeof told.revision === 'number' ? told.revision : 0
}
