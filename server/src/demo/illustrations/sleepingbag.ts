import { shade } from './colour.ts'
import { bulge, cloth, fill, folds, part, stitches, strap, stroke, tube } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { curve, d, oval, rounded } from './path.ts'
import { patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Mummy bag, rectangular bag, rolled bag or half-unrolled bag. */
export function sleepingbag(ink: Ink): Drawing {
  const kind = ink.pick(3, 'kind')
  return kind === 2 ? rolledBag(ink) : flatBag(ink, kind === 0)
}

function flatBag(ink: Ink, mummy: boolean): Drawing {
  const path = mummy
    ? curve([
        [400, 110],
        [500, 140],
        [560, 250],
        [580, 420],
        [530, 640],
        [500, 840],
        [400, 880],
        [300, 840],
        [270, 640],
        [220, 420],
        [240, 250],
        [300, 140],
      ])
    : rounded(210, 140, 380, 730, 40)
  const hood = mummy
    ? curve([
        [400, 150],
        [470, 170],
        [500, 240],
        [470, 310],
        [400, 330],
        [330, 310],
        [300, 240],
        [330, 170],
      ])
    : 'M250 160H590V420Q500 400 410 430Q320 300 250 160Z'
  let channels = ''
  for (let y = 360; y < 860; y += 74) channels += d`M180 ${y}Q400 ${y + 34} 620 ${y}`
  const puffy =
    d`<g transform="translate(0 -10)">${stroke(channels, shade(ink.primary, -0.5), 26, 0.17)}</g><g transform="translate(0 18)">${stroke(channels, shade(ink.primary, 0.5), 20, 0.2)}</g>` +
    stroke(channels, shade(ink.primary, -0.5), 3.4, 0.7)
  const zipLine = mummy ? 'M486 300Q560 460 520 700' : 'M410 430Q520 520 586 640'
  return {
    art:
      cloth(ink, path, { depth: 100, over: puffy }) +
      cloth(ink, hood, {
        colour: ink.secondary,
        plain: true,
        depth: 50,
        over: folds(
          ink,
          ink.secondary,
          mummy
            ? [
                [340, 180, 380, 310, 10, 18],
                [460, 190, 430, 310, -10, 18],
              ]
            : [
                [300, 180, 500, 400, 30, 30],
                [400, 170, 560, 380, 20, 26],
              ],
        ),
      }) +
      stroke(hood, shade(ink.primary, -0.3), 7, 0.6) +
      stroke(zipLine, shade(ink.primary, -0.5), 11) +
      d`<path d="${zipLine}" fill="none" stroke="#d6cfc2" stroke-width="5" stroke-dasharray="3 2.6"/>` +
      (mummy ? tube(ink, 'M340 322Q330 380 350 420M460 322Q476 370 462 410', 6, ink.accent) : ''),
    pose: 'lie',
    outline: [path],
    box: [210, 108, 590, 880],
    focus: [450, 440, 2],
  }
}

function rolledBag(ink: Ink): Drawing {
  const body = 'M180 560H600Q676 560 676 670T600 780H180Z'
  const end = oval(180, 670, 62, 110)
  const spiral = 'M180 670a10 18 0 1 1 -12 18a24 40 0 1 1 38 10a36 60 0 1 1 -66 -20a46 80 0 1 1 84 22'
  const around = (x: number) => d`M${x} 556Q${x + 40} 670 ${x} 784`
  return {
    art:
      part(
        ink,
        body,
        ink.linear(
          [
            [0, shade(ink.primary, 0.22)],
            [0.35, ink.primary],
            [1, shade(ink.primary, -0.36)],
          ],
          'down',
        ),
        (_id) =>
          patternOver(ink, { angle: 90 }) +
          textureOver(ink, ink.primary) +
          folds(ink, ink.primary, [
            [240, 600, 640, 590, 8, 20],
            [240, 660, 660, 650, 8, 24],
            [240, 720, 650, 724, -8, 24],
          ]) +
          fill('M600 560Q640 560 676 670T600 780Q650 680 600 560Z', shade(ink.primary, -0.5), 0.35),
      ) +
      [300, 500]
        .map(
          (x) =>
            strap(around(x), shade(ink.accent, -0.4), 34) +
            strap(around(x), ink.accent, 29) +
            stitches(around(x), shade(ink.accent, 0.4), 2, '6 4') +
            fill(rounded(x + 4, 628, 36, 46, 6), '#3b3632') +
            fill(rounded(x + 9, 640, 26, 20, 3), '#6b645d'),
        )
        .join('') +
      part(
        ink,
        end,
        slantFill(ink, ink.secondary, 0.2, -0.25),
        (id) => stroke(spiral, shade(ink.secondary, -0.5), 5, 0.7) + bulge(ink, id, ink.secondary, 30),
      ) +
      tube(ink, 'M310 560C320 470 480 470 490 560', 15, ink.accent),
    pose: 'stand',
    box: [116, 486, 680, 786],
    feet: [[400, 778, 260]],
    focus: [300, 650, 2],
  }
}
