import { shade } from './colour.ts'
import { cloth, fill, folds, stitches, strap, stroke, tube } from './form.ts'
import { type Ink, veil } from './ink.ts'
import { choose, circle, curve, d, rounded } from './path.ts'
import type { Drawing } from './types.ts'

/** Market tote, boat tote with contrast base, tall shopper or leather carry-all. */
export function tote(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [top, wide, flare] = choose(
    [
      [420, 200, -10],
      [480, 236, 16],
      [380, 176, 0],
      [470, 216, 34],
    ],
    kind,
  )
  const base = 790
  const [l, r] = [400 - wide, 400 + wide]
  const body = curve([
    [l - flare, top, true],
    [r + flare, top, true],
    [r + flare * 0.4, (top + base) / 2],
    [r, base - 18],
    [r - 22, base, true],
    [400, base + 10],
    [l + 22, base, true],
    [l, base - 18],
    [l - flare * 0.4, (top + base) / 2],
  ])
  const strap =
    ink.spec.material === 'leather'
      ? shade(ink.primary, -0.12)
      : choose([ink.primary, ink.secondary, '#8a5f42'], ink.pick(3, 'strap'))
  const drop = choose([250, 210, 130, 190], kind)
  const arc = (dx: number, dy: number, half: number) =>
    d`M${400 - half + dx} ${top + 6 + dy}C${400 - half + 10 + dx} ${top - drop + dy} ${400 + half - 10 + dx} ${top - drop + dy} ${400 + half + dx} ${top + 6 + dy}`
  const patches = ([-1, 1] as const).map((s) =>
    rounded(400 + s * 92 - 19, top - 8, 38, kind === 1 ? base - top : 92, 4),
  )
  const bottomBand =
    kind === 1
      ? fill(
          d`M${l - 60} ${base - 96}Q400 ${base - 78} ${r + 60} ${base - 96}V${base + 30}H${l - 60}Z`,
          ink.secondary,
        ) +
        stitches(
          d`M${l} ${base - 88}Q400 ${base - 70} ${r} ${base - 88}`,
          shade(ink.secondary, 0.4),
          2,
          '7 5',
        )
      : ''
  const emblem = ink.spec.pattern === 'plain' && kind !== 1 ? mark(ink, 400, (top + base) / 2 + 20) : ''
  const art =
    strapOf(ink, arc(26, -12, 84), shade(strap, -0.3)) +
    fill(
      d`M${l - flare + 4} ${top}Q400 ${top - 34} ${r + flare - 4} ${top}Q400 ${top + 20} ${l - flare + 4} ${top}Z`,
      shade(ink.primary, -0.5),
    ) +
    cloth(ink, body, {
      depth: 80,
      over:
        bottomBand +
        emblem +
        stroke(
          d`M${l - flare} ${top + 34}Q400 ${top + 48} ${r + flare} ${top + 34}`,
          shade(ink.primary, -0.45),
          2,
          0.5,
        ) +
        stitches(
          d`M${l - flare} ${top + 40}Q400 ${top + 54} ${r + flare} ${top + 40}`,
          shade(ink.primary, -0.3),
          1.8,
          '6 4',
        ) +
        folds(
          ink,
          ink.primary,
          [
            [l + 40, top + 60, l + 70, base, -18, 22],
            [r - 34, top + 70, r - 80, base - 10, 20, 26],
            [l + 120, base - 120, r - 100, base - 20, -20, 18],
            [400, top + 40, 430, base - 140, -10, 16],
          ],
          1.1,
        ),
    }) +
    patches
      .map(
        (path) =>
          cloth(ink, path, { colour: strap, plain: true, depth: 16 }) +
          stitches(path, shade(strap, 0.4), 1.6, '5 4'),
      )
      .join('') +
    strapOf(ink, arc(0, 0, 92), strap)
  return {
    art,
    pose: 'stand',
    box: [l - Math.abs(flare), top - drop * 0.78, r + Math.abs(flare), base + 10],
    feet: [[400, base, wide - 12]],
    focus: [310, top + 50, 2.3],
  }
}

/** Daypack, roll-top, flap rucksack or a small school pack. */
export function backpack(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const top = choose([260, 230, 280, 300], kind)
  const half = choose([178, 162, 186, 170], kind)
  const base = 790
  const [l, r] = [400 - half, 400 + half]
  const round = choose([90, 20, 60, 120], kind)
  const body = curve([
    [l + round, top, kind === 1],
    [400, top - (kind === 3 ? 20 : 6)],
    [r - round, top, kind === 1],
    [r - 4, top + round + 10],
    [r + 14, base - 140],
    [r, base - 24],
    [r - 40, base],
    [400, base + 8],
    [l + 40, base],
    [l, base - 24],
    [l - 14, base - 140],
    [l + 4, top + round + 10],
  ])
  const tan = ink.pick(2, 'tan') ? '#8b5e3f' : shade(ink.secondary, -0.1)
  const line = shade(ink.primary, -0.45)
  const pocketTop = choose([540, 560, 590, 530], kind)
  const pouch = curve([
    [l + 34, pocketTop + 20],
    [400, pocketTop - 6],
    [r - 34, pocketTop + 20],
    [r - 22, base - 60],
    [r - 60, base - 18],
    [400, base - 10],
    [l + 60, base - 18],
    [l + 22, base - 60],
  ])
  const pouchColour = ink.pick(2, 'pouch') ? shade(ink.primary, -0.1) : ink.secondary
  const handle = tube(ink, d`M360 ${top + 6}C356 ${top - 64} 444 ${top - 64} 440 ${top + 6}`, 15, tan)
  const zipLine = d`M${l + 8} ${top + 210}C${l + 10} ${top + 40} ${l + 90} ${top + 34} 400 ${top + 30}S${r - 10} ${top + 40} ${r - 8} ${top + 210}`
  const art =
    shoulderStraps(ink, l, r, top) +
    handle +
    cloth(ink, body, {
      depth: 96,
      over:
        (kind === 0 || kind === 3 ? zipper(zipLine, line) : '') +
        folds(ink, ink.primary, [
          [l + 14, top + 240, l + 70, base - 40, -14, 20],
          [r - 10, top + 240, r - 60, base - 60, 14, 22],
        ]) +
        fill(d`M${l - 30} ${base - 40}H${r + 30}V${base + 30}H${l - 30}Z`, shade(ink.primary, -0.3)),
    }) +
    d`<g transform="translate(3 9)">${fill(pouch, line, 0.3)}</g>` +
    cloth(ink, pouch, {
      colour: pouchColour,
      plain: pouchColour === ink.secondary,
      depth: 50,
      over: folds(ink, pouchColour, [[l + 60, pocketTop + 60, l + 110, base - 40, -14, 18]]),
    }) +
    stitches(pouch, shade(pouchColour, -0.35), 1.8, '6 4') +
    (kind === 0 || kind === 3
      ? zipper(
          d`M${l + 50} ${pocketTop + 54}Q400 ${pocketTop + 28} ${r - 50} ${pocketTop + 54}`,
          shade(pouchColour, -0.45),
        )
      : '') +
    (kind === 1
      ? rollTop(ink, l, r, top, tan)
      : kind === 2
        ? flapOver(ink, l, r, top, tan)
        : fill(rounded(366, top + 110, 68, 82, 8), tan) +
          stitches(rounded(371, top + 115, 58, 72, 5), shade(tan, 0.5), 1.8, '5 4') +
          fill(d`M388 ${top + 134}h6v34h-6zM406 ${top + 134}h6v34h-6z`, shade(tan, -0.6)))
  return {
    art,
    pose: 'stand',
    box: [l - 34, top - 60, r + 34, base + 8],
    feet: [[400, base - 4, half - 6]],
    focus: [400, pocketTop, 2.2],
  }
}

function strapOf(ink: Ink, line: string, colour: string): string {
  return (
    strap(line, shade(colour, -0.35), 27) +
    strap(line, colour, 23) +
    d`<g transform="translate(${-2 * ink.lx} -2)">${strap(line, shade(colour, 0.22), 12)}</g>` +
    stitches(line, veil(shade(colour, -0.3), 0.35), 17, '1.4 7').replace('class="r"', 'class="f"')
  )
}

function mark(ink: Ink, x: number, y: number): string {
  const tone = ink.secondary
  switch (ink.pick(4, 'mark')) {
    case 0:
      return fill(circle(x, y, 70), tone) + fill(d`M${x - 70} ${y}a70 70 0 0 0 140 0Z`, ink.accent)
    case 1:
      return fill(d`M${x - 84} ${y + 60}v-76a84 84 0 0 1 168 0v76h-46v-70a38 38 0 0 0 -76 0v70Z`, tone)
    case 2:
      return stroke([-54, -18, 18, 54].map((k) => d`M${x - 90} ${y + k}q45 -34 90 0t90 0`).join(''), tone, 11)
    default:
      return (
        fill(rounded(x - 34, y - 24, 68, 48, 4), ink.accent) +
        stitches(rounded(x - 29, y - 19, 58, 38, 3), shade(ink.accent, 0.6), 1.6, '4 3')
      )
  }
}

function shoulderStraps(ink: Ink, l: number, r: number, top: number): string {
  const tone = shade(ink.primary, -0.22)
  const side = (x: number, s: number) =>
    d`M${x} ${top + 120}C${x + s * 60} ${top + 190} ${x + s * 52} ${top + 380} ${x + s * 6} ${top + 460}`
  return (
    stroke(side(l + 14, -1) + side(r - 14, 1), shade(tone, -0.3), 34) +
    stroke(side(l + 14, -1) + side(r - 14, 1), tone, 26)
  )
}

function zipper(line: string, dark: string): string {
  return (
    stroke(line, dark, 13) +
    d`<path d="${line}" fill="none" stroke="#d3cbbd" stroke-width="6" stroke-dasharray="3 2.6"/>`
  )
}

function rollTop(ink: Ink, l: number, r: number, top: number, tan: string): string {
  const roll = rounded(l + 4, top - 26, r - l - 8, 66, 32)
  const belt = d`M400 ${top - 32}V${top + 330}`
  return (
    fill(d`M${l + 14} ${top + 40}H${r - 14}V${top + 62}H${l + 14}Z`, shade(ink.primary, -0.6), 0.3) +
    cloth(ink, roll, {
      depth: 44,
      over: folds(ink, ink.primary, [[l + 20, top + 10, r - 20, top + 14, 6, 10]]),
    }) +
    strap(belt, shade(tan, -0.35), 36) +
    strap(belt, tan, 31) +
    stitches(d`M389 ${top - 30}V${top + 328}M411 ${top - 30}V${top + 328}`, shade(tan, 0.45), 1.8, '6 4') +
    buckle(400, top + 210)
  )
}

function flapOver(ink: Ink, l: number, r: number, top: number, tan: string): string {
  const path = curve([
    [l + 30, top - 14],
    [400, top - 26],
    [r - 30, top - 14],
    [r + 12, top + 90],
    [r + 8, top + 240],
    [400, top + 286],
    [l - 8, top + 240],
    [l - 12, top + 90],
  ])
  const belts = [-86, 86].map((dx) => {
    const line = d`M${400 + dx} ${top + 150}V${top + 430}`
    return (
      strap(line, shade(tan, -0.35), 34) +
      strap(line, tan, 29) +
      stitches(d`M${390 + dx} ${top + 152}v276M${410 + dx} ${top + 152}v276`, shade(tan, 0.45), 1.6, '6 4') +
      buckle(400 + dx, top + 306)
    )
  })
  return (
    d`<g transform="translate(3 12)">${fill(path, shade(ink.primary, -0.7), 0.3)}</g>` +
    cloth(ink, path, {
      depth: 80,
      over: stitches(
        d`M${l + 4} ${top + 232}Q400 ${top + 284} ${r - 4} ${top + 232}`,
        shade(ink.primary, -0.3),
        2,
        '6 4',
      ),
    }) +
    belts.join('')
  )
}

function buckle(x: number, y: number): string {
  const frame = rounded(x - 24, y - 18, 48, 36, 6)
  return (
    stroke(frame, '#6f5f3f', 9) +
    stroke(frame, '#d4bf8c', 5) +
    stroke(d`M${x} ${y - 16}V${y + 18}`, '#e9d8ab', 5)
  )
}
