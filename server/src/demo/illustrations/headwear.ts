import { shade } from './colour.ts'
import { cloth, fill, folds, part, stitches, strap, stroke } from './form.ts'
import type { Ink } from './ink.ts'
import { choose, circle, curve, d, rounded } from './path.ts'
import { ribs } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Six-panel, five-panel camper, trucker or bucket. */
export function cap(ink: Ink): Drawing {
  return ink.pick(4, 'kind') === 3 ? bucketHat(ink) : peakedCap(ink)
}

/** Cuffed, fisherman, slouchy or with a bobble. */
export function beanie(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const top = choose([390, 460, 330, 410], kind)
  const cuffTop = choose([660, 640, 690, 660], kind)
  const cuffColour = ink.pick(3, 'cuff') === 0 && ink.spec.pattern === 'plain' ? ink.secondary : ink.primary
  const lean = kind === 2 ? 46 : 0
  const crown = curve([
    [212, cuffTop + 20, true],
    [216, cuffTop - 110],
    [290 + lean, top + 40],
    [400 + lean, top],
    [512 + lean, top + 44],
    [584, cuffTop - 110],
    [588, cuffTop + 20, true],
  ])
  const columns = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]
    .map(
      (k) =>
        d`M${400 + k * 34} ${cuffTop + 20}C${400 + k * 33} ${cuffTop - 120} ${400 + lean + k * 24} ${top + 70} ${400 + lean + k * 5} ${top + 6}`,
    )
    .join('')
  const height = choose([128, 96, 92, 124], kind)
  const cuff = d`M200 ${cuffTop}Q400 ${cuffTop + 44} 600 ${cuffTop}q10 ${height / 2} 0 ${height}Q400 ${780 + (cuffTop + height - 740)} 200 ${cuffTop + height}q-10 ${-height / 2} 0 ${-height}Z`
  const bottom = cuffTop + height + 20
  return {
    art:
      (kind === 3 ? bobble(400, top - 30, 74, ink.pick(2, 'bobble') ? ink.accent : ink.secondary) : '') +
      cloth(ink, crown, {
        depth: 90,
        over:
          stroke(columns, shade(ink.primary, -0.5), 7, 0.2) +
          stroke(columns, shade(ink.primary, -0.5), 2.4, 0.3) +
          folds(
            ink,
            ink.primary,
            kind === 2
              ? [
                  [300, top + 90, 480, top + 60, 12, 24],
                  [320, top + 150, 560, top + 130, 14, 26],
                ]
              : [[300, cuffTop, 330, top + 100, 14, 16]],
          ),
      }) +
      cloth(ink, cuff, {
        colour: cuffColour,
        depth: 50,
        plain: true,
        over: ribs([180, cuffTop - 10, 620, bottom + 40], cuffColour, 17),
      }) +
      stroke(d`M204 ${cuffTop + 2}Q400 ${cuffTop + 44} 596 ${cuffTop + 2}`, shade(cuffColour, -0.6), 5, 0.4) +
      fill(rounded(438, cuffTop + height * 0.42, 62, 40, 3), ink.accent) +
      stitches(rounded(442, cuffTop + height * 0.42 + 4, 54, 32, 2), shade(ink.accent, 0.5), 1.4, '4 3'),
    pose: 'stand',
    box: [196, top - (kind === 3 ? 108 : 0), 604, bottom],
    feet: [[400, bottom - 14, 186]],
    focus: [470, cuffTop + 10, 2.4],
  }
}

function peakedCap(ink: Ink): Drawing {
  const kind = ink.pick(3, 'kind')
  const tall = choose([430, 455, 415], kind)
  const mesh = kind === 2
  const crown = curve([
    [178, 690, true],
    [186, 560],
    [262, tall + 30],
    [400, tall - 12],
    [538, tall + 42],
    [606, 570],
    [612, 690, true],
    [400, 716],
  ])
  const brim = curve([
    [168, 668, true],
    [280, 640],
    [400, 634],
    [520, 646],
    [596, 676, true],
    [590, 752],
    [470, 802],
    [330, 812],
    [212, 784],
    [158, 730],
  ])
  const seamTone = shade(ink.primary, -0.45)
  const seams =
    kind === 1
      ? d`M268 ${tall + 28}Q250 560 256 700M520 ${tall + 32}Q548 560 548 700`
      : d`M386 ${tall - 10}Q372 540 376 700M386 ${tall - 8}Q244 480 232 690M386 ${tall - 8}Q540 490 556 690`
  const brimColour = ink.pick(3, 'brim') === 0 && ink.spec.pattern === 'plain' ? ink.secondary : ink.primary
  const rows = [0.2, 0.4, 0.6, 0.8]
    .map((k) => d`M${172 + k * 8} ${712 + k * 40}Q${380} ${690 + k * 120} ${594 - k * 6} ${700 + k * 44}`)
    .join('')
  const back = mesh
    ? part(
        ink,
        d`M480 400L630 400V720H556Q540 520 480 ${tall}Z`,
        shade(ink.secondary, 0),
        () =>
          d`<path d="M480 560H640" stroke="${shade(ink.secondary, -0.4)}" stroke-width="330" stroke-dasharray="2 6"/>`,
      )
    : ''
  const clipped = mesh ? part(ink, crown, 'none', () => back) : ''
  return {
    art:
      fill(
        curve([
          [170, 690],
          [400, 640],
          [606, 690],
          [400, 740],
        ]),
        shade(ink.primary, -0.6),
      ) +
      cloth(ink, crown, {
        depth: 90,
        over:
          stroke(seams, seamTone, 3, 0.55) +
          stitches(seams, shade(ink.primary, 0.35), 1.6, '5 4') +
          folds(ink, ink.primary, [
            [210, 640, 320, 520, -16, 20],
            [580, 620, 500, 540, 14, 18],
          ]),
      }) +
      clipped +
      eyelets(ink, tall) +
      fill(circle(386, tall - 8, 13), shade(ink.primary, -0.2)) +
      fill(circle(383, tall - 11, 8), shade(ink.primary, 0.2)) +
      badge(ink, kind) +
      cloth(ink, brim, {
        colour: brimColour,
        plain: brimColour !== ink.primary,
        depth: 50,
        over:
          fill(d`M160 640H610V690Q400 640 172 690Z`, shade(brimColour, -0.7), 0.35) +
          stitches(rows, shade(brimColour, -0.35), 1.8, '6 4'),
      }) +
      stroke(d`M160 734Q190 800 330 812Q500 806 590 752`, shade(brimColour, -0.45), 4, 0.5),
    pose: 'stand',
    box: [156, tall - 24, 616, 812],
    feet: [[384, 784, 206]],
    focus: [330, 640, 2.3],
  }
}

function bucketHat(ink: Ink): Drawing {
  const crown = curve([
    [246, 640, true],
    [262, 500],
    [282, 436],
    [400, 414],
    [518, 436],
    [538, 500],
    [554, 640, true],
    [400, 672],
  ])
  const brim = curve([
    [250, 618, true],
    [400, 654],
    [550, 618, true],
    [612, 690],
    [664, 756],
    [560, 806],
    [400, 822],
    [240, 806],
    [136, 756],
    [188, 690],
  ])
  const rows = [0.2, 0.42, 0.64, 0.86]
    .map((k) => d`M${246 - k * 100} ${640 + k * 112}Q400 ${690 + k * 150} ${554 + k * 100} ${640 + k * 112}`)
    .join('')
  return {
    art:
      cloth(ink, brim, {
        depth: 56,
        over:
          stitches(rows, shade(ink.primary, -0.35), 1.8, '6 4') +
          folds(ink, ink.primary, [
            [230, 690, 190, 790, 10, 20],
            [560, 690, 610, 780, -10, 20],
          ]),
      }) +
      cloth(ink, crown, {
        depth: 80,
        over:
          stroke('M284 446Q400 488 516 446', shade(ink.primary, -0.45), 3, 0.5) +
          stitches('M284 454Q400 496 516 454', shade(ink.primary, 0.3), 1.6, '5 4') +
          stroke('M400 474V680', shade(ink.primary, -0.45), 2.4, 0.45),
      }) +
      strap(
        'M246 638Q400 680 554 638',
        ink.pick(2, 'ribbon') ? ink.secondary : shade(ink.primary, -0.3),
        22,
      ) +
      eyelets(ink, 500),
    pose: 'stand',
    box: [136, 412, 664, 822],
    feet: [[400, 790, 240]],
    focus: [420, 640, 2.3],
  }
}

function eyelets(ink: Ink, top: number): string {
  const holes = circle(300, top + 82, 7) + circle(468, top + 84, 7)
  return fill(holes, shade(ink.primary, -0.6)) + stitches(holes, shade(ink.primary, 0.15), 4, '2 1.4')
}

function badge(ink: Ink, kind: number): string {
  const at = kind === 1 ? rounded(346, 560, 104, 62, 4) : circle(332, 580, 36)
  const mark = kind === 1 ? 'M366 604l22 -26 16 18 12 -12 16 20' : 'M312 590q20 -36 40 0M320 596h24'
  return (
    fill(at, ink.accent) +
    stitches(at, shade(ink.accent, -0.35), 2, '4 2.4') +
    stroke(mark, shade(ink.accent, 0.75), 5)
  )
}

function bobble(x: number, y: number, r: number, colour: string): string {
  const spikes = (k: number, tone: string, width: number) =>
    d`<circle cx="${x}" cy="${y}" r="${r * k}" fill="none" stroke="${tone}" stroke-width="${width}" stroke-dasharray="5 3"/>`
  return (
    fill(circle(x, y, r * 0.9), shade(colour, -0.2)) +
    spikes(0.82, shade(colour, -0.28), r * 0.4) +
    spikes(0.56, shade(colour, -0.05), r * 0.5) +
    d`<g transform="translate(-8 -10)">${spikes(0.34, shade(colour, 0.2), r * 0.55)}${fill(circle(x, y, r * 0.3), shade(colour, 0.3))}</g>`
  )
}
