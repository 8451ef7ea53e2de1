import { mix, shade } from './colour.ts'
import { cloth, fill, stitches, stroke } from './form.ts'
import type { Ink } from './ink.ts'
import { choose, circle, curve, d, leaf, oval, rounded } from './path.ts'
import type { Drawing } from './types.ts'

/** Bear, rabbit, elephant or fox, seated, sewn from plush. */
export function plush(ink: Ink): Drawing {
  const kind = ink.pick(4, 'animal')
  const fur = ink.primary
  const light = mix(fur, '#f6ead8', 0.6)
  const soft = (path: string, tone = fur, depth = 60) =>
    cloth(ink, path, { colour: tone, plain: tone !== fur, depth, material: 'wool' })
  const ears = choose(
    [
      soft(circle(290, 290, 54) + circle(510, 290, 54)) +
        fill(circle(292, 294, 30) + circle(508, 294, 30), light),
      soft(
        curve([
          [330, 310],
          [290, 200],
          [300, 90],
          [346, 80],
          [376, 180],
          [384, 290],
        ]) +
          curve([
            [470, 310],
            [510, 200],
            [520, 100],
            [470, 76],
            [436, 180],
            [420, 290],
          ]),
      ) + fill(leaf(336, 280, 326, 110, 8, 20) + leaf(462, 280, 486, 110, -8, 20), shade(ink.accent, 0.4)),
      soft(
        curve([
          [300, 320],
          [210, 270],
          [150, 340],
          [170, 450],
          [260, 470],
          [310, 420],
        ]) +
          curve([
            [500, 320],
            [590, 270],
            [650, 340],
            [630, 450],
            [540, 470],
            [490, 420],
          ]),
      ) + fill(oval(222, 376, 46, 62) + oval(578, 376, 46, 62), light, 0.7),
      soft('M268 320L250 190L370 270ZM532 320L550 190L430 270Z', fur, 40) +
        fill('M284 296L274 226L338 270ZM516 296L526 226L462 270Z', light),
    ],
    kind,
  )
  const legs =
    soft(oval(270, 738, 92, 66), fur) +
    soft(oval(530, 738, 92, 66), fur) +
    fill(oval(246, 744, 44, 46) + oval(554, 744, 44, 46), light)
  const body = soft(
    curve([
      [400, 470],
      [500, 520],
      [530, 650],
      [490, 760],
      [400, 784],
      [310, 760],
      [270, 650],
      [300, 520],
    ]),
  )
  const belly =
    fill(oval(400, 660, 82, 98), light, 0.75) + stitches('M400 566V752', shade(light, -0.3), 2.6, '8 6')
  const arms =
    soft(
      curve([
        [306, 540],
        [240, 580],
        [210, 680],
        [244, 716],
        [296, 690],
        [326, 610],
      ]),
    ) +
    soft(
      curve([
        [494, 540],
        [560, 580],
        [590, 680],
        [556, 716],
        [504, 690],
        [474, 610],
      ]),
    )
  const head = soft(
    curve([
      [400, 246],
      [510, 280],
      [552, 390],
      [510, 480],
      [400, 512],
      [290, 480],
      [248, 390],
      [290, 280],
    ]),
    fur,
    76,
  )
  const snout =
    kind === 2
      ? soft(
          curve([
            [366, 420],
            [372, 520],
            [400, 610],
            [470, 620],
            [474, 584],
            [440, 570],
            [436, 500],
            [440, 420],
          ]),
          fur,
          36,
        ) + stroke('M380 500q26 10 52 0M388 540q24 10 46 0', shade(fur, -0.4), 3, 0.5)
      : kind === 3
        ? fill(
            curve([
              [270, 440],
              [340, 410],
              [400, 440],
              [460, 410],
              [530, 440],
              [480, 494],
              [400, 510],
              [320, 494],
            ]),
            light,
          ) + nose(400, 450)
        : fill(oval(400, 442, 74, 56), light) + nose(400, 420)
  const eyes = [330, 470]
    .map((x) => fill(circle(x, 376, 15), '#201b18') + fill(circle(x - 5, 370, 5), '#fff', 0.9))
    .join('')
  const scarfTone = ink.secondary
  const scarf =
    cloth(ink, 'M296 486Q400 548 504 486L514 526Q400 596 286 526Z', {
      colour: scarfTone,
      plain: true,
      depth: 26,
      material: 'wool',
    }) +
    cloth(ink, 'M440 548L484 690L436 700L410 560Z', {
      colour: scarfTone,
      plain: true,
      depth: 22,
      material: 'wool',
    })
  const wears = ink.pick(3, 'wears')
  return {
    art:
      (kind === 3 ? tail(ink, light) : '') +
      ears +
      legs +
      body +
      belly +
      arms +
      head +
      snout +
      eyes +
      (wears === 0 ? scarf : wears === 1 ? bow(ink.accent) : ''),
    pose: 'stand',
    box: [156, choose([236, 76, 240, 190], kind), 644, 804],
    feet: [[400, 780, 210]],
    focus: [400, 400, 2],
  }
}

function nose(x: number, y: number): string {
  return (
    fill(
      curve([
        [x - 22, y - 6],
        [x, y - 14],
        [x + 22, y - 6],
        [x + 8, y + 12],
        [x, y + 16],
        [x - 8, y + 12],
      ]),
      '#2b221e',
    ) +
    fill(oval(x - 6, y - 6, 7, 3), '#fff', 0.6) +
    stroke(d`M${x} ${y + 14}v14q-16 14 -30 2M${x} ${y + 28}q16 14 30 2`, '#2b221e', 4, 0.85)
  )
}

function bow(tone: string): string {
  return (
    fill(
      'M400 520C340 470 310 500 320 530S350 570 400 530C460 570 480 560 480 530S460 470 400 520Z',
      shade(tone, -0.25),
    ) +
    fill('M400 520C344 476 318 504 326 528S354 560 400 526C456 560 474 552 474 528S456 476 400 520Z', tone) +
    fill(rounded(384, 506, 32, 36, 12), shade(tone, 0.2))
  )
}

function tail(ink: Ink, light: string): string {
  return (
    cloth(
      ink,
      curve([
        [500, 740],
        [600, 720],
        [660, 620],
        [640, 540],
        [700, 620],
        [700, 720],
        [620, 790],
        [520, 784],
      ]),
      { depth: 50, material: 'wool' },
    ) + fill('M640 540Q690 590 700 640Q670 640 652 600Z', light)
  )
}
