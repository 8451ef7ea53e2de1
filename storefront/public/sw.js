// Keeps one page per language for when there is no connection. Everything else is left to the browser's own cache.
const CACHE = 'techmart-offline-1'
const pages = { en: '/offline', es: '/es/offline', de: '/de/offline', ar: '/ar/offline' }

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(Object.values(pages)))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys()
      await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))
      await self.registration.navigationPreload?.enable()
      await self.clients.claim()
    })(),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.mode !== 'navigate' || request.method !== 'GET') return
  event.respondWith(
    (async () => {
      try {
        return (await event.preloadResponse) ?? (await fetch(request))
      } catch {
        const language = /^\/(es|de|ar)(?:\/|$)/.exec(new URL(request.url).pathname)?.[1] ?? 'en'
        return (await caches.match(pages[language])) ?? Response.error()
      }
    })(),
  )
})
