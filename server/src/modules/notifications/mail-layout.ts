import type { Language } from '@techmart/contracts'
import { html, type Markup } from '../../kernel/markup.ts'
import { directionOf } from './mail-formats.ts'

/** The shop's tokens as sRGB, which is all that mail programs know. */
export const COLORS = {
  paper: '#fcfaf6',
  ink: '#1a1d2b',
  soft: '#535663',
  line: '#dcd9d2',
  accent: '#2b43e3',
  onAccent: '#fefcf9',
}

const TINTS: Record<string, string> = {
  sand: '#f4ecdb',
  clay: '#fde8dc',
  sage: '#e5f1e3',
  mist: '#e1f0f0',
  sky: '#e0effa',
  lilac: '#efeaf8',
  blush: '#fbe7e7',
  stone: '#efece8',
}

export function tintOf(name: string | undefined): string {
  return TINTS[name ?? ''] ?? '#efece8'
}

const FONT = "'Instrument Sans', 'Readex Pro', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

/** Text styles; colours again by class, so that a dark mail program can have its own. */
export const TEXT = {
  body: `font-family:${FONT};font-size:16px;line-height:1.55;color:${COLORS.ink};`,
  small: `font-family:${FONT};font-size:14px;line-height:1.5;color:${COLORS.soft};`,
  heading: `font-family:${FONT};font-size:32px;line-height:1.15;font-weight:700;letter-spacing:-0.02em;color:${COLORS.ink};margin:0;`,
  label: `font-family:${FONT};font-size:14px;line-height:1.4;font-weight:600;color:${COLORS.ink};margin:0;`,
}

/** What programs without support for it ignore: dark colours, and one column on a phone. */
const STYLE = html`<style>
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  [dir='rtl'] .heading { letter-spacing: 0 !important; }
  @media (prefers-color-scheme: dark) {
    .paper { background: #0f1117 !important; }
    .ink { color: #efece7 !important; }
    .soft { color: #b4b1a9 !important; }
    .line { border-color: #32343c !important; }
    .button { background: #92a3ff !important; color: #0f1120 !important; }
    .link { color: #92a3ff !important; }
  }
  @media (max-width: 480px) {
    .frame { padding: 28px 20px !important; }
    .column { display: block !important; width: auto !important; padding: 0 0 20px !important; }
    .heading { font-size: 27px !important; }
  }
</style>`

interface Page {
  language: Language
  title: string
  preview: string
  shopUrl: string
  content: Markup
  footer: Markup
}

/** A whole mail: one centred column on warm paper, in tables, with every style in place. */
export function page({ language, title, preview, shopUrl, content, footer }: Page): Markup {
  const direction = directionOf(language)
  const start = direction === 'rtl' ? 'right' : 'left'
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${title}</title>
${STYLE}
</head>
<body class="paper" style="margin:0;padding:0;background:${COLORS.paper};">
<div style="display:none;max-height:0;overflow:hidden;">${preview}</div>
<div role="main" lang="${language}" dir="${direction}">
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${COLORS.paper};">
<tr><td align="center">
<table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;">
<tr><td class="frame" align="${start}" style="padding:40px 32px;text-align:${start};">
<p style="margin:0 0 36px;"><a href="${shopUrl}" class="ink" style="${TEXT.body}font-size:20px;font-weight:700;letter-spacing:-0.02em;text-decoration:none;">TechMart</a></p>
${content}
<p class="soft line" style="${TEXT.small}margin:40px 0 0;padding:20px 0 0;border-top:1px solid ${COLORS.line};">${footer}</p>
</td></tr>
</table>
</td></tr>
</table>
</div>
</body>
</html>
`
}

export function heading(text: string): Markup {
  return html`<h1 class="ink heading" style="${TEXT.heading}">${text}</h1>`
}

export function paragraph(text: string): Markup {
  return html`<p class="ink" style="${TEXT.body}margin:14px 0 0;">${text}</p>`
}

export function button(label: string, url: string): Markup {
  return html`<p style="margin:26px 0 0;"><a href="${url}" class="button" style="${TEXT.body}display:inline-block;padding:12px 22px;border-radius:8px;background:${COLORS.accent};color:${COLORS.onAccent};font-weight:600;text-decoration:none;">${label}</a></p>`
}

export function sectionTitle(text: string): Markup {
  return html`<h2 class="ink line" style="${TEXT.label}margin:40px 0 0;padding:0 0 10px;border-bottom:1px solid ${COLORS.line};">${text}</h2>`
}
