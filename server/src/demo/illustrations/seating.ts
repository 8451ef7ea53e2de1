import { shade } from './colour.ts'
import { cloth, fill, folds, part, stitches, stroke, tube, turned } from './form.ts'
import { downFill, type Ink, roundFill, slantFill } from './ink.ts'
import { choose, curve, d, oval, rounded } from './path.ts'
import { grain, patternOver } from './pattern.ts'
import type { Drawing } from './types.ts'

const CX = 400

/** Shell chair, spindle-back, bentwood or upholstered side chair. */
export function chair(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const wood =
    ink.spec.material === 'wood' && kind !== 3
      ? shade(ink.primary, kind === 0 ? -0.08 : 0)
      : choose(['#a8774b', '#6b4a33', '#c9a277'], ink.pick(3, 'wood'))
  const legTone = ink.spec.material === 'steel' ? '#4a4744' : kind === 1 || kind === 2 ? ink.primary : wood
  const back = choose([shellBack, spindleBack, bentBack, softBack], kind)(ink, legTone)
  const seat = kind === 0 ? '' : seatOf(ink, kind)
  const rear = tube(ink, 'M296 590L270 806M524 578L556 790', 17, shade(legTone, -0.22))
  const front = tube(ink, 'M262 620L224 868M548 614L590 852', 21, legTone)
  const rungs =
    kind === 1 || kind === 2
      ? tube(ink, 'M250 730L562 722M282 704L248 760M540 690L566 736', 10, shade(legTone, -0.12))
      : ''
  return {
    art: rear + rungs + (kind === 0 ? front + back : back + front + seat),
    pose: 'stand',
    box: [212, choose([250, 190, 210, 230], kind), 602, 876],
    feet: [
      [226, 866, 16],
      [590, 852, 16],
      [270, 804, 12],
      [556, 790, 12],
      [410, 830, 150],
    ],
    focus: [400, 580, 2],
  }
}

/** Round three-legged, ring-braced bar, woven-top or step stool. */
export function stool(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const tone = ink.primary
  const legTone = ink.pick(2, 'leg')
    ? choose(['#a8774b', '#c9a277', '#5b4231'], ink.pick(3, 'legwood'))
    : ink.spec.material === 'wood'
      ? shade(tone, -0.1)
      : '#3d3936'
  const top = choose([500, 330, 520, 480], kind)
  if (kind === 3) return stepStool(ink, legTone)
  const r = choose([176, 136, 190], kind)
  const spread = choose([60, 66, 20], kind)
  const base = 830
  const at = (k: number) => 400 + k * (r - 34)
  const legs = (front: boolean) =>
    front
      ? d`M${at(-0.9)} ${top + 40}L${at(-0.9) - spread} ${base}M${at(0.94)} ${top + 36}L${at(0.94) + spread} ${base - 8}`
      : d`M${at(-0.3)} ${top + 10}L${at(-0.3) - spread * 0.4} ${base - 62}M${at(0.5)} ${top + 10}L${at(0.5) + spread * 0.5} ${base - 66}`
  const ringY = kind === 1 ? 690 : 720
  const ring =
    kind < 2
      ? tube(
          ink,
          d`M${400 - r - spread * 0.4} ${ringY}A${r + spread * 0.4} ${(r + spread * 0.4) * ink.pitch} 0 0 0 ${400 + r + spread * 0.4} ${ringY}A${r + spread * 0.4} ${(r + spread * 0.4) * ink.pitch} 0 0 0 ${400 - r - spread * 0.4} ${ringY}Z`,
          kind === 1 ? 12 : 0.1,
          kind === 1 ? '#b89a62' : legTone,
        )
      : ''
  const thick = kind === 2 ? 62 : 40
  const side = turned(
    ink,
    CX,
    [
      [top, r],
      [top + 8, r + 3],
      [top + thick - 12, r],
      [top + thick, r - 16],
    ],
    { material: kind === 2 ? 'linen' : ink.spec.material },
  )
  const face = oval(400, top, r, r * ink.pitch)
  const seatArt = part(
    ink,
    face,
    slantFill(ink, shade(tone, 0.16)),
    (id) =>
      patternOver(ink, { scale: 0.8 }) +
      (ink.spec.material === 'wood' && kind !== 2
        ? grain(ink, [400 - r, top - 60, 400 + r, top + 60], tone, 'across', 7)
        : '') +
      `<use href="#${id}" fill="none" stroke="${shade(tone, 0.5)}66" stroke-width="5"/>` +
      (kind === 2
        ? d`<ellipse cx="400" cy="${top}" rx="10" ry="4" fill="${shade(tone, -0.4)}"/>` +
          folds(ink, tone, [
            [400, top, 250, top + 10, 4, 10],
            [400, top, 550, top + 10, -4, 10],
            [400, top, 400, top + 38, 0, 9],
          ])
        : ''),
  )
  return {
    art:
      tube(ink, legs(false), 16, shade(legTone, -0.2)) +
      ring +
      tube(ink, legs(true), 19, legTone) +
      side.art +
      seatArt,
    pose: 'stand',
    box: [400 - r - spread - 14, top - r * ink.pitch, 400 + r + spread + 14, base + 6],
    feet: [
      [at(-0.9) - spread, base, 16],
      [at(0.94) + spread, base - 8, 16],
      [400, base - 30, r * 0.8],
    ],
    focus: [420, top + 30, 2.1],
  }
}

function seatOf(ink: Ink, kind: number): string {
  const path = curve([
    [244, 606],
    [270, 566],
    [410, 548],
    [544, 560],
    [572, 600],
    [556, 632],
    [410, 652],
    [262, 640],
  ])
  const edge = curve([
    [244, 606],
    [270, 612],
    [410, 632],
    [556, 612],
    [574, 600],
    [566, 650],
    [410, 678],
    [254, 658],
  ])
  if (kind === 3)
    return (
      part(ink, edge, shade(ink.primary, -0.2), () => '') +
      cloth(ink, path, {
        depth: 50,
        over: stitches('M262 626Q410 650 560 620', shade(ink.primary, -0.3), 2, '6 4'),
      })
    )
  const cane =
    kind === 2
      ? part(
          ink,
          oval(410, 600, 112, 34),
          '#dcc193',
          () =>
            d`<path d="M290 600H530" stroke="#7d5f3a73" stroke-width="80" stroke-dasharray="2.4 7"/><path d="M410 560V640" stroke="#7d5f3a73" stroke-width="240" stroke-dasharray="2.4 5"/>`,
        )
      : ''
  return (
    part(ink, edge, downFill(ink, ink.primary, -0.1, -0.35), () => '') +
    part(
      ink,
      path,
      slantFill(ink, ink.primary, 0.22, -0.06),
      (_id) => patternOver(ink) + grain(ink, [240, 540, 580, 660], ink.primary, 'across', 7),
    ) +
    cane
  )
}

function shellBack(ink: Ink): string {
  const outer = curve([
    [232, 330],
    [262, 268],
    [400, 250],
    [548, 262],
    [586, 330],
    [584, 460],
    [600, 560],
    [560, 630],
    [410, 662],
    [256, 640],
    [210, 570],
    [234, 460],
  ])
  const inner = 'M250 520Q300 580 410 586T574 510Q590 590 546 616Q410 650 268 624Q222 590 250 520Z'
  return cloth(ink, outer, {
    depth: 90,
    over:
      fill(inner, shade(ink.primary, 0.35), 0.3) +
      folds(ink, ink.primary, [[244, 500, 570, 500, 60, 36]], 0.9) +
      stroke('M240 330Q400 280 580 330', shade(ink.primary, 0.5), 5, 0.3),
  })
}

function spindleBack(ink: Ink, tone: string): string {
  const rail = curve([
    [256, 236],
    [400, 192],
    [552, 226],
    [548, 262],
    [400, 232],
    [262, 274],
  ])
  const spindles = [0, 1, 2, 3, 4, 5]
    .map((i) => d`M${286 + i * 49} ${256 - Math.sin((i / 5) * 3.1) * 26}L${290 + i * 46} 570`)
    .join('')
  return (
    tube(ink, 'M264 250L268 590M546 246L548 580', 18, tone) +
    tube(ink, spindles, 9, tone) +
    part(ink, rail, slantFill(ink, tone, 0.2, -0.14), () =>
      grain(ink, [250, 190, 560, 280], tone, 'across', 4),
    )
  )
}

function bentBack(ink: Ink, tone: string): string {
  return (
    tube(ink, 'M266 590C236 200 300 214 406 214S584 200 552 580', 20, tone) +
    tube(ink, 'M330 570C300 330 340 300 408 300S520 330 492 566', 15, tone)
  )
}

function softBack(ink: Ink, tone: string): string {
  const pad = curve([
    [246, 270],
    [300, 236],
    [404, 230],
    [516, 236],
    [568, 270],
    [572, 380],
    [548, 440],
    [404, 456],
    [264, 440],
    [240, 380],
  ])
  return (
    tube(ink, 'M278 430L282 600M536 430L530 590', 20, tone) +
    cloth(ink, pad, {
      depth: 70,
      over:
        stroke('M404 240V450', shade(ink.primary, -0.4), 3, 0.4) +
        folds(ink, ink.primary, [
          [300, 300, 380, 400, 10, 20],
          [510, 300, 430, 400, -10, 20],
        ]),
    })
  )
}

function stepStool(ink: Ink, legTone: string): Drawing {
  const top = (y: number, x0: number, x1: number) => d`M${x0 + 30} ${y - 34}H${x1 + 30}L${x1} ${y}H${x0}Z`
  const front = (y: number, x0: number, x1: number) => rounded(x0, y, x1 - x0, 34, 5)
  const slab = (y: number, x0: number, x1: number) =>
    part(
      ink,
      top(y, x0, x1),
      slantFill(ink, shade(ink.primary, 0.26)),
      (_id) => patternOver(ink) + grain(ink, [x0, y - 36, x1 + 30, y], ink.primary, 'across', 5),
    ) +
    part(ink, front(y, x0, x1), downFill(ink, ink.primary, 0.04, -0.18), (_id) => patternOver(ink)) +
    fill(d`M${x1} ${y}l30 -34v34l-30 34Z`, shade(ink.primary, -0.34))
  const legs = (x: number, y: number) =>
    part(ink, d`M${x} ${y}h46l-14 ${840 - y}h-46Z`, roundFill(ink, legTone), () => '')
  return {
    art:
      legs(250, 520) +
      legs(560, 520) +
      slab(690, 196, 560) +
      slab(486, 220, 590) +
      legs(220, 520) +
      legs(540, 520),
    pose: 'stand',
    box: [176, 448, 640, 846],
    feet: [
      [230, 836, 30],
      [560, 836, 30],
      [400, 830, 200],
    ],
    focus: [420, 500, 2],
  }
}
