import { shade } from './colour.ts'
import { cloth, fill, folds, stitches, stroke, tube } from './form.ts'
import { backNeck, band, type Cut, cuffs, cutFor, hemBand, MID, neckLine, seams, sew } from './garment.ts'
import { type Ink, veil } from './ink.ts'
import { choose, curve, d, rounded } from './path.ts'
import type { Box } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Crew, V, scoop or henley; boxy or long; with or without a pocket and contrast trim. */
export function tshirt(ink: Ink): Drawing {
  const neckKind = ink.pick(4, 'neck')
  const boxy = ink.pick(3, 'fit')
  const cut = cutFor(ink, {
    top: 210,
    bottom: choose([800, 845, 755], boxy),
    neck: 76 + (neckKind === 2 ? 16 : 0),
    drop: choose([58, 128, 96, 58], neckKind),
    vee: neckKind === 1,
    shoulder: 176 + (boxy === 2 ? 20 : 0),
    chest: 174 + (boxy === 2 ? 18 : 0),
    waist: 160 + (boxy === 2 ? 28 : 0),
    hem: 176 + (boxy === 2 ? 18 : 0),
    sleeve: 'short',
    reach: choose([0, -22, 34], ink.pick(3, 'sleeve')),
  })
  const shirt = sew(ink, cut)
  const trim = ink.pick(3, 'ringer') === 0 ? ink.secondary : ink.primary
  const placket =
    neckKind === 3
      ? fill(rounded(MID - 16, 262, 32, 118, 4), shade(ink.primary, -0.06)) +
        stroke(rounded(MID - 16, 262, 32, 118, 4), shade(ink.primary, -0.35), 1.6, 0.6) +
        buttons(290, 360, 3, '#efe6d6')
      : ''
  const over =
    placket + (ink.pick(2, 'pocket') && neckKind !== 3 ? pocket(ink, MID + 42, cut.top + 150, 92, 104) : '')
  return garment(
    backNeck(ink, cut, ink.primary) +
      shirt.sleeves +
      shirt.front(over) +
      seams(ink, cut, ink.primary) +
      band(neckLine(cut), trim, 19),
    shirt.outline,
    shirt.box,
    [MID + 20, cut.top + 110, 2.5],
  )
}

/** Button-down, grandad or camp collar, long or short sleeves, one chest pocket or two. */
export function shirt(ink: Ink): Drawing {
  const collarKind = ink.pick(3, 'collar')
  const short = collarKind === 2 || ink.pick(3, 'sleeve') === 0
  const cut = cutFor(ink, {
    top: 215,
    bottom: 815,
    neck: 70,
    drop: collarKind === 2 ? 118 : 54,
    vee: collarKind === 2,
    shoulder: 178,
    chest: 178,
    waist: 170,
    hem: 180,
    sleeve: short ? 'short' : 'long',
    reach: short ? 22 : 15,
    curvedHem: collarKind !== 2,
  })
  const shell = sew(ink, cut)
  const from = cut.top + cut.drop - 4
  const line = shade(ink.primary, -0.36)
  const button = ink.pick(2, 'buttons') ? '#efe6d6' : shade(ink.secondary, -0.1)
  const placket =
    stroke(d`M${MID + 17} ${from}V${cut.bottom}`, line, 2, 0.6) +
    stitches(d`M${MID + 11} ${from}V${cut.bottom}M${MID - 15} ${from}V${cut.bottom}`, line, 1.2, '4 3') +
    fill(d`M${MID + 18} ${from}h7V${cut.bottom}h-7Z`, shade(ink.primary, -0.5), 0.12) +
    buttons(from + 36, cut.bottom - 54, 6, button)
  const pockets = [
    pocket(ink, MID + 46, cut.top + 160, 88, 98),
    pocket(ink, MID - 134, cut.top + 160, 88, 98),
  ]
  const over = placket + pockets.slice(0, ink.pick(3, 'pockets')).join('')
  return garment(
    backNeck(ink, cut, ink.primary) +
      shell.sleeves +
      (short ? '' : cuffs(ink, cut, shade(ink.primary, 0.03), 58, false)) +
      shell.front(over) +
      seams(ink, cut, ink.primary) +
      (collarKind === 1 ? band(neckLine(cut), ink.primary, 24) : collar(ink, cut, collarKind === 2)),
    shell.outline,
    shell.box,
    [MID + 30, cut.top + 100, 2.5],
  )
}

/** Crew, V, roll neck or cardigan; plain, tipped, with a yoke or block stripe. */
export function sweater(ink: Ink): Drawing {
  const kind = ink.pick(4, 'neck')
  const cut = cutFor(ink, {
    top: 225,
    bottom: 790,
    neck: kind === 2 ? 66 : 82,
    drop: choose([52, 140, 16, 210], kind),
    vee: kind % 2 === 1,
    shoulder: 186,
    chest: 190 + ink.vary(-8, 14, 'ease'),
    waist: 186,
    hem: 176,
    sleeve: 'long',
    ease: 1.16,
  })
  const shell = sew(ink, cut)
  const trim = ink.pick(4, 'tip') === 0 ? ink.secondary : ink.primary
  const over = yoke(ink, cut) + (kind === 3 ? cardiganFront(ink, cut) : '') + hemBand(cut, trim, 54)
  const neck = kind === 2 ? rollNeck(ink, cut) : band(neckLine(cut), trim, 27)
  return garment(
    (kind === 2 ? '' : backNeck(ink, cut, ink.primary)) +
      shell.sleeves +
      cuffs(ink, cut, trim, 64, true) +
      shell.front(over) +
      seams(ink, { ...cut, curvedHem: true }, ink.primary) +
      neck,
    shell.outline,
    [shell.box[0], cut.top - (kind === 2 ? 70 : 16), shell.box[2], shell.box[3]],
    [MID - 10, cut.top + 90, 2.4],
  )
}

/** Pullover or zipped, with a kangaroo pocket; contrast cords or sleeves. */
export function hoodie(ink: Ink): Drawing {
  const zipped = ink.pick(2, 'zip') === 1
  const sleeveColour = ink.pick(4, 'raglan') === 0 ? ink.secondary : ink.primary
  const cut = cutFor(ink, {
    top: 290,
    bottom: 825,
    neck: 88,
    drop: 70,
    shoulder: 186,
    chest: 192,
    waist: 188,
    hem: 176,
    sleeve: 'long',
    reach: -20,
    ease: 1.2,
    sleeveColour,
  })
  const shell = sew(ink, cut)
  const wide = ink.pick(2, 'pocket')
  const pouch = wide
    ? d`M${MID - 118} 752L${MID - 92} 622Q${MID - 86} 600 ${MID - 62} 600H${MID + 62}Q${MID + 86} 600 ${MID + 92} 622L${MID + 118} 752Z`
    : d`M${MID - 132} 752V682L${MID - 78} 606H${MID + 78}L${MID + 132} 682V752Z`
  const line = shade(ink.primary, -0.4)
  const zip = zipped
    ? stroke(d`M${MID} ${cut.top + 50}V840`, line, 13, 0.8) +
      d`<path d="M${MID} ${cut.top + 50}V840" stroke="#cfc8bd" stroke-width="7" stroke-dasharray="3 2.4"/>` +
      fill(rounded(MID - 5, cut.top + 70, 10, 34, 4), '#d9d2c6')
    : ''
  const over =
    fill(pouch, shade(ink.primary, -0.04)) +
    stroke(pouch, line, 3, 0.55) +
    stitches(pouch, line, 1.3, '5 4') +
    folds(ink, ink.primary, [[MID - 100, 640, MID + 90, 730, 10, 16]], 0.6) +
    hemBand(cut, ink.primary, 48) +
    zip
  return garment(
    shell.sleeves +
      cuffs(ink, cut, sleeveColour, 56, true) +
      shell.front(over) +
      seams(ink, { ...cut, curvedHem: true }, ink.primary) +
      hood(ink, cut),
    [...shell.outline, hoodPath(cut)],
    [shell.box[0], 160, shell.box[2], shell.box[3]],
    [MID, cut.top + 60, 2.2],
  )
}

export function garment(
  art: string,
  outline: string[],
  box: Box,
  focus: readonly [number, number, number],
): Drawing {
  return { art, pose: 'lie', outline, box, focus }
}

/** An even row of sewn buttons from one height to another: dots of a dashed line. */
export function buttons(from: number, to: number, count: number, colour: string, x = MID, r = 7.5): string {
  const dots = (dx: number, dy: number, width: number, tone: string, opacity = 1) =>
    d`<path d="M${x + dx} ${from + dy}V${to + dy + 1}" stroke="${veil(tone, opacity)}" stroke-width="${width}"/>`
  return d`<g class="r" stroke-dasharray="0 ${(to - from) / (count - 1)}">${
    dots(2, 3, r * 2 + 1, '#1c1612', 0.3) +
    dots(0, 0, r * 2, shade(colour, 0.1)) +
    dots(0, 0, r * 1.4, shade(colour, -0.12)) +
    dots(-2, -1, 2, shade(colour, -0.6)) +
    dots(2, 1, 2, shade(colour, -0.6))
  }</g>`
}

export function pocket(ink: Ink, x: number, y: number, w: number, h: number, colour = ink.primary): string {
  const path = d`M${x} ${y}H${x + w}V${y + h * 0.82}L${x + w / 2} ${y + h}L${x} ${y + h * 0.82}Z`
  const line = shade(colour, -0.38)
  const soft = fill(
    d`M${x + 3} ${y + h * 0.83}L${x + w / 2} ${y + h + 4}L${x + w + 5} ${y + h * 0.83}V${y + 6}l-5 -2V${y + h * 0.82}L${x + w / 2} ${y + h}Z`,
    line,
    0.4,
  )
  return (
    soft +
    stroke(path, line, 1.8, 0.6) +
    stitches(d`M${x + 4} ${y + 14}H${x + w - 4}`, line, 1.3, '4 3') +
    fill(d`M${x} ${y}h${w}v13H${x}Z`, shade(colour, 0.3), 0.22)
  )
}

export function collar(ink: Ink, cut: Cut, camp: boolean, colour = ink.primary): string {
  const { neck, top, drop } = cut
  const tip = camp ? 150 : 104
  const flap = (s: 1 | -1) => {
    const points = d`M${MID + s * (neck - 2)} ${top - 20}Q${MID + s * neck * 0.62} ${top + drop * 0.6} ${MID + s * 4} ${top + drop}L${MID + s * 62} ${top + tip}Q${MID + s * (neck + 30)} ${top + 50} ${MID + s * (neck + 14)} ${top - 2}Q${MID + s * (neck + 8)} ${top - 18} ${MID + s * (neck - 2)} ${top - 20}Z`
    const edge = d`M${MID + s * 12} ${top + drop + 2}L${MID + s * 61} ${top + tip - 9}Q${MID + s * (neck + 22)} ${top + 46} ${MID + s * (neck + 8)} ${top + 2}`
    const under = d`<g transform="translate(${ink.lx * 4} 7)">${fill(points, shade(colour, -0.7), 0.28)}</g>`
    return (
      under +
      cloth(ink, points, { colour, depth: 26, lay: { angle: s * 35 } }) +
      stitches(edge, shade(colour, -0.3), 1.3, '4 3')
    )
  }
  return flap(1) + flap(-1)
}

function yoke(ink: Ink, cut: Cut): string {
  if (ink.spec.pattern !== 'plain') return ''
  const bandAt = (y: number, h: number, tone: string) =>
    fill(d`M100 ${y}Q400 ${y + 34} 700 ${y}V${y + h}Q400 ${y + h + 34} 100 ${y + h}Z`, tone)
  switch (ink.pick(4, 'yoke')) {
    case 0:
      return bandAt(cut.top + 205, 96, ink.secondary) + bandAt(cut.top + 314, 12, ink.accent)
    case 1: {
      const zig = (y: number, tone: string) =>
        d`<path d="M180 ${y}${'l14 16l14 -16'.repeat(16)}" fill="none" stroke="${tone}" stroke-width="8"/>`
      return (
        zig(cut.top + 128, ink.secondary) + zig(cut.top + 156, ink.accent) + zig(cut.top + 184, ink.secondary)
      )
    }
    default:
      return ''
  }
}

function cardiganFront(ink: Ink, cut: Cut): string {
  const from = cut.top + cut.drop
  return (
    fill(d`M${MID - 22} ${from - 10}h44V${cut.bottom + 20}h-44Z`, shade(ink.primary, -0.05)) +
    stroke(
      d`M${MID + 22} ${from}V${cut.bottom + 20}M${MID - 22} ${from}V${cut.bottom + 20}`,
      shade(ink.primary, -0.45),
      3,
      0.5,
    ) +
    buttons(from + 40, from + 298, 4, shade(ink.accent, -0.1), MID, 11)
  )
}

function rollNeck(ink: Ink, cut: Cut): string {
  const { top, neck } = cut
  const points = curve([
    [MID - neck - 8, top + 18, true],
    [MID - neck + 4, top - 62],
    [MID, top - 74],
    [MID + neck - 4, top - 62],
    [MID + neck + 8, top + 18, true],
    [MID, top + 44],
  ])
  const ribLines = [-0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8]
    .map(
      (k) =>
        d`M${MID + k * neck * 0.9} ${top - 72 + Math.abs(k) * 10}L${MID + k * (neck + 6)} ${top + 42 - Math.abs(k) * 22}`,
    )
    .join('')
  return (
    cloth(ink, points, { depth: 40, plain: true }) +
    stroke(ribLines, shade(ink.primary, -0.45), 4, 0.22) +
    stroke(
      d`M${MID - neck + 2} ${top - 10}Q${MID} ${top + 12} ${MID + neck - 2} ${top - 10}`,
      shade(ink.primary, -0.5),
      6,
      0.3,
    ) +
    d`<ellipse cx="${MID}" cy="${top - 62}" rx="${neck - 12}" ry="9" fill="${shade(ink.primary, -0.45)}"/>`
  )
}

function hoodPath(cut: Cut): string {
  const { top, neck } = cut
  return curve([
    [MID, top - 128],
    [MID + neck + 6, top - 96],
    [MID + neck + 46, top + 6],
    [MID + neck + 10, top + 76],
    [MID, top + 104],
    [MID - neck - 10, top + 76],
    [MID - neck - 46, top + 6],
    [MID - neck - 6, top - 96],
  ])
}

function hood(ink: Ink, cut: Cut): string {
  const { top, neck } = cut
  const opening = curve([
    [MID, top - 84],
    [MID + neck - 14, top - 58],
    [MID + neck - 2, top + 8],
    [MID + 44, top + 62],
    [MID, top + 82],
    [MID - 44, top + 62],
    [MID - neck + 2, top + 8],
    [MID - neck + 14, top - 58],
  ])
  const inside =
    ink.spec.pattern === 'plain' && ink.pick(3, 'lining') === 0 ? ink.secondary : shade(ink.primary, -0.2)
  const cord = ink.pick(2, 'cord') ? shade(ink.primary, 0.5) : ink.accent
  const strings = ([1, -1] as const)
    .map((s) =>
      tube(
        ink,
        d`M${MID + s * 42} ${top + 78}C${MID + s * 50} ${top + 120} ${MID + s * 34} ${top + 150} ${MID + s * 44} ${top + 188 - s * 8}`,
        8,
        cord,
      ),
    )
    .join('')
  return (
    cloth(ink, hoodPath(cut), {
      depth: 60,
      over: folds(ink, ink.primary, [
        [MID + 96, top - 70, MID + 70, top + 80, -16, 14],
        [MID - 96, top - 70, MID - 70, top + 80, 16, 14],
      ]),
    }) +
    fill(
      opening,
      ink.linear(
        [
          [0, shade(inside, -0.55)],
          [1, shade(inside, -0.2)],
        ],
        'down',
      ),
    ) +
    folds(ink, inside, [
      [MID - 40, top - 60, MID - 30, top + 60, 12, 18],
      [MID + 40, top - 50, MID + 26, top + 60, -10, 16],
    ]) +
    stroke(opening, shade(ink.primary, -0.14), 11) +
    stitches(opening, shade(ink.primary, -0.42), 1.6, '5 4') +
    strings
  )
}
