import { shade } from './colour.ts'
import { fill, type Level, part, stroke, turned } from './form.ts'
import type { Ink } from './ink.ts'
import { label } from './label.ts'
import { choose, circle, curve, d } from './path.ts'
import { patternOver } from './pattern.ts'
import type { Drawing } from './types.ts'

const CX = 400

/** Dropper bottle, pump bottle, tube or jar of cream. */
export function serum(ink: Ink): Drawing {
  return choose([dropper, pump, squeezeTube, jar], ink.pick(4, 'kind'))(ink)
}

function vialOf(ink: Ink): 'glass' | 'ceramic' | 'plastic' {
  return ink.spec.material === 'glass' ? 'glass' : ink.spec.material === 'ceramic' ? 'ceramic' : 'plastic'
}

function dropper(ink: Ink): Drawing {
  const r = ink.vary(108, 124, 'r')
  const levels: Level[] = [
    [470, 44],
    [490, 46],
    [520, r - 8],
    [540, r],
    [778, r],
    [790, r - 12],
  ]
  const liquid = turned(
    ink,
    CX,
    [
      [560, r - 10],
      [772, r - 10],
      [780, r - 20],
    ],
    { colour: shade(ink.primary, -0.08), material: 'rubber', plain: true },
  )
  const body = turned(ink, CX, levels, { material: vialOf(ink), plain: vialOf(ink) === 'glass', gloss: 0.9 })
  const collar = turned(
    ink,
    CX,
    [
      [404, 52],
      [410, 56, true],
      [480, 56],
      [486, 52],
    ],
    { colour: '#c6a55f', material: 'brass', plain: true },
  )
  const bulb = turned(
    ink,
    CX,
    [
      [270, 14],
      [284, 32],
      [380, 38],
      [406, 44],
    ],
    { colour: ink.secondary, material: 'rubber', plain: true, gloss: 0.3 },
  )
  return {
    art:
      (vialOf(ink) === 'glass' ? `<g opacity=".85">${liquid.art}</g>` : '') +
      body.art +
      label(ink, CX, 650, r) +
      bulb.art +
      collar.art,
    pose: 'stand',
    box: [CX - r, 262, CX + r, 814],
    feet: [[CX, 796, r]],
    focus: [400, 480, 2.1],
  }
}

function pump(ink: Ink): Drawing {
  const r = ink.vary(116, 130, 'r')
  const body = turned(
    ink,
    CX,
    [
      [440, 50],
      [452, 90],
      [474, r - 4],
      [490, r],
      [780, r],
      [796, r - 10],
    ],
    { material: vialOf(ink), plain: vialOf(ink) === 'glass', gloss: 0.8 },
  )
  const collar = turned(
    ink,
    CX,
    [
      [388, 54],
      [396, 58],
      [444, 58],
    ],
    { colour: '#2f2c2a', material: 'plastic', plain: true },
  )
  const neck = turned(
    ink,
    CX,
    [
      [320, 13],
      [390, 13],
    ],
    { colour: '#2f2c2a', material: 'plastic', plain: true },
  )
  const head = part(
    ink,
    curve([
      [276, 314],
      [270, 300],
      [300, 288],
      [440, 284],
      [458, 296],
      [456, 322],
      [430, 332],
      [340, 330],
      [300, 336],
      [290, 356],
      [276, 350],
    ]),
    ink.linear(
      [
        [0, '#57524e'],
        [1, '#1f1d1b'],
      ],
      'down',
    ),
    () => fill('M286 300Q360 288 440 292V300Q360 296 290 308Z', '#fff', 0.3),
  )
  return {
    art: neck.art + head + body.art + collar.art + label(ink, CX, 630, r),
    pose: 'stand',
    box: [CX - r - 6, 280, CX + r + 4, 822],
    feet: [[CX, 802, r]],
    focus: [400, 480, 2.1],
  }
}

function squeezeTube(ink: Ink): Drawing {
  const path = curve([
    [286, 230, true],
    [514, 230, true],
    [520, 420],
    [486, 660, true],
    [314, 660, true],
    [280, 420],
  ])
  const tail = 'M282 196H518V232H282Z'
  const cap = turned(
    ink,
    CX,
    [
      [660, 84],
      [668, 88],
      [770, 90],
      [782, 86],
    ],
    { colour: ink.secondary, material: 'plastic', plain: true },
  )
  return {
    art:
      part(
        ink,
        path,
        ink.linear(
          [
            [0, shade(ink.primary, -0.1)],
            [0.25, shade(ink.primary, 0.2)],
            [0.5, ink.primary],
            [1, shade(ink.primary, -0.26)],
          ],
          'across',
        ),
        (_id) =>
          patternOver(ink, { scale: 0.8 }) +
          fill('M306 240Q330 440 340 650H322Q300 440 296 240Z', '#fff', 0.4) +
          fill('M400 232L300 330 290 232ZM400 232L500 330 512 232Z', shade(ink.primary, -0.5), 0.09),
      ) +
      part(
        ink,
        tail,
        shade(ink.primary, -0.14),
        () =>
          d`<path d="M282 214H518" stroke="${shade(ink.primary, -0.5)}4c" stroke-width="40" stroke-dasharray="3 5"/>`,
      ) +
      cap.art +
      fill(circle(400, 400, 34), ink.accent) +
      stroke(
        'M340 476H460M360 506H440M370 532H430',
        shade(ink.primary, ink.spec.pattern === 'plain' ? 0.8 : -0.7),
        6,
        0.85,
      ),
    pose: 'stand',
    box: [272, 190, 528, 804],
    feet: [[CX, 790, 90]],
    focus: [400, 620, 2.1],
  }
}

function jar(ink: Ink): Drawing {
  const r = ink.vary(166, 186, 'r')
  const body = turned(
    ink,
    CX,
    [
      [600, r - 8],
      [612, r],
      [772, r],
      [788, r - 16],
    ],
    { material: vialOf(ink), plain: vialOf(ink) === 'glass', gloss: 0.8 },
  )
  const cream =
    vialOf(ink) === 'glass'
      ? turned(
          ink,
          CX,
          [
            [616, r - 14],
            [764, r - 14],
            [774, r - 26],
          ],
          { colour: shade(ink.primary, 0.3), material: 'rubber', plain: true },
        ).art
      : ''
  const wood = ink.pick(2, 'lid')
  const tone = wood ? '#b98a58' : ink.secondary
  const lid = turned(
    ink,
    CX,
    [
      [508, r - 4],
      [516, r + 4, true],
      [588, r + 4],
      [598, r - 2],
    ],
    { colour: tone, material: wood ? 'wood' : 'plastic', plain: true },
  )
  const top = d`<ellipse cx="400" cy="510" rx="${r - 3}" ry="${(r - 3) * ink.pitch}" fill="${ink.linear(
    [
      [0, shade(tone, 0.4)],
      [1, shade(tone, 0.12)],
    ],
    'across',
  )}"/>`
  return {
    art: cream + body.art + lid.art + top + label(ink, CX, 690, r),
    pose: 'stand',
    box: [CX - r - 4, 470, CX + r + 4, 820],
    feet: [[CX, 796, r]],
    focus: [400, 600, 2.1],
  }
}
