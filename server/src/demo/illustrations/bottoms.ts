import { shade } from './colour.ts'
import { cloth, fill, folds, stitches, strap, stroke, tube } from './form.ts'
import { backNeck, band, type Cut, MID, neckLine, seams, sew } from './garment.ts'
import type { Ink } from './ink.ts'
import { choose, curve, d, type Point } from './path.ts'
import { buttons, collar, garment, pocket } from './tops.ts'
import type { Drawing } from './types.ts'

/** Straight, tapered, wide, cuffed or short. */
export function trousers(ink: Ink): Drawing {
  const kind = ink.pick(5, 'cut')
  const hem = choose([72, 56, 104, 60, 112], kind)
  const bottom = choose([880, 880, 885, 860, 560], kind)
  const knee = choose([84, 84, 104, 90, 112], kind)
  const waist = 128
  const hip = 168
  const top = 150
  const leg = (s: 1 | -1): Point[] => {
    const foot = kind === 4 ? 98 : 86 + hem * 0.35
    const x = (n: number) => MID + s * n
    const mid = (top + bottom) / 2 + 40
    const outside: Point[] =
      kind === 4
        ? [[x(192), 420]]
        : [
            [x(hip + 6), 400],
            [x(94 + knee * 0.95), mid],
          ]
    const inside: Point[] =
      kind === 4
        ? [[x(8), 440, true]]
        : [
            [x(96 - knee * 0.85), mid],
            [x(6), 452, true],
          ]
    return [
      [x(-4), top, true],
      [x(waist), top, true],
      [x(hip - 8), 258],
      ...outside,
      [x(foot + hem), bottom, true],
      [x(foot - hem), bottom + 6, true],
      ...inside,
      [x(-4), 440, true],
    ]
  }
  const jogger = kind === 3
  const line = shade(ink.primary, -0.42)
  const thread =
    ink.spec.material === 'cotton' && ink.pick(2, 'thread') ? '#cf9350' : shade(ink.primary, 0.35)
  const legs = ([-1, 1] as const).map((s) => legArt(ink, leg(s), s, bottom, kind)).join('')
  const band = d`M${MID - waist - 2} ${top - 4}Q${MID} ${top + 14} ${MID + waist + 2} ${top - 4}L${MID + waist + 7} ${top + 40}Q${MID} ${top + 60} ${MID - waist - 7} ${top + 40}Z`
  const pocketLine = ([1, -1] as const)
    .map((s) => d`M${MID + s * 92} ${top + 48}Q${MID + s * 104} ${top + 118} ${MID + s * 164} ${top + 136}`)
    .join('')
  const fly = d`M${MID} ${top + 52}V442M${MID + 40} ${top + 54}V330Q${MID + 38} 366 ${MID + 4} 380`
  const pleats =
    kind === 2
      ? folds(
          ink,
          ink.primary,
          [
            [MID + 74, top + 56, MID + 100, 460, 6, 12],
            [MID - 74, top + 56, MID - 100, 460, -6, 12],
          ],
          1.3,
        )
      : ''
  const loops = [-100, -56, 56, 100].map((x) => d`M${MID + x} ${top + 2 - Math.abs(x) * 0.03}v46`).join('')
  const waistband =
    fill(
      d`M${MID - waist + 6} ${top - 4}Q${MID} ${top - 30} ${MID + waist - 6} ${top - 4}Q${MID} ${top + 14} ${MID - waist + 6} ${top - 4}Z`,
      shade(ink.primary, -0.45),
    ) +
    cloth(ink, band, { depth: 26 }) +
    (jogger
      ? d`<path d="M${MID - waist} ${top + 24}Q${MID} ${top + 42} ${MID + waist} ${top + 24}" fill="none" stroke="${line}66" stroke-width="36" stroke-dasharray="3 7"/>` +
        cords(ink, top)
      : strap(loops, shade(ink.primary, -0.3), 12) +
        strap(loops, shade(ink.primary, 0.1), 8) +
        buttons(top + 31, top + 32, 2, '#b98a5a', MID + 12, 10))
  const art =
    legs +
    stroke(pocketLine, line, 3, 0.6) +
    stitches(pocketLine, thread, 1.5, '5 4') +
    (jogger
      ? ''
      : stroke(fly, line, 2.2, 0.55) +
        stitches(d`M${MID + 34} ${top + 56}V330Q${MID + 32} 360 ${MID + 4} 372`, thread, 1.5, '5 4')) +
    pleats +
    waistband
  const wide = kind === 4 ? 215 : Math.max(hip + 8, 86 + hem * 1.35)
  return garment(
    art,
    [curve(leg(1)), curve(leg(-1)), band],
    [MID - wide, top - 14, MID + wide, bottom + 8],
    [MID + 50, 240, 2.5],
  )
}

/** Shirt dress, slip, tea dress or smock. */
export function dress(ink: Ink): Drawing {
  const kind = ink.pick(4, 'cut')
  const cut: Cut = {
    top: 140,
    bottom: choose([860, 880, 890, 820], kind),
    neck: choose([66, 96, 84, 78], kind),
    drop: choose([54, 118, 128, 62], kind),
    vee: kind === 2,
    shoulder: choose([168, 112, 156, 170], kind),
    chest: choose([162, 148, 146, 168], kind),
    waist: choose([156, 132, 112, 196], kind),
    hem: choose([204, 182, 236, 238], kind),
    sleeve: kind === 1 ? 'none' : kind === 3 && ink.pick(2, 'arm') ? 'long' : 'short',
    reach: kind === 3 ? -60 : 14,
    ease: 1.3,
  }
  if (cut.sleeve === 'short') cut.reach = 14
  const shell = sew(ink, cut)
  const waistY = cut.top + (kind === 3 ? 214 : 318)
  const skirt = [-0.75, -0.5, -0.22, 0.08, 0.34, 0.6, 0.82].map(
    (k, i) =>
      [
        MID + k * cut.waist * 0.9,
        waistY + 16 + (i % 3) * 18,
        MID + k * cut.hem,
        cut.bottom + 14,
        k * -26,
        20 + (i % 2) * 8,
      ] as const,
  )
  const gather =
    kind === 1
      ? ''
      : stroke(
          d`M${MID - cut.hem} ${waistY}Q${MID} ${waistY + 22} ${MID + cut.hem} ${waistY}`,
          shade(ink.primary, -0.45),
          3,
          0.6,
        )
  const over = folds(ink, ink.primary, skirt, 1.15) + gather + dressFront(ink, cut, kind, waistY)
  const neck =
    kind === 0
      ? collar(ink, cut, false)
      : kind === 1
        ? straps(ink, cut)
        : band(neckLine(cut), kind === 3 ? ink.secondary : ink.primary, 12)
  return garment(
    (kind === 1 ? '' : backNeck(ink, cut, ink.primary)) +
      shell.sleeves +
      shell.front(over) +
      (kind === 1 ? '' : seams(ink, cut, ink.primary)) +
      neck,
    shell.outline,
    [shell.box[0], cut.top - (kind === 1 ? 90 : 26), shell.box[2], shell.box[3]],
    [MID + 10, cut.top + 150, 2.3],
  )
}

function legArt(ink: Ink, points: Point[], s: 1 | -1, bottom: number, kind: number): string {
  const x = (n: number) => MID + s * n
  const crease =
    kind === 4
      ? []
      : ([
          [x(98), 480, x(116), bottom, s * -8, 14],
          [x(40), 520, x(150), 540, s * 10, 14],
          [x(60), 580, x(150), 566, s * -8, 10],
        ] as const)
  const over =
    folds(ink, ink.primary, [
      [x(8), 440, x(110), 330, s * -16, 18],
      [x(12), 452, x(130), 400, s * -12, 14],
      [x(150), 300, x(164), 420, s * 6, 14],
      ...crease,
      [x(84), bottom - 90, x(150), bottom - 70, s * 9, kind === 4 ? 4 : 12],
    ]) + hem(ink, kind, bottom, s)
  return cloth(ink, curve(points), { depth: 64, over, lay: { angle: s * -4 } })
}

function hem(ink: Ink, kind: number, bottom: number, s: 1 | -1): string {
  const [l, r] = s > 0 ? [MID - 10, 700] : [100, MID + 10]
  const tone = shade(ink.primary, -0.45)
  if (kind === 3)
    return d`<path d="M${l} ${bottom - 22}H${r}" stroke="${shade(ink.primary, -0.1)}" stroke-width="64"/><path d="M${l} ${bottom - 22}H${r}" stroke="${tone}59" stroke-width="64" stroke-dasharray="3 6"/>`
  if (kind === 1 || kind === 4)
    return (
      fill(d`M${l} ${bottom - 50}H${r}V${bottom + 20}H${l}Z`, shade(ink.primary, 0.22), 0.6) +
      stroke(d`M${l} ${bottom - 50}H${r}`, tone, 4, 0.5)
    )
  return stitches(d`M${l} ${bottom - 26}L${r} ${bottom - 32}`, shade(ink.primary, -0.3), 2, '6 4')
}

function cords(ink: Ink, top: number): string {
  return [-14, 16]
    .map((x) => tube(ink, d`M${MID + x} ${top + 34}q${x} 60 ${x * 0.4} 118`, 8, shade(ink.secondary, 0.1)))
    .join('')
}

function dressFront(ink: Ink, cut: Cut, kind: number, waistY: number): string {
  const line = shade(ink.primary, -0.4)
  const from = cut.top + cut.drop
  switch (kind) {
    case 0:
      return (
        stroke(d`M${MID + 16} ${from}V${cut.bottom}`, line, 2, 0.6) +
        buttons(from + 36, cut.bottom - 70, 8, '#efe6d6') +
        sash(ink, cut, waistY) +
        pocket(ink, MID + 40, cut.top + 130, 78, 84)
      )
    case 2:
      return (
        sash(ink, cut, waistY) +
        stroke(d`M${MID} ${from}Q${MID - 10} ${waistY - 40} ${MID - 60} ${waistY}`, line, 2.4, 0.6)
      )
    case 3:
      return buttons(from + 26, from + 110, 3, shade(ink.secondary, 0.1))
    default:
      return stroke(
        d`M${MID - 140} ${cut.top + 160}Q${MID - 70} ${cut.top + 230} ${MID} ${cut.top + 190}Q${MID + 70} ${cut.top + 230} ${MID + 140} ${cut.top + 160}`,
        line,
        2,
        0.35,
      )
  }
}

function sash(ink: Ink, cut: Cut, y: number): string {
  const tone = ink.spec.pattern === 'plain' && ink.pick(2, 'sash') ? ink.primary : ink.secondary
  const belt = d`M${MID - cut.hem} ${y - 16}Q${MID} ${y + 4} ${MID + cut.hem} ${y - 16}v38Q${MID} ${y + 44} ${MID - cut.hem} ${y + 22}Z`
  const ends = d`M${MID - 52} ${y + 16}q-20 90 -34 150l30 8q18 -80 22 -156ZM${MID - 44} ${y + 16}q20 60 16 130l30 -8q0 -70 -24 -126Z`
  return (
    cloth(ink, ends, { colour: tone, plain: true, depth: 20 }) +
    cloth(ink, belt, { colour: tone, plain: true, depth: 22 }) +
    cloth(ink, d`M${MID - 66} ${y - 14}q24 -8 44 6q6 20 -4 38q-22 8 -40 -4q-8 -20 0 -40Z`, {
      colour: tone,
      plain: true,
      depth: 22,
    })
  )
}

/** Thin straps that go over the shoulders to the low back, which shows between them. */
function straps(ink: Ink, cut: Cut): string {
  const { neck, top, drop } = cut
  const line = ([1, -1] as const)
    .map((s) => {
      const x = (half: number) => MID + s * half
      return d`M${x(neck + 4)} ${top + 8}C${x(neck + 2)} ${top - 70} ${x(neck - 26)} ${top - 108} ${x(neck - 34)} ${top - 56}L${x(neck - 36)} ${top + 44}`
    })
    .join('')
  const back = d`M${MID - neck + 6} ${top + 14}Q${MID - neck * 0.5} ${top + 46} ${MID} ${top + 40}Q${MID + neck * 0.5} ${top + 46} ${MID + neck - 6} ${top + 14}Q${MID + neck * 0.8} ${top + drop} ${MID} ${top + drop + 4}Q${MID - neck * 0.8} ${top + drop} ${MID - neck + 6} ${top + 14}Z`
  return (
    fill(back, shade(ink.primary, -0.38)) +
    tube(ink, line, 9, ink.primary) +
    stroke(neckLine(cut), shade(ink.primary, -0.3), 3, 0.6)
  )
}
