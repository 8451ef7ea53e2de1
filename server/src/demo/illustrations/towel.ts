import { shade } from './colour.ts'
import { bulge, fill, folds, part, stroke } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { circle, curve, d } from './path.ts'
import { patternOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Folded bath towel, hung with loop, rolled trio or stack. */
export function towel(ink: Ink): Drawing {
  const kind = ink.pick(3, 'kind')
  return kind === 0 ? rolled(ink) : kind === 1 ? hung(ink) : foldedStack(ink)
}

function terry(ink: Ink, path: string, colour: string, over = '', angle = 0): string {
  const loops = d`<path d="M400 0V1000" stroke="${shade(colour, -0.5)}1a" stroke-width="900" stroke-dasharray="4 5"/><path d="M0 500H800" stroke="${shade(colour, 0.5)}24" stroke-width="1200" stroke-dasharray="4 6"/>`
  return part(
    ink,
    path,
    slantFill(ink, colour),
    (id) =>
      (colour === ink.primary ? patternOver(ink, { angle }) : '') + loops + over + bulge(ink, id, colour, 54),
  )
}

function rolled(ink: Ink): Drawing {
  const roll = (cx: number, cy: number, tone: string) => {
    const spiral = d`M${cx} ${cy}a16 16 0 1 1 -18 16a34 34 0 1 1 52 10a52 52 0 1 1 -92 -18a72 72 0 1 1 124 24`
    return (
      terry(ink, circle(cx, cy, 104), tone) +
      stroke(spiral, shade(tone, -0.45), 7, 0.7) +
      d`<g transform="translate(-3 -3)">${stroke(spiral, shade(tone, 0.4), 3, 0.6)}</g>` +
      stroke(circle(cx, cy, 100), shade(tone, 0.4), 4, 0.3)
    )
  }
  return {
    art:
      roll(400, 520, ink.secondary) + roll(296, 694, ink.primary) + roll(504, 694, shade(ink.primary, -0.06)),
    pose: 'stand',
    box: [190, 414, 610, 800],
    feet: [
      [296, 794, 76],
      [504, 794, 76],
      [400, 790, 170],
    ],
    focus: [330, 680, 2.1],
  }
}

function hung(ink: Ink): Drawing {
  const path = curve([
    [250, 200, true],
    [552, 196, true],
    [566, 500],
    [580, 846, true],
    [400, 856],
    [224, 846, true],
    [238, 500],
  ])
  const band =
    fill('M150 716Q400 730 660 716v46Q400 776 150 762Z', ink.secondary) +
    stroke('M150 700Q400 714 660 700M150 778Q400 792 660 778', ink.secondary, 5)
  const over =
    band +
    folds(
      ink,
      ink.primary,
      [
        [300, 200, 270, 850, -16, 34],
        [380, 200, 380, 850, 20, 36],
        [470, 200, 500, 850, -18, 36],
        [540, 220, 560, 840, 10, 22],
      ],
      1.2,
    )
  const rail = d`<path d="M120 202H680" stroke="#6d5a3b" stroke-width="25" stroke-linecap="round"/><path d="M120 199H680" stroke="#c9ad70" stroke-width="18" stroke-linecap="round"/><path d="M120 194H680" stroke="#efdcae" stroke-width="5" stroke-linecap="round"/>`
  return {
    art:
      rail +
      terry(ink, path, ink.primary, over) +
      fill('M246 190Q400 174 556 188L554 216Q400 200 248 218Z', shade(ink.primary, 0.15)),
    pose: 'lie',
    outline: [path, 'M110 188H690V214H110Z'],
    box: [110, 180, 690, 856],
    focus: [430, 730, 2.2],
  }
}

function foldedStack(ink: Ink): Drawing {
  const one = (y: number, h: number, dx: number, tone: string) => {
    const path = curve([
      [196 + dx, y + h, true],
      [178 + dx, y + h * 0.7],
      [180 + dx, y + h * 0.26],
      [212 + dx, y],
      [580 + dx, y + 2],
      [616 + dx, y + h * 0.3],
      [616 + dx, y + h * 0.74],
      [598 + dx, y + h, true],
    ])
    const layers = [0.34, 0.64]
      .map((k) => d`M${196 + dx} ${y + h * k}Q${400 + dx} ${y + h * k + 8} ${612 + dx} ${y + h * k}`)
      .join('')
    return terry(
      ink,
      path,
      tone,
      stroke(layers, shade(tone, -0.5), 7, 0.45) +
        d`<g transform="translate(0 6)">${stroke(layers, shade(tone, 0.5), 5, 0.35)}</g>`,
    )
  }
  return {
    art: one(690, 108, 4, ink.primary) + one(588, 104, -8, ink.secondary) + one(480, 110, 6, ink.primary),
    pose: 'stand',
    box: [168, 476, 626, 800],
    feet: [[400, 796, 214]],
    focus: [560, 600, 2.1],
  }
}
