import scalar from '@scalar/fastify-api-reference'
import { contracts, errorCodes } from '@techmart/contracts'
import type { FastifyInstance } from 'fastify'
import { describeApi } from '../kernel/openapi.ts'
import { version } from '../version.ts'

/** The shop's own, from the storefront's files. */
const ICON = '/icon.svg'

/** `/api/openapi.json`, the interactive reference at `/docs`, and the meaning of every error code at `/docs/errors`. */
export async function hostApiReference(app: FastifyInstance): Promise<void> {
  const description = JSON.stringify(describeApi(Object.values(contracts), version))
  app.get('/api/openapi.json', (_request, reply) => {
    reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'public, max-age=60')
      .send(description)
  })
  app.get('/docs/errors', (_request, reply) => {
    reply.type('text/html; charset=utf-8').send(errorPage())
  })
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      url: '/api/openapi.json',
      favicon: ICON,
      withDefaultFonts: false,
      hideClientButton: true,
      telemetry: false,
    },
  })
}

function errorPage(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, { status, title }]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="${ICON}" type="image/svg+xml">
<title>TechMart API: error codes</title>
<style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:56rem;padding:0 1rem;color-scheme:light dark}
td,th{padding:.4rem .8rem .4rem 0;text-align:start;vertical-align:top;border-top:1px solid #8884}:target{background:#fd06}</style>
<h1>Error codes</h1>
<p>Every error answer is a problem document (RFC 9457). Its <code>code</code> is stable: branch on it.</p>
<table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table></html>`
}
