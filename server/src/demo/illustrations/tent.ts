import { shade } from './colour.ts'
import { cloth, fill, folds, stitches, stroke } from './form.ts'
import type { Ink } from './ink.ts'
import { choose, curve, rounded } from './path.ts'
import type { Drawing } from './types.ts'

/** A-frame, dome, tunnel or bell tent, door tied open. */
export function tent(ink: Ink): Drawing {
  return choose([ridgeTent, domeTent, tunnelTent, bellTent], ink.pick(4, 'kind'))(ink)
}

function guy(lines: string): string {
  return stroke(lines, '#8c8171', 3, 0.8)
}

function ridgeTent(ink: Ink): Drawing {
  const left = 'M330 300L110 780H330L380 720Z'
  const right = curve([
    [330, 300, true],
    [590, 340, true],
    [700, 770, true],
    [546, 788, true],
  ])
  const frontFace = 'M330 300L120 784H546Z'
  const opening = 'M330 330L252 784H420Z'
  const flapL = 'M330 318Q268 560 196 784H262Q250 620 330 318Z'
  const flapR = 'M330 318Q404 560 474 784H410Q400 620 330 318Z'
  return {
    art:
      guy('M330 300L60 800M590 340L748 790') +
      fill(left, shade(ink.primary, -0.3)) +
      cloth(ink, right, {
        depth: 60,
        lay: { angle: 8 },
        over:
          fill('M330 300L546 788L720 790L600 330Z', shade(ink.primary, -0.6), 0.24) +
          folds(ink, ink.primary, [
            [560, 350, 640, 770, -16, 26],
            [460, 330, 600, 780, -12, 22],
          ]),
      }) +
      cloth(ink, frontFace, { depth: 50, lay: { angle: -6 } }) +
      fill(
        opening,
        ink.linear(
          [
            [0, '#2f2a27'],
            [1, '#5a4c40'],
          ],
          'down',
        ),
      ) +
      fill('M262 760Q340 730 412 760L420 784H252Z', ink.accent, 0.8) +
      cloth(ink, flapL, { colour: ink.secondary, plain: true, depth: 24 }) +
      cloth(ink, flapR, { colour: ink.secondary, plain: true, depth: 24 }) +
      stroke('M330 300L590 340', shade(ink.primary, 0.4), 7) +
      stroke('M330 300V262M590 340V306', '#b98a58', 12) +
      stitches('M140 764L320 320M524 770L344 320', shade(ink.primary, 0.4), 2.4, '9 6') +
      fill('M248 640l-20 -10 4 20ZM422 640l20 -10 -4 20Z', ink.accent),
    pose: 'stand',
    box: [60, 256, 748, 800],
    feet: [
      [330, 782, 230],
      [620, 776, 110],
    ],
    focus: [330, 520, 2],
  }
}

function domeTent(ink: Ink): Drawing {
  const dome = curve([
    [90, 780, true],
    [150, 540],
    [280, 380],
    [420, 340],
    [560, 384],
    [670, 540],
    [716, 776, true],
    [400, 796],
  ])
  const rib = 'M118 780Q240 400 440 340M690 776Q560 420 400 342M260 790Q300 480 420 340'
  const door = 'M286 788Q286 520 400 488Q516 520 520 792Z'
  const fly = curve([
    [226, 430],
    [420, 340],
    [610, 424],
    [560, 470],
    [420, 420],
    [280, 474],
  ])
  return {
    art:
      guy('M150 540L40 790M670 540L770 784') +
      cloth(ink, dome, {
        depth: 120,
        over:
          fill('M420 340Q560 420 600 800H740V500Z', shade(ink.primary, -0.6), 0.2) +
          folds(ink, ink.primary, [
            [200, 500, 170, 780, -16, 26],
            [600, 480, 640, 780, 14, 26],
          ]),
      }) +
      cloth(ink, fly, { colour: ink.secondary, plain: true, depth: 40 }) +
      stroke(rib, shade(ink.primary, -0.45), 9, 0.5) +
      stroke(rib, ink.accent, 5) +
      fill(
        door,
        ink.linear(
          [
            [0, '#2f2a27'],
            [1, '#63543f'],
          ],
          'down',
        ),
      ) +
      fill('M300 770Q400 730 508 772L520 792H288Z', ink.accent, 0.8) +
      cloth(
        ink,
        curve([
          [520, 792, true],
          [516, 600],
          [400, 488, true],
          [470, 560],
          [560, 700],
          [566, 790, true],
        ]),
        { colour: ink.secondary, plain: true, depth: 30 },
      ) +
      stitches('M276 786Q278 510 400 478Q526 510 530 790', shade(ink.primary, 0.5), 2.4, '9 6'),
    pose: 'stand',
    box: [40, 334, 770, 800],
    feet: [[400, 786, 300]],
    focus: [400, 560, 2],
  }
}

function tunnelTent(ink: Ink): Drawing {
  const front = 'M110 792Q110 430 262 420T410 792Z'
  const door = 'M176 792Q178 510 262 500T346 792Z'
  return {
    art:
      guy('M690 560L776 790M140 520L40 800') +
      cloth(
        ink,
        curve([
          [262, 420, true],
          [430, 388],
          [600, 420],
          [690, 560],
          [712, 772, true],
          [400, 792, true],
        ]),
        {
          depth: 80,
          lay: { angle: 6 },
          over:
            fill('M560 380L760 380V800H600Z', shade(ink.primary, -0.6), 0.2) +
            stroke('M470 392Q540 520 552 784M600 420Q650 560 650 778', ink.accent, 6) +
            folds(ink, ink.primary, [[430, 400, 480, 780, -20, 26]]),
        },
      ) +
      cloth(ink, front, { depth: 60, lay: { angle: -4 } }) +
      stroke('M110 792Q110 430 262 420T410 792', ink.accent, 8) +
      fill(
        door,
        ink.linear(
          [
            [0, '#2f2a27'],
            [1, '#63543f'],
          ],
          'down',
        ),
      ) +
      fill('M182 772Q262 742 342 772L346 792H176Z', ink.secondary, 0.9) +
      cloth(ink, 'M262 500Q178 510 176 792H140Q150 520 262 500Z', {
        colour: ink.secondary,
        plain: true,
        depth: 20,
      }) +
      fill(rounded(480, 540, 96, 80, 20), '#3a3430', 0.55) +
      stroke(rounded(480, 540, 96, 80, 20), ink.secondary, 6),
    pose: 'stand',
    box: [40, 380, 776, 800],
    feet: [
      [262, 790, 160],
      [560, 780, 170],
    ],
    focus: [270, 560, 2],
  }
}

function bellTent(ink: Ink): Drawing {
  const roof = curve([
    [400, 230, true],
    [520, 430],
    [700, 620, true],
    [400, 660, true],
    [100, 620, true],
    [280, 430],
  ])
  const wall = 'M100 618Q400 676 700 618L690 770Q400 812 110 770Z'
  const seams = 'M400 230L220 640M400 230L320 652M400 230L480 652M400 230L590 640'
  return {
    art:
      guy('M100 620L36 790M700 620L764 790M220 640L150 806M590 640L650 806') +
      cloth(ink, wall, {
        colour: shade(ink.primary, -0.06),
        depth: 40,
        over: folds(ink, ink.primary, [
          [180, 640, 180, 790, 4, 18],
          [560, 660, 566, 796, -4, 20],
          [640, 640, 640, 780, 4, 18],
        ]),
      }) +
      cloth(ink, roof, {
        depth: 90,
        over:
          fill('M400 230L480 660H720Z', shade(ink.primary, -0.6), 0.17) +
          fill('M100 640L400 660 700 640V600Q400 640 100 600Z', ink.secondary, 0.9) +
          stroke(seams, shade(ink.primary, -0.4), 3, 0.5),
      }) +
      fill(
        'M400 330L330 794H476Z',
        ink.linear(
          [
            [0, '#2f2a27'],
            [1, '#6c5b45'],
          ],
          'down',
        ),
      ) +
      fill('M338 770Q404 746 470 772L476 796H330Z', ink.accent, 0.85) +
      cloth(ink, 'M400 320Q350 560 280 790L336 796Q350 600 400 340Z', {
        colour: ink.secondary,
        plain: true,
        depth: 20,
      }) +
      cloth(ink, 'M400 320Q450 560 524 790L470 796Q452 600 400 340Z', {
        colour: ink.secondary,
        plain: true,
        depth: 20,
      }) +
      stroke('M400 232V186', '#b98a58', 12) +
      fill('M402 186l64 20 -64 22Z', ink.accent),
    pose: 'stand',
    box: [36, 184, 764, 808],
    feet: [[400, 788, 296]],
    focus: [400, 500, 2],
  }
}
