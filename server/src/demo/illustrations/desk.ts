import { shade } from './colour.ts'
import { bulge, fill, part, stitches, stroke, tube } from './form.ts'
import { type Ink, roundFill, slantFill } from './ink.ts'
import { choose, circle, d, rounded } from './path.ts'
import { patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Elastic-bound, spiral, stitched soft-cover or cloth-spined notebook. */
export function notebook(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [x, y, w, h] = [220, 210, 370, 560]
  const cover = rounded(x, y, w, h, kind === 2 ? 8 : 18)
  const pages =
    d`<g transform="translate(8 9)">${fill(rounded(x + 4, y, w, h, 10), '#d8cfbe')}</g><g transform="translate(6 6)">${fill(rounded(x + 4, y, w, h, 10), '#f6f1e6')}</g>` +
    stroke(d`M${x + w + 10} ${y + 20}V${y + h + 2}`, '#b9ae9a', 1.6, 0.8)
  const spine =
    kind === 3
      ? fill(d`M${x - 4} ${y - 4}h76v${h + 8}h-76Z`, ink.secondary) +
        d`<path d="M${x + 36} ${y}v${h}" stroke="${shade(ink.secondary, -0.4)}26" stroke-width="76" stroke-dasharray="3 3"/>` +
        stroke(d`M${x + 72} ${y}v${h}`, shade(ink.primary, -0.5), 3, 0.5)
      : kind === 0
        ? stroke(d`M${x + 30} ${y}v${h}`, shade(ink.primary, -0.45), 5, 0.35) +
          stroke(d`M${x + 35} ${y}v${h}`, shade(ink.primary, 0.5), 3, 0.3)
        : ''
  const emblem = ink.spec.pattern === 'plain' ? coverArt(ink, x + w / 2 + 14, y + h * 0.4) : ''
  const label = ink.pick(2, 'label')
    ? fill(rounded(x + 110, y + 90, 200, 120, 4), '#f5efe2') +
      stroke(rounded(x + 118, y + 98, 184, 104, 2), ink.accent, 2.4) +
      stroke(d`M${x + 140} ${y + 136}h140M${x + 140} ${y + 168}h140`, '#8c8375', 2.4, 0.7)
    : emblem
  const band =
    kind === 0
      ? d`<g transform="translate(5 3)">${fill(d`M${x + w - 66} ${y}h19v${h}h-19Z`, '#000', 0.2)}</g>` +
        fill(d`M${x + w - 66} ${y - 4}h19v${h + 8}h-19Z`, ink.accent) +
        fill(d`M${x + w - 64} ${y - 4}h5v${h + 8}h-5Z`, shade(ink.accent, 0.4), 0.7)
      : ''
  const rings = kind === 1 ? spiral(x, y, h) : ''
  const sewn =
    kind === 2 ? stitches(d`M${x + 14} ${y + 90}V${y + h - 90}`, shade(ink.secondary, 0.2), 4, '26 12') : ''
  const ribbon =
    kind !== 1
      ? fill(d`M${x + w * 0.6} ${y + h}h17v66l-8 -12 -9 12Z`, ink.accent) +
        fill(d`M${x + w * 0.6} ${y + h}h17v10h-17Z`, '#000', 0.2)
      : ''
  const art =
    ribbon +
    pages +
    part(
      ink,
      cover,
      slantFill(ink, ink.primary, 0.14, -0.14),
      (id) =>
        patternOver(ink) +
        textureOver(
          ink,
          ink.primary,
          ink.spec.material === 'leather' ? 'leather' : ink.spec.material === 'linen' ? 'linen' : 'paper',
        ) +
        spine +
        label +
        bulge(ink, id, ink.primary, 26, 0.7),
    ) +
    sewn +
    band +
    rings
  return {
    art,
    pose: 'lie',
    outline: [d`M${x} ${y}h${w + 10}v${h + 8}h${-w - 10}Z`],
    box: [x - (kind === 1 ? 26 : 0), y, x + w + 12, y + h + 10],
    focus: [x + 110, y + 150, 2.2],
    tilt: -9,
  }
}

/** Ballpoint, fountain, rollerball with cap or mechanical pencil; two colours crossed. */
export function pen(ink: Ink): Drawing {
  const one = penArt(ink, ink.pick(4, 'kind'), ink.primary, 340)
  const two = penArt(ink, ink.pick(4, 'kind'), ink.secondary, 460)
  const move = (art: string, x: number, degrees: number, dy: number) =>
    d`<g transform="rotate(${degrees} ${x} 500)translate(0 ${dy})">${art}</g>`
  return {
    art: move(two, 460, 5, 36) + move(one, 340, -3, 0),
    pose: 'lie',
    outline: ['M322 100H360L362 800L342 880L320 800Z', 'M488 140L448 132L408 830L422 910L446 834Z'],
    box: [290, 84, 510, 920],
    focus: [345, 690, 2.6],
    tilt: 26,
  }
}

function penArt(ink: Ink, kind: number, tone: string, x: number): string {
  const wide = choose([36, 44, 42, 32], kind)
  const [l, r] = [x - wide / 2, x + wide / 2]
  const metal = ink.linear(
    [
      [0, '#6f7173'],
      [0.25, '#eef0f1'],
      [0.5, '#a5a8ab'],
      [0.8, '#d5d7d9'],
      [1, '#77797b'],
    ],
    'across',
  )
  const gold = ink.linear(
    [
      [0, '#7d6330'],
      [0.25, '#f3dfa8'],
      [0.5, '#c9a557'],
      [0.8, '#e3c987'],
      [1, '#85682f'],
    ],
    'across',
  )
  const trim = ink.pick(2, 'trim') ? gold : metal
  const barrel = (y0: number, y1: number) =>
    part(
      ink,
      rounded(l, y0, wide, y1 - y0, 8),
      roundFill(ink, tone),
      (_id) =>
        (tone === ink.primary ? patternOver(ink, { scale: 0.5 }) : '') +
        fill(d`M${l + wide * 0.22} ${y0}h${wide * 0.12}v${y1 - y0}h${-wide * 0.12}Z`, '#fff', 0.4),
    )
  const clip = fill(d`M${r - 6} 170h14q8 0 8 10v180q0 14 -10 16l-6 -16V190h-6Z`, trim)
  const ring = (y: number, h = 14) => fill(d`M${l - 1} ${y}h${wide + 2}v${h}h${-wide - 2}Z`, trim)
  switch (kind) {
    case 0:
      return (
        fill(rounded(x - 9, 84, 18, 60, 6), trim) +
        barrel(136, 760) +
        ring(470) +
        ring(136, 18) +
        fill(d`M${l + 2} 758h${wide - 4}L${x + 6} 862h-12Z`, trim) +
        fill(d`M${x - 4} 860h8l-2 22h-4Z`, '#2d2a28') +
        clip
      )
    case 1:
      return (
        barrel(100, 640) +
        ring(626) +
        ring(400, 22) +
        fill(d`M${l + 4} 640h${wide - 8}l-4 70h${-wide + 16}Z`, '#292624') +
        fill(d`M${x - 17} 708h34q4 70 -17 150q-21 -80 -17 -150Z`, gold) +
        stroke(d`M${x} 770V852`, '#4f3f1f', 2.4) +
        fill(circle(x, 766, 4), '#4f3f1f') +
        clip
      )
    case 2:
      return (
        barrel(100, 770) +
        ring(330, 20) +
        fill(rounded(l - 2, 92, wide + 4, 30, 8), trim) +
        fill(d`M${l + 2} 768h${wide - 4}L${x + 9} 840h-18Z`, shade(tone, -0.35)) +
        fill(d`M${x - 8} 838h16l-5 36h-6Z`, trim) +
        clip
      )
    default:
      return (
        fill(rounded(x - 10, 82, 20, 40, 5), '#d98b84') +
        ring(118, 40) +
        barrel(156, 690) +
        d`<path d="M${x} 600V690" stroke="#22201e59" stroke-width="${wide}" stroke-dasharray="4 5"/>` +
        fill(d`M${l + 1} 690h${wide - 2}L${x + 7} 830h-14Z`, trim) +
        fill(d`M${x - 2.5} 828h5v48h-5Z`, '#3a3633') +
        clip
      )
  }
}

function spiral(x: number, y: number, h: number): string {
  let holes = ''
  let wire = ''
  for (let i = 0; i < 18; i++) {
    const at = y + 24 + (i * (h - 48)) / 17
    holes += circle(x + 24, at, 6)
    wire += d`M${x + 24} ${at}c-16 -16 -48 -14 -46 0s26 12 34 6`
  }
  return fill(holes, '#2a2724', 0.8) + stroke(wire, '#6c6862', 6) + stroke(wire, '#d6d2ca', 3)
}

function coverArt(ink: Ink, x: number, y: number): string {
  switch (ink.pick(4, 'art')) {
    case 0:
      return (
        fill(circle(x, y, 84), ink.secondary) +
        fill(d`M${x - 110} ${y + 30}q55 -50 110 0t110 0v130h-220Z`, ink.accent)
      )
    case 1:
      return stroke(
        [0, 1, 2, 3, 4].map((i) => d`M${x - 110} ${y - 80 + i * 40}q55 -44 110 0t110 0`).join(''),
        ink.secondary,
        10,
      )
    case 2:
      return (
        fill(d`M${x - 90} ${y + 120}V${y - 10}a90 90 0 0 1 180 0v130Z`, ink.secondary) +
        fill(d`M${x - 52} ${y + 120}V${y}a52 52 0 0 1 104 0v120Z`, ink.accent)
      )
    default:
      return (
        tube(ink, d`M${x} ${y + 120}V${y - 90}`, 5, shade(ink.secondary, -0.1)) +
        fill(
          [0, 1, 2, 3]
            .map((i) => d`M${x} ${y + 60 - i * 44}q60 -10 74 -66q-60 4 -74 66q-60 -10 -74 -66q60 4 74 66`)
            .join(''),
          ink.secondary,
        )
      )
  }
}
