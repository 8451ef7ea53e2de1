import { shade } from './colour.ts'
import { fill, type Level, part, tube, turned } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { choose, d, last, oval } from './path.ts'
import { patternOver } from './pattern.ts'
import type { Drawing } from './types.ts'

const CX = 400

/** Table lamp with drum shade, mushroom lamp, desk arm lamp or globe lamp. */
export function lamp(ink: Ink): Drawing {
  return choose([drumLamp, mushroomLamp, armLamp, globeLamp], ink.pick(4, 'kind'))(ink)
}

function drumLamp(ink: Ink): Drawing {
  const [topR, baseR] = choose(
    [
      [104, 172],
      [150, 160],
      [84, 196],
    ],
    ink.pick(3, 'shade'),
  )
  const foot = ink.pick(3, 'foot')
  const metal = ink.spec.material
  const feet: Level[][] = [
    [
      [500, 20],
      [540, 26],
      [600, 96],
      [690, 118],
      [770, 86],
      [792, 80],
    ],
    [
      [500, 12],
      [740, 13],
      [752, 20],
      [770, 112],
      [790, 120],
    ],
    [
      [500, 16],
      [530, 46],
      [560, 18],
      [620, 74],
      [700, 20],
      [730, 34],
      [770, 98],
      [790, 100],
    ],
  ]
  const levels = choose(feet, foot)
  const base = turned(ink, CX, levels, {})
  const shadeTone = ink.spec.pattern === 'plain' ? ink.secondary : ink.primary
  const drum = turned(
    ink,
    CX,
    [
      [250, topR],
      [496, baseR],
    ],
    { colour: shadeTone, material: 'linen', inside: glow(ink, 400, 420, 190) },
  )
  const opening = d`<ellipse cx="400" cy="250" rx="${topR}" ry="${topR * ink.pitch}" fill="#fff3d6"/><ellipse cx="400" cy="252" rx="${topR - 6}" ry="${topR * ink.pitch - 4}" fill="${ink.radial(
    [
      [0, '#fffaf0'],
      [1, '#f3d9a4'],
    ],
  )}"/>`
  const trim = d`<path d="M${400 - baseR} 496A${baseR} ${baseR * ink.pitch} 0 0 0 ${400 + baseR} 496M${400 - topR} 250A${topR} ${topR * ink.pitch} 0 0 0 ${400 + topR} 250" fill="none" stroke="${shade(shadeTone, -0.2)}" stroke-width="4"/>`
  const neck = turned(
    ink,
    CX,
    [
      [476, 9],
      [512, 9],
    ],
    { colour: '#c7a765', material: metal === 'steel' ? 'steel' : 'brass', plain: true },
  )
  return {
    art: neck.art + base.art + drum.art + trim + opening,
    pose: 'stand',
    box: [400 - baseR - 4, 226, 400 + baseR + 4, 812],
    feet: [[400, 796, last(levels)[1] + 4]],
    focus: [400, 480, 2.2],
  }
}

function mushroomLamp(ink: Ink): Drawing {
  const stem = turned(
    ink,
    CX,
    [
      [460, 36],
      [600, 46],
      [740, 64],
      [786, 118],
      [800, 122],
    ],
    {},
  )
  const r = 218
  const dome = turned(
    ink,
    CX,
    [
      [286, 22],
      [300, 84],
      [350, 158],
      [430, 206],
      [480, r],
      [492, r - 4],
    ],
    { inside: glow(ink, 400, 500, 200) },
  )
  const under = d`<ellipse cx="400" cy="490" rx="${r - 6}" ry="${(r - 6) * ink.pitch}" fill="${ink.radial([
    [0, '#fff7e2'],
    [0.6, '#f6dca4'],
    [1, shade(ink.primary, -0.2)],
  ])}"/>`
  const knob = fill(oval(400, 288, 26, 9), shade(ink.primary, 0.35))
  return {
    art: dome.art + under + stem.art.replace('<use', '<use') + knob,
    pose: 'stand',
    box: [180, 276, 620, 822],
    feet: [[400, 806, 124]],
    focus: [400, 470, 2.2],
  }
}

function armLamp(ink: Ink): Drawing {
  const joint = (x: number, y: number) =>
    fill(oval(x, y, 19, 19), '#3a3633') + fill(oval(x - 3, y - 3, 11, 11), '#c9b27c')
  const head = d`M470 250L560 216Q590 210 604 236L676 372Q610 446 500 420Z`
  const tilt = `<g transform="translate(-30 10)">`
  const art =
    turned(
      ink,
      300,
      [
        [772, 112],
        [778, 130, true],
        [800, 134],
        [806, 130],
      ],
      {},
    ).art +
    d`<ellipse cx="300" cy="772" rx="128" ry="${128 * ink.pitch}" fill="${shade(ink.primary, 0.14)}"/>` +
    tube(ink, 'M300 766L232 520', 15, '#8d8578', { gloss: 0.6 }) +
    tube(ink, 'M318 766L250 520', 8, '#8d8578', { gloss: 0.6 }) +
    tube(ink, 'M236 516L470 300', 15, '#8d8578', { gloss: 0.6 }) +
    tube(ink, 'M250 530L484 314', 8, '#8d8578', { gloss: 0.6 }) +
    joint(242, 520) +
    tilt +
    part(
      ink,
      head,
      slantFill(ink, ink.primary, 0.25, -0.25),
      (_id) =>
        patternOver(ink, { angle: 60, scale: 0.7 }) + fill('M480 262L566 228L560 430L500 420Z', '#fff', 0.16),
    ) +
    part(ink, 'M500 420Q610 446 676 372Q690 404 640 440Q570 470 500 420Z', '#fff0cc', () =>
      fill(oval(590, 424, 40, 22), '#fffdf6'),
    ) +
    '</g>' +
    joint(468, 302) +
    fill('M480 440L640 420L760 690Q600 740 420 690Z', '#ffe9b8', 0.1)
  return { art, pose: 'stand', box: [160, 214, 660, 832], feet: [[300, 806, 132]], focus: [520, 340, 2.1] }
}

function globeLamp(ink: Ink): Drawing {
  const glowFill = ink.radial(
    [
      [0, '#fffdf5'],
      [0.55, '#fbeccb'],
      [1, '#e3c48d'],
    ],
    0.42,
    0.4,
    0.62,
  )
  const base = turned(
    ink,
    CX,
    [
      [600, 40],
      [620, 54],
      [640, 56],
      [760, 96],
      [786, 100],
    ],
    {},
  )
  const ringArt = turned(
    ink,
    CX,
    [
      [584, 66],
      [590, 72],
      [606, 66],
      [612, 60],
    ],
    { colour: '#c7a765', material: 'brass', plain: true },
  )
  const globe = part(ink, oval(400, 432, 176, 176), glowFill, () => fill(oval(330, 350, 40, 26), '#fff', 0.8))
  return {
    art:
      d`<circle cx="400" cy="432" r="240" fill="${ink.radial([
        [0, '#ffeec4', 0.55],
        [0.7, '#ffeec4', 0.2],
        [1, '#ffeec4', 0],
      ])}"/>` +
      base.art +
      ringArt.art +
      globe,
    pose: 'stand',
    box: [220, 256, 580, 808],
    feet: [[400, 790, 102]],
    focus: [400, 570, 2.2],
  }
}

/** Lamplight seen through the shade. */
function glow(ink: Ink, x: number, y: number, r: number): string {
  const light = ink.radial([
    [0, '#fff1cc', 0.42],
    [0.5, '#fff1cc', 0.22],
    [1, '#fff1cc', 0],
  ])
  return d`<ellipse cx="${x}" cy="${y}" rx="${r}" ry="${r * 0.85}" fill="${light}"/>`
}
