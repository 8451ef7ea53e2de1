import { shade } from './colour.ts'
import { bulge, fill, part, stitches, strap, stroke, tube, turned } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { choose, circle, d, rounded } from './path.ts'
import { patternOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Hand torch, lantern, head torch or clip light. */
export function torch(ink: Ink): Drawing {
  return choose([handTorch, lantern, headTorch, camplight], ink.pick(4, 'kind'))(ink)
}

function handTorch(ink: Ink): Drawing {
  const knurl = d`<path d="M400 560V740" stroke="${shade(ink.primary, -0.5)}59" stroke-width="180" stroke-dasharray="4 7"/>`
  const body = turned(
    ink,
    400,
    [
      [440, 92],
      [470, 66],
      [500, 60],
      [800, 58],
      [830, 50],
    ],
    { inside: knurl },
  )
  const head = turned(
    ink,
    400,
    [
      [270, 112],
      [290, 118, true],
      [380, 112],
      [446, 88],
    ],
    { colour: ink.secondary },
  )
  const lens = d`<ellipse cx="400" cy="270" rx="106" ry="${106 * ink.pitch}" fill="${shade(ink.secondary, -0.4)}"/><ellipse cx="400" cy="270" rx="94" ry="${94 * ink.pitch}" fill="${ink.radial(
    [
      [0, '#fffdf2'],
      [0.5, '#fdeebd'],
      [1, '#e6c978'],
    ],
  )}"/>`
  const rings = stroke(
    d`M282 300A118 ${118 * ink.pitch} 0 0 0 518 300M286 340A116 ${116 * ink.pitch} 0 0 0 514 340`,
    shade(ink.secondary, -0.4),
    5,
    0.6,
  )
  const button = d`<ellipse cx="400" cy="540" rx="26" ry="30" fill="${shade(ink.accent, -0.3)}"/><ellipse cx="398" cy="536" rx="20" ry="23" fill="${ink.accent}"/>`
  const strap = tube(ink, 'M446 826C540 850 560 700 520 640', 7, ink.accent)
  return {
    art:
      fill('M300 250L120 20H680L500 250Z', '#fff1bf', 0.14) +
      strap +
      body.art +
      head.art +
      rings +
      lens +
      button,
    pose: 'stand',
    box: [276, 236, 548, 846],
    feet: [[400, 838, 58]],
    focus: [400, 440, 2.1],
  }
}

function lantern(ink: Ink): Drawing {
  const base = turned(
    ink,
    400,
    [
      [650, 110],
      [664, 140],
      [770, 150],
      [790, 140],
    ],
    {},
  )
  const top = turned(
    ink,
    400,
    [
      [320, 40],
      [340, 110],
      [372, 132],
      [392, 128],
    ],
    {},
  )
  const cap = turned(
    ink,
    400,
    [
      [286, 22],
      [296, 34],
      [322, 34],
    ],
    { colour: ink.secondary, plain: true },
  )
  const globe = turned(
    ink,
    400,
    [
      [388, 96],
      [460, 122],
      [580, 122],
      [652, 100],
    ],
    { material: 'glass', colour: '#ffe9b3', plain: true, gloss: 0.8 },
  )
  const light = d`<ellipse cx="400" cy="540" rx="66" ry="92" fill="${ink.radial([
    [0, '#fffdf0'],
    [0.5, '#ffe48f', 0.9],
    [1, '#ffd36b', 0],
  ])}"/>`
  const cage =
    stroke('M296 392Q270 520 296 654M504 392Q530 520 504 654M400 408V672', '#6a625a', 7) +
    stroke('M292 392Q266 520 292 654M500 392Q526 520 500 654M397 408V672', '#c9c1b4', 3)
  return {
    art:
      tube(ink, 'M290 366C250 120 550 120 510 366', 10, '#7a7268', { gloss: 0.6 }) +
      light +
      globe.art +
      cage +
      base.art +
      top.art +
      cap.art +
      fill(rounded(378, 712, 44, 30, 8), ink.accent),
    pose: 'stand',
    box: [246, 178, 554, 822],
    feet: [[400, 796, 150]],
    focus: [400, 400, 2],
  }
}

function headTorch(ink: Ink): Drawing {
  const band = (line: string) =>
    strap(line, shade(ink.secondary, -0.4), 58) +
    strap(line, ink.secondary, 52) +
    stitches(line, ink.accent, 8, '26 12')
  const back = 'M150 600C150 420 650 420 650 600'
  const front = 'M150 590C150 770 650 770 650 590'
  return {
    art:
      strap(back, shade(ink.secondary, -0.55), 52) +
      band(front) +
      part(
        ink,
        rounded(290, 610, 220, 170, 44),
        slantFill(ink, ink.primary, 0.25, -0.3),
        (id) => patternOver(ink, { scale: 0.7 }) + bulge(ink, id, ink.primary, 50),
      ) +
      fill(circle(400, 694, 62), '#2f2b28') +
      fill(
        circle(400, 694, 52),
        ink.radial([
          [0, '#fffdf2'],
          [0.5, '#fbe9b0'],
          [1, '#cfae63'],
        ]),
      ) +
      stroke('M400 646V742M352 694H448', '#fff', 2, 0.5) +
      fill(rounded(366, 596, 68, 24, 10), ink.accent),
    pose: 'stand',
    box: [120, 460, 680, 784],
    feet: [[400, 772, 230]],
    focus: [400, 680, 2],
  }
}

function camplight(ink: Ink): Drawing {
  const glow = d`<circle cx="400" cy="560" r="250" fill="${ink.radial([
    [0, '#ffefc6', 0.6],
    [1, '#ffefc6', 0],
  ])}"/>`
  const body = turned(
    ink,
    400,
    [
      [700, 130],
      [712, 150],
      [780, 156],
      [796, 146],
    ],
    {},
  )
  const dome = turned(
    ink,
    400,
    [
      [420, 20],
      [440, 90],
      [520, 136],
      [640, 146],
      [704, 140],
    ],
    { colour: '#fbeecb', material: 'rubber', plain: true, gloss: 0.4 },
  )
  return {
    art:
      glow +
      tube(ink, 'M330 450C330 340 470 340 470 450', 13, ink.accent) +
      dome.art +
      body.art +
      fill(circle(400, 774, 14), ink.secondary),
    pose: 'stand',
    box: [240, 366, 560, 828],
    feet: [[400, 800, 150]],
    focus: [400, 690, 2],
  }
}
