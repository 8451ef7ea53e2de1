import { mix, shade } from './colour.ts'
import { bulge, fill, part, stroke, tube, turned } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { choose, circle, d, rounded } from './path.ts'
import { patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

const CX = 400

/** A bar on a dish, a wrapped bar, a round bar on a rope or a stack of bars. */
export function soap(ink: Ink): Drawing {
  return choose([dishBar, wrappedBar, ropeSoap, barStack], ink.pick(4, 'kind'))(ink)
}

function bar(ink: Ink, x: number, y: number, w: number, h: number, tone: string, stamp = true): string {
  const thick = h * 0.46
  const side = rounded(x, y + h * 0.3, w, h * 0.7 + thick * 0.5, h * 0.42)
  const top = rounded(x + 4, y, w - 8, h, h * 0.46)
  const swirl = ink.pick(2, 'swirl')
    ? stroke(
        d`M${x} ${y + h * 0.7}C${x + w * 0.3} ${y - 10} ${x + w * 0.4} ${y + h} ${x + w * 0.62} ${y + h * 0.4}S${x + w * 0.9} ${y + h * 0.2} ${x + w} ${y + h * 0.6}`,
        mix(tone, ink.secondary, 0.6),
        h * 0.14,
        0.5,
      )
    : ''
  const inset = rounded(x + w * 0.2, y + h * 0.24, w * 0.6, h * 0.46, h * 0.2)
  const mark = stamp
    ? stroke(inset, shade(tone, -0.3), 4, 0.55) +
      d`<g transform="translate(2 3)">${stroke(inset, shade(tone, 0.6), 3, 0.6)}</g>` +
      stroke(d`M${x + w * 0.36} ${y + h * 0.47}H${x + w * 0.64}`, shade(tone, -0.3), 7, 0.5)
    : ''
  return (
    part(
      ink,
      side,
      ink.linear(
        [
          [0, shade(tone, 0.06)],
          [0.3, shade(tone, 0.02)],
          [1, shade(tone, -0.32)],
        ],
        'across',
      ),
      (id) => patternOver(ink, { scale: 0.8 }) + bulge(ink, id, tone, 40),
    ) +
    part(
      ink,
      top,
      slantFill(ink, shade(tone, 0.1), 0.2, -0.08),
      (id) => patternOver(ink, { scale: 0.8 }) + swirl + mark + bulge(ink, id, tone, 26, 0.7),
    ) +
    fill(
      d`M${x + w * 0.1} ${y + h * 0.3}Q${x + w * 0.16} ${y + h * 0.1} ${x + w * 0.4} ${y + h * 0.09}Q${x + w * 0.2} ${y + h * 0.16} ${x + w * 0.1} ${y + h * 0.3}Z`,
      '#fff',
      0.5,
    )
  )
}

function bubbles(): string {
  return (
    [
      [560, 640, 26],
      [600, 676, 16],
      [520, 662, 14],
      [250, 690, 12],
    ] as const
  )
    .map(
      ([x, y, r]) =>
        d`<circle cx="${x}" cy="${y}" r="${r}" fill="#ffffff66" stroke="#ffffffcc" stroke-width="2"/><circle cx="${x - r * 0.35}" cy="${y - r * 0.35}" r="${r * 0.22}" fill="#fff"/>`,
    )
    .join('')
}

function dishBar(ink: Ink): Drawing {
  const dish = turned(
    ink,
    CX,
    [
      [700, 250],
      [716, 252],
      [750, 200],
      [780, 150],
    ],
    { colour: ink.secondary, material: 'ceramic', plain: true },
  )
  const top = d`<ellipse cx="400" cy="700" rx="250" ry="${250 * ink.pitch}" fill="${shade(ink.secondary, 0.3)}"/><ellipse cx="400" cy="703" rx="234" ry="${234 * ink.pitch - 4}" fill="${shade(ink.secondary, -0.12)}"/>`
  return {
    art: dish.art + top + bar(ink, 250, 580, 300, 104, ink.primary) + bubbles(),
    pose: 'stand',
    box: [148, 570, 652, 812],
    feet: [[400, 792, 160]],
    focus: [400, 640, 2.1],
  }
}

function wrappedBar(ink: Ink): Drawing {
  const paper = shade(ink.secondary, 0.2)
  const front = rounded(200, 560, 360, 214, 12)
  const topFace = 'M206 566L262 512H614L556 566Z'
  const side = 'M556 566L614 512V716L556 772Z'
  const band = fill('M300 556h150v222h-150Z', ink.primary)
  return {
    art:
      part(ink, side, shade(ink.primary, -0.24), () => '') +
      part(
        ink,
        topFace,
        shade(ink.primary, 0.25),
        (_id) => patternOver(ink, { scale: 0.8 }) + fill('M300 566l56 -54h150l-56 54Z', shade(paper, 0.2)),
      ) +
      part(
        ink,
        front,
        slantFill(ink, ink.primary, 0.1, -0.1),
        (_id) =>
          patternOver(ink, { scale: 0.8 }) +
          band.replace(ink.primary, paper) +
          textureOver(ink, ink.primary, 'paper'),
      ) +
      fill(circle(375, 640, 38), ink.accent) +
      stroke('M352 640q23 -40 46 0q-23 30 -46 0M375 622v40', shade(ink.accent, 0.7), 4) +
      stroke('M334 706H416M350 728H400', '#5b5148', 5, 0.8),
    pose: 'stand',
    box: [196, 506, 618, 776],
    feet: [[390, 768, 196]],
    focus: [400, 620, 2.1],
  }
}

function ropeSoap(ink: Ink): Drawing {
  const rope = tube(ink, 'M400 620C330 420 350 240 400 200C452 240 470 420 400 620', 15, '#cdb083')
  const twist = d`<path d="M400 620C330 420 350 240 400 200C452 240 470 420 400 620" fill="none" stroke="#8a6d4580" stroke-width="13" stroke-dasharray="3 8"/>`
  const ball = circle(400, 650, 138)
  return {
    art:
      rope +
      twist +
      part(
        ink,
        ball,
        ink.radial(
          [
            [0, shade(ink.primary, 0.35)],
            [0.5, ink.primary],
            [1, shade(ink.primary, -0.3)],
          ],
          0.38,
          0.34,
          0.7,
        ),
        (id) =>
          patternOver(ink) +
          stroke('M300 700C360 600 420 720 520 610', mix(ink.primary, ink.secondary, 0.5), 22, 0.5) +
          bulge(ink, id, ink.primary, 60),
      ) +
      fill('M316 590Q340 550 384 540Q350 570 330 606Z', '#fff', 0.6),
    pose: 'stand',
    box: [258, 194, 542, 790],
    feet: [[400, 782, 96]],
    focus: [400, 600, 2.1],
  }
}

function barStack(ink: Ink): Drawing {
  return {
    art:
      bar(ink, 220, 660, 350, 96, ink.secondary, false) +
      bar(ink, 248, 566, 320, 92, ink.primary, false) +
      bar(ink, 270, 474, 290, 90, ink.primary),
    pose: 'stand',
    box: [214, 470, 576, 790],
    feet: [[396, 780, 170]],
    focus: [400, 560, 2.1],
  }
}
