import { shade } from './colour.ts'
import { cloth, fill, folds, stitches, stroke } from './form.ts'
import { backNeck, band, type Cut, cuffs, cutFor, hemBand, MID, neckLine, seams, sew } from './garment.ts'
import type { Ink } from './ink.ts'
import { choose, d, rounded } from './path.ts'
import { buttons, collar, garment, pocket } from './tops.ts'
import type { Drawing } from './types.ts'

/** Chore jacket, bomber, trucker or quilted. */
export function jacket(ink: Ink): Drawing {
  const kind = ink.pick(4, 'cut')
  const cut = cutFor(ink, {
    top: 225,
    bottom: choose([790, 760, 735, 775], kind),
    neck: 74,
    drop: 52,
    shoulder: 188,
    chest: 194,
    waist: choose([194, 196, 176, 196], kind),
    hem: choose([200, 172, 166, 192], kind),
    sleeve: 'long',
    ease: kind === 3 ? 1.34 : 1.18,
    reach: -5,
  })
  const shell = sew(ink, cut)
  const ribbed = kind === 1
  const trim = ribbed && ink.pick(2, 'trim') ? ink.secondary : ink.primary
  const over = choose([choreFront, bomberFront, truckerFront, quiltedFront], kind)(ink, cut)
  const neck = ribbed
    ? band(neckLine(cut), trim, 34)
    : collar(
        ink,
        { ...cut, drop: 46 },
        false,
        kind === 0 && ink.pick(2, 'cord') ? ink.secondary : ink.primary,
      )
  return garment(
    backNeck(ink, cut, ink.spec.pattern === 'plain' ? ink.secondary : ink.primary) +
      shell.sleeves +
      (kind === 3 && !cut.folded ? quiltedArms(ink, cut) : '') +
      cuffs(ink, cut, trim, ribbed ? 50 : 40, ribbed) +
      shell.front(over + (ribbed ? hemBand(cut, trim, 52) : '')) +
      seams(ink, { ...cut, curvedHem: ribbed }, ink.primary) +
      neck,
    shell.outline,
    shell.box,
    [MID + 30, cut.top + 120, 2.3],
  )
}

/** Single- or double-breasted overcoat, belted wrap or duffle. */
export function coat(ink: Ink): Drawing {
  const kind = ink.pick(4, 'cut')
  const cut = cutFor(ink, {
    top: 150,
    bottom: choose([905, 880, 920, 850], kind),
    neck: 66,
    drop: kind === 3 ? 50 : 236,
    vee: kind !== 3,
    shoulder: 170,
    chest: 174,
    waist: choose([170, 172, 150, 178], kind),
    hem: choose([196, 196, 214, 202], kind),
    sleeve: 'long',
    reach: 6,
    ease: 1.12,
  })
  const shell = sew(ink, cut)
  const front = cut.top + cut.drop
  const line = shade(ink.primary, -0.5)
  const horn = ink.pick(2, 'horn') ? '#5b4030' : shade(ink.accent, -0.15)
  const double = kind === 1
  const edge = double ? MID + 62 : MID + 20
  const closing =
    stroke(
      d`M${double ? edge : MID + 4} ${front}Q${edge + 4} ${front + 60} ${edge} ${cut.bottom + 4}`,
      line,
      2.6,
      0.7,
    ) + fill(d`M${edge} ${front + 50}h12V${cut.bottom}h-12Z`, line, 0.12)
  const flaps = ([1, -1] as const).map((s) => flap(ink, MID + s * 108 - 48, kind === 3 ? 610 : 560)).join('')
  const fasten = choose(
    [
      buttons(front + 34, front + 254, 3, horn, MID, 12),
      buttons(front + 40, front + 240, 3, horn, MID - 42, 12) +
        buttons(front + 40, front + 240, 3, horn, MID + 42, 12),
      belt(ink, cut, 480),
      toggles(ink, front + 60),
    ],
    kind,
  )
  return garment(
    backNeck(ink, cut, ink.spec.pattern === 'plain' ? ink.secondary : ink.primary) +
      innerLayer(ink, cut, kind) +
      shell.sleeves +
      cuffs(ink, cut, ink.primary, 46, false) +
      shell.front(closing + flaps + fasten) +
      seams(ink, { ...cut, curvedHem: true }, ink.primary) +
      (kind === 3 ? collar(ink, cut, true) : lapels(ink, cut)),
    shell.outline,
    shell.box,
    [MID + 10, cut.top + 170, 2.2],
  )
}

function choreFront(ink: Ink, cut: Cut): string {
  const line = shade(ink.primary, -0.42)
  const from = cut.top + cut.drop
  return (
    stroke(d`M${MID + 20} ${from}V${cut.bottom + 4}`, line, 2.4, 0.7) +
    stitches(
      d`M${MID + 13} ${from}V${cut.bottom}M${MID - 14} ${from}V${cut.bottom}`,
      shade(ink.primary, 0.4),
      1.6,
      '5 4',
    ) +
    buttons(from + 44, cut.bottom - 80, 5, shade(ink.secondary, -0.1), MID, 9.5) +
    pocket(ink, MID + 46, cut.top + 140, 100, 104) +
    pocket(ink, MID + 44, cut.bottom - 226, 122, 148) +
    pocket(ink, MID - 166, cut.bottom - 226, 122, 148)
  )
}

function bomberFront(ink: Ink, cut: Cut): string {
  const from = cut.top + cut.drop
  const welt = (s: 1 | -1) => d`M${MID + s * 70} ${cut.top + 420}L${MID + s * 122} ${cut.top + 330}`
  return (
    zip(from, cut.bottom, ink) +
    stroke(welt(1) + welt(-1), shade(ink.primary, -0.45), 15, 0.8) +
    stroke(welt(1) + welt(-1), shade(ink.primary, 0.08), 10)
  )
}

function truckerFront(ink: Ink, cut: Cut): string {
  const thread = ink.pick(2, 'thread') ? '#d99a4e' : shade(ink.primary, 0.45)
  const y = cut.top + 150
  const seam = ([1, -1] as const)
    .map(
      (s) =>
        d`M${MID + s * 200} ${y}H${MID + s * 22}M${MID + s * 62} ${y + 76}L${MID + s * 44} ${cut.bottom - 50}M${MID + s * 128} ${y + 76}L${MID + s * 98} ${cut.bottom - 50}`,
    )
    .join('')
  const flaps = ([1, -1] as const)
    .map(
      (s) =>
        d`M${MID + s * 46} ${y}H${MID + s * 142}V${y + 56}L${MID + s * 94} ${y + 76}L${MID + s * 46} ${y + 56}Z`,
    )
    .join('')
  return (
    stroke(seam, shade(ink.primary, -0.4), 3, 0.55) +
    stitches(seam, thread, 1.7, '6 4') +
    fill(flaps, shade(ink.primary, -0.5), 0.2) +
    fill(flaps.replaceAll('M', 'M'), shade(ink.primary, 0.07)) +
    stitches(flaps, thread, 1.6, '5 4') +
    stroke(
      d`M${MID + 22} ${cut.top + 50}V${cut.bottom - 46}M100 ${cut.bottom - 46}H700`,
      shade(ink.primary, -0.42),
      2.6,
      0.6,
    ) +
    stitches(
      d`M${MID + 15} ${cut.top + 50}V${cut.bottom}M${MID - 15} ${cut.top + 50}V${cut.bottom}`,
      thread,
      1.6,
      '5 4',
    ) +
    buttons(cut.top + 82, cut.bottom - 24, 6, '#b98a5a', MID, 9) +
    buttons(y + 54, y + 55, 2, '#b98a5a', MID + 94, 8) +
    buttons(y + 54, y + 55, 2, '#b98a5a', MID - 94, 8)
  )
}

function quiltedFront(ink: Ink, cut: Cut): string {
  let lines = ''
  for (let y = cut.top + 110; y < cut.bottom; y += 78)
    lines += d`M180 ${y}Q290 ${y + 16} 400 ${y + 8}T620 ${y}`
  return puff(ink, lines) + zip(cut.top + cut.drop, cut.bottom, ink) + welts(ink, cut)
}

function quiltedArms(ink: Ink, cut: Cut): string {
  const lines = ([1, -1] as const)
    .flatMap((s) =>
      [1, 2, 3, 4].map(
        (i) =>
          d`M${MID + s * (cut.chest + 14 + i * 4)} ${cut.top + 140 + i * 76}Q${MID + s * (cut.chest + 70)} ${cut.top + 134 + i * 76} ${MID + s * (cut.chest + 62 + i * 11)} ${cut.top + 106 + i * 76}`,
      ),
    )
    .join('')
  return stroke(lines, shade(ink.primary, -0.45), 3, 0.6)
}

/** Down channels: a dark seam, a lit swell below it, a soft hollow above. */
function puff(ink: Ink, lines: string): string {
  const shifted = (dy: number, tone: string, width: number, opacity: number) =>
    d`<g transform="translate(0 ${dy})">${stroke(lines, tone, width, opacity)}</g>`
  return (
    shifted(-9, shade(ink.primary, -0.5), 22, 0.2) +
    shifted(16, shade(ink.primary, 0.5), 18, 0.22) +
    stroke(lines, shade(ink.primary, -0.5), 3.4, 0.75)
  )
}

function welts(ink: Ink, cut: Cut): string {
  const path = ([1, -1] as const)
    .map((s) => d`M${MID + s * 74} ${cut.bottom - 110}L${MID + s * 122} ${cut.bottom - 196}`)
    .join('')
  return stroke(path, shade(ink.primary, -0.55), 7, 0.8)
}

function zip(from: number, to: number, ink: Ink): string {
  const line = d`M${MID} ${from}V${to + 20}`
  return (
    stroke(line, shade(ink.primary, -0.5), 15, 0.75) +
    d`<path d="${line}" stroke="#d6cfc2" stroke-width="8" stroke-dasharray="3.4 2.6"/>` +
    fill(rounded(MID - 6, from + 22, 12, 42, 5), '#e2dbcf') +
    stroke(rounded(MID - 6, from + 22, 12, 42, 5), '#8d857a', 1.6)
  )
}

function flap(ink: Ink, x: number, y: number): string {
  const path = rounded(x, y, 96, 36, 5)
  return (
    fill(d`M${x} ${y + 34}h97v8h-97Z`, shade(ink.primary, -0.6), 0.3) +
    cloth(ink, path, { depth: 14 }) +
    stroke(path, shade(ink.primary, -0.45), 1.8, 0.6)
  )
}

function lapels(ink: Ink, cut: Cut): string {
  const { neck, top, drop } = cut
  const deep = top + drop
  return ([1, -1] as const)
    .map((s) => {
      const x = (n: number) => MID + s * n
      const lapel = d`M${x(neck + 2)} ${top + 6}Q${x(neck * 0.62)} ${top + drop * 0.5} ${x(2)} ${deep + 8}Q${x(80)} ${top + 190} ${x(112)} ${top + 120}L${x(74)} ${top + 92}L${x(neck + 44)} ${top + 56}Z`
      const neckPart = d`M${x(neck - 2)} ${top - 22}Q${x(neck * 0.9)} ${top + 40} ${x(neck * 0.55)} ${top + 84}L${x(76)} ${top + 96}L${x(neck + 52)} ${top + 66}Q${x(neck + 34)} ${top + 10} ${x(neck + 12)} ${top - 6}Z`
      const under = d`<g transform="translate(${ink.lx * 5} 8)">${fill(lapel, shade(ink.primary, -0.8), 0.3)}</g>`
      return (
        under +
        cloth(ink, lapel, { depth: 24, lay: { angle: s * -20 } }) +
        cloth(ink, neckPart, { depth: 24, lay: { angle: s * 30 } }) +
        stroke(d`M${x(74)} ${top + 94}L${x(neck * 0.58)} ${top + 84}`, shade(ink.primary, -0.5), 2.2, 0.7)
      )
    })
    .join('')
}

/** A scarf-free glimpse of lining or knit at an open neck. */
function innerLayer(ink: Ink, cut: Cut, kind: number): string {
  if (kind === 3) return ''
  const tone = shade(ink.secondary, -0.12)
  const { neck, top, drop } = cut
  const path = d`M${MID - neck} ${top + 8}L${MID} ${top + drop + 10}L${MID + neck} ${top + 8}Q${MID} ${top + 64} ${MID - neck} ${top + 8}Z`
  return (
    fill(path, tone) +
    folds(
      ink,
      tone,
      [
        [MID - 20, top + 60, MID - 4, top + drop, 6, 16],
        [MID + 30, top + 50, MID + 6, top + drop, -8, 14],
      ],
      1.4,
    )
  )
}

function belt(ink: Ink, cut: Cut, y: number): string {
  const path = d`M${MID - cut.waist - 20} ${y}Q${MID} ${y + 16} ${MID + cut.waist + 20} ${y}v46Q${MID} ${y + 62} ${MID - cut.waist - 20} ${y + 46}Z`
  const tail = d`M${MID + 6} ${y + 40}q34 70 22 170l42 -6q6 -100 -26 -168Z`
  const other = d`M${MID - 14} ${y + 40}q-26 60 -50 140l40 8q24 -80 44 -140Z`
  return (
    cloth(ink, other, { depth: 22 }) +
    cloth(ink, tail, { depth: 22 }) +
    cloth(ink, path, { depth: 22 }) +
    stroke(
      d`M${MID - cut.waist} ${y + 48}Q${MID} ${y + 63} ${MID + cut.waist} ${y + 48}`,
      shade(ink.primary, -0.6),
      5,
      0.35,
    ) +
    cloth(ink, rounded(MID - 30, y - 2, 58, 68, 16), { depth: 26 })
  )
}

/** Four horn toggles on leather patches, one below the other. */
function toggles(ink: Ink, from: number): string {
  const y = 0
  const cord = d`M${MID - 78} ${y}H${MID + 78}`
  const patch = rounded(MID + 62, y - 20, 44, 40, 6) + rounded(MID - 106, y - 20, 44, 40, 6)
  const leather = '#6a4a35'
  const one =
    stroke(cord, shade(leather, -0.4), 7) +
    stroke(cord, shade(leather, 0.1), 4) +
    fill(patch, leather) +
    stitches(patch, shade(leather, 0.4), 1.4, '4 3') +
    fill(rounded(MID - 36, y - 6, 74, 18, 9), '#1c1612', 0.3) +
    fill(rounded(MID - 38, y - 10, 74, 18, 9), '#c8a477') +
    fill(rounded(MID - 30, y - 7, 56, 5, 2.5), '#fff', 0.4)
  const id = ink.def((key) => `<g id="${key}">${one}</g>`)
  return [0, 1, 2, 3].map((i) => d`<use href="#${id}" y="${from + i * 92}"/>`).join('')
}
