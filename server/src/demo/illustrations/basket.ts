import { shade } from './colour.ts'
import { part, strap, tube } from './form.ts'
import { type Ink, veil } from './ink.ts'
import { choose, d } from './path.ts'
import type { Drawing } from './types.ts'

const CX = 400

interface Shape {
  top: number
  rTop: number
  rBase: number
  base: number
}

/** Woven: market basket with hoop, low bread basket, tall laundry bin or one with two ears; some rows dyed. */
export function basket(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const shape = choose<Shape>(
    [
      { top: 520, rTop: 210, rBase: 160, base: 780 },
      { top: 610, rTop: 240, rBase: 196, base: 780 },
      { top: 330, rTop: 176, rBase: 150, base: 790 },
      { top: 480, rTop: 216, rBase: 176, base: 785 },
    ],
    kind,
  )
  const { top, rTop, rBase, base } = shape
  const rimY = rTop * ink.pitch
  const rim = d`M${CX - rTop} ${top}a${rTop} ${rimY} 0 0 0 ${2 * rTop} 0a${rTop} ${rimY} 0 0 0 ${-2 * rTop} 0Z`
  const hoop = kind === 0
  const handle = hoop ? hoopOver(ink, shape) : kind > 1 ? ears(ink, shape) : ''
  const lining = ink.pick(2, 'lining') ? '#efe6d6' : shade(ink.primary, -0.3)
  return {
    art:
      (hoop ? '' : handle) +
      wall(ink, shape) +
      part(ink, rim, inside(ink, lining)) +
      tube(ink, rim, 17, shade(ink.primary, 0.04)) +
      d`<path class="f" d="${rim}" stroke="${veil(shade(ink.primary, -0.5), 0.5)}" stroke-width="15" stroke-dasharray="3 14"/>` +
      (hoop ? handle : ''),
    pose: 'stand',
    box: [
      CX - rTop - (kind > 1 ? 52 : 8),
      top - (hoop ? 256 : rimY + 6),
      CX + rTop + (kind > 1 ? 52 : 8),
      base + rBase * ink.pitch,
    ],
    feet: [[CX, base + 8, rBase]],
    focus: [330, top + 80, 2.2],
  }
}

/** Rows of canes passing over and under; even and odd rows are each drawn in one stroke. */
function wall(ink: Ink, { top, rTop, rBase, base }: Shape): string {
  const p = ink.pitch
  const body = d`M${CX - rTop} ${top}Q${CX - rTop - 6} ${(top + base) / 2} ${CX - rBase} ${base}A${rBase} ${rBase * p} 0 0 0 ${CX + rBase} ${base}Q${CX + rTop + 6} ${(top + base) / 2} ${CX + rTop} ${top}A${rTop} ${rTop * p} 0 0 1 ${CX - rTop} ${top}Z`
  const count = Math.round((base - top) / 26)
  const every = ink.spec.pattern === 'plain' ? 0 : 2
  const dyes = ink.pick(3, 'dye') < 2 ? [2, count - 3] : []
  const rows = Array.from({ length: count }, (_, i) => {
    const y = top + ((i + 0.6) * (base - top)) / count
    const r = rTop + ((rBase - rTop) * (i + 0.5)) / count + 4
    const dyed = every ? i % 4 === every : dyes.includes(i)
    return { line: d`M${CX - r} ${y}A${r} ${r * p} 0 0 0 ${CX + r} ${y}`, odd: i % 2, dyed }
  })
  const canes = [false, true]
    .flatMap((dyed) => [0, 1].map((odd) => ({ dyed, odd })))
    .map(({ dyed, odd }) => {
      const line = rows
        .filter((row) => row.dyed === dyed && row.odd === odd)
        .map((row) => row.line)
        .join('')
      const tone = dyed ? ink.secondary : ink.primary
      const dash = (colour: string, width: number, dashes: string, offset: number) =>
        d`<path class="f" d="${line}" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dashes}" stroke-dashoffset="${offset}"/>`
      return (
        line &&
        strap(line, shade(tone, -0.38), 26) +
          dash(shade(tone, 0.06), 20, '30 6', odd ? 18 : 0) +
          dash(veil(shade(tone, 0.35), 0.6), 6, '18 18', odd ? 12 : -6)
      )
    })
  const light = ink.linear(
    [
      [0, shade(ink.primary, -0.6), 0.2],
      [0.3, '#fff', 0.1],
      [0.6, shade(ink.primary, -0.6), 0.08],
      [1, shade(ink.primary, -0.7), 0.55],
    ],
    'across',
  )
  return part(
    ink,
    body,
    shade(ink.primary, -0.3),
    (id) => `${canes.join('')}<use href="#${id}" fill="${light}"/>`,
  )
}

function inside(ink: Ink, lining: string): string {
  return ink.linear(
    [
      [0, shade(lining, -0.55)],
      [0.5, shade(lining, -0.3)],
      [1, shade(lining, -0.02)],
    ],
    'across',
  )
}

function hoopOver(ink: Ink, { top, rTop }: Shape): string {
  const hoop = d`M${CX - rTop + 6} ${top}C${CX - rTop + 10} ${top - 330} ${CX + rTop - 10} ${top - 330} ${CX + rTop - 6} ${top}`
  const grip = d`M${CX - 110} ${top - 222}Q${CX} ${top - 266} ${CX + 110} ${top - 222}`
  return (
    tube(ink, hoop, 22, ink.primary) +
    d`<path class="f" d="${grip}" stroke="${shade(ink.secondary, -0.1)}" stroke-width="25" stroke-dasharray="9 5"/>`
  )
}

function ears(ink: Ink, { top, rTop }: Shape): string {
  const loop = (s: number) =>
    d`M${CX + s * (rTop - 4)} ${top + 16}C${CX + s * (rTop + 64)} ${top - 30} ${CX + s * (rTop + 64)} ${top + 90} ${CX + s * (rTop - 2)} ${top + 74}`
  return tube(ink, loop(-1) + loop(1), 18, shade(ink.secondary, -0.1))
}
