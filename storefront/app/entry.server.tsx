import { Writable } from 'node:stream'
import { type ReactNode, StrictMode } from 'react'
import { preloadModule } from 'react-dom'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { startLate } from './lib/late-start.server.ts'
import { LocaleProvider } from './lib/locale.tsx'
import { messageFiles } from './lib/message-files.server.ts'
import { PageStyleContext } from './lib/page-style.ts'
import { splitLanguage } from './lib/paths.ts'
import { shopOf } from './lib/shop.server.ts'
import { catalogues } from './messages/index.server.ts'
import { latePartsOf } from './messages/late-parts.ts'
import css from './styles/app.css?inline'

export const streamTimeout = 5_000

/**
 * Renders a page whole. Loaders run in process and nothing is deferred, so streaming would gain no time,
 * while whole bytes can be compressed once and kept.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { language, nonce } = shopOf(context)
  const { path } = splitLanguage(new URL(request.url).pathname)
  const files = messageFiles(language, latePartsOf(path))
  const page = (
    <StrictMode>
      <PageStyleContext value={css}>
        <LocaleProvider language={language} messages={catalogues[language]}>
          <PreloadMessages files={files} nonce={nonce}>
            <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
          </PreloadMessages>
        </LocaleProvider>
      </PageStyleContext>
    </StrictMode>
  )
  const { body, failed } = await renderWhole(page, nonce)
  const html = startLate(body, language, nonce)
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-language', language)
  return new Response(request.method === 'HEAD' ? null : html, { status: failed ? 500 : status, headers })
}

/**
 * Asks for the page's texts together with the other scripts, not after them. It stands around the page, not beside it:
 * ids from `useId` tell the place in the tree, which has to be the same here and in the browser.
 */
function PreloadMessages(props: { files: readonly string[]; nonce: string; children: ReactNode }) {
  const { files, nonce, children } = props
  for (const file of files) preloadModule(file, { as: 'script', nonce })
  return children
}

function renderWhole(page: ReactNode, nonce: string): Promise<{ body: string; failed: boolean }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let failed = false
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        done()
      },
      final(done) {
        done()
        resolve({ body: Buffer.concat(chunks).toString(), failed })
      },
    })
    const stream = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => stream.pipe(sink),
      onShellError: reject,
      onError: (error) => {
        failed = true
        console.error(error)
      },
    })
  })
}
