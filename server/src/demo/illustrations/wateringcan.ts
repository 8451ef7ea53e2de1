import { shade } from './colour.ts'
import { fill, mouth, part, tube, turned } from './form.ts'
import type { Ink } from './ink.ts'
import { choose, d } from './path.ts'
import type { Drawing } from './types.ts'

/** Long-spout indoor can, classic rose can, kettle-like can or tall jug. */
export function wateringcan(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const base = 785
  const [top, r0, r1] = choose(
    [
      [540, 116, 140],
      [500, 140, 150],
      [560, 90, 166],
      [470, 110, 128],
    ],
    kind,
  )
  const cx = 440
  const profile =
    kind === 2
      ? ([
          [top, r0],
          [top + 40, r0 + 50],
          [top + 120, r1],
          [base - 16, r1 - 10],
          [base, r1 - 24],
        ] as const)
      : ([
          [top, r0],
          [base - 16, r1],
          [base, r1 - 6],
        ] as const)
  const body = turned(ink, cx, profile, {})
  const left = (y: number) => cx - body.radius(y)
  const line = choose(
    [
      d`M${left(base - 90) + 10} ${base - 80}C${left(base) - 120} ${base - 120} ${left(base) - 60} ${top - 60} ${left(base) - 170} ${top - 110}`,
      d`M${left(base - 70) + 10} ${base - 70}L${left(base) - 150} ${top - 10}`,
      d`M${left(base - 90) + 10} ${base - 90}C${left(base) - 90} ${base - 110} ${left(base) - 70} ${top - 20} ${left(base) - 150} ${top - 70}`,
      d`M${left(base - 60) + 10} ${base - 60}C${left(base) - 120} ${base - 80} ${left(base) - 60} ${top + 20} ${left(base) - 150} ${top - 40}`,
    ],
    kind,
  )
  const gloss = ink.spec.material === 'steel' || ink.spec.material === 'brass' ? 0.7 : 0.5
  const [ex, ey] = [left(base) - choose([170, 150, 150, 150], kind), top - choose([110, 10, 70, 40], kind)]
  const rose =
    kind === 1 || kind === 3
      ? d`<g transform="translate(${ex - 8} ${ey - 6})rotate(-52)">` +
        fill('M-20 40L-48 -16H48L20 40Z', shade(ink.primary, -0.1)) +
        d`<ellipse cy="-16" rx="48" ry="16" fill="#cfae6b"/><path d="M-34 -18H34M-26 -12H26M-20 -23H20" stroke="#6d5630" stroke-width="4" stroke-linecap="round" stroke-dasharray="0 10"/></g>`
      : d`<ellipse cx="${ex}" cy="${ey}" rx="12" ry="8" transform="rotate(-30 ${ex} ${ey})" fill="${shade(ink.primary, -0.6)}"/>`
  const brace =
    kind === 1
      ? tube(
          ink,
          d`M${left(top + 30) + 6} ${top + 36}L${left(base) - 92} ${top + 52}`,
          9,
          shade(ink.primary, -0.15),
        )
      : ''
  const handleTone = ink.pick(2, 'handle') ? ink.primary : ink.secondary
  const handle =
    kind === 1 || kind === 3
      ? tube(
          ink,
          d`M${cx - 80} ${top + 6}C${cx - 70} ${top - 150} ${cx + 130} ${top - 190} ${cx + r1 + 60} ${top + 40}S${cx + r1 + 10} ${base - 110} ${cx + body.radius(base - 90) - 6} ${base - 100}`,
          19,
          handleTone,
          { gloss },
        )
      : tube(
          ink,
          d`M${cx + r0 - 20} ${top + 16}C${cx + r0 + 210} ${top - 120} ${cx + r1 + 170} ${base - 60} ${cx + body.radius(base - 70) - 8} ${base - 70}`,
          19,
          handleTone,
          { gloss },
        )
  const half =
    kind === 1
      ? part(
          ink,
          d`M${cx - r0} ${top}A${r0} ${r0 * ink.pitch} 0 0 1 ${cx + r0 * 0.2} ${top - r0 * ink.pitch}L${cx + r0 * 0.2} ${top + r0 * ink.pitch}A${r0} ${r0 * ink.pitch} 0 0 1 ${cx - r0} ${top}Z`,
          shade(ink.primary, 0.2),
          () => '',
        )
      : ''
  return {
    art:
      handle +
      tube(ink, line, kind === 0 ? 22 : 30, ink.primary, { gloss }) +
      brace +
      rose +
      body.art +
      mouth(ink, cx, top, r0, 8, ink.primary) +
      half,
    pose: 'stand',
    box: [ex - 40, Math.min(ey - 30, top - (kind === 1 || kind === 3 ? 130 : 60)), cx + r1 + 130, base + 28],
    feet: [[cx, base + 8, r1]],
    focus: [400, top + 90, 2],
  }
}
