import { shade } from './colour.ts'
import { cloth, fill, folds, part, stitches, stroke, tube } from './form.ts'
import { downFill, type Ink } from './ink.ts'
import { choose, circle, curve, d, type Point } from './path.ts'
import type { Drawing } from './types.ts'

const GROUND = 780

/** Low canvas, runner, high-top or court shoe, seen from its side. */
export function sneaker(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const high = kind === 2
  const upper = sneakerUpper(high)
  const body = curve(upper)
  const panel = ink.pick(2, 'panel') ? ink.secondary : shade(ink.primary, -0.12)
  const line = shade(ink.primary, -0.42)
  const toeCap = d`M96 760V640Q150 590 214 618Q272 650 266 760Z`
  const heel = d`M610 ${high ? 380 : 470}Q640 600 600 760H720V400Z`
  const foxing = d`M300 760Q330 640 430 620Q520 640 610 560V760Z`
  const flash = choose(
    [
      d`M360 720Q460 640 470 540L520 560Q520 660 430 730Z`,
      d`M300 640Q440 700 620 560Q500 740 330 712Z`,
      '',
      d`M400 560h14l-70 150h-14ZM440 560h14l-70 150h-14ZM480 560h14l-70 150h-14Z`,
    ],
    kind,
  )
  const art =
    tongue(ink, high) +
    cloth(ink, body, {
      depth: 70,
      over:
        (kind === 0 || high
          ? fill(toeCap, '#efe8da') + stroke(toeCap, shade('#efe8da', -0.3), 2.4)
          : fill(toeCap, panel) + stitches('M214 622Q268 652 264 760', shade(panel, 0.4), 1.8, '5 4')) +
        fill(heel, panel) +
        stitches(d`M616 ${high ? 380 : 470}Q646 600 606 760`, shade(panel, 0.4), 1.8, '5 4') +
        (kind === 3 ? fill(foxing, shade(ink.primary, 0.14)) + stitches(foxing, line, 1.6, '5 4') : '') +
        fill(flash, kind === 1 ? ink.accent : ink.secondary) +
        folds(ink, ink.primary, [
          [270, 640, 350, 690, -8, 14],
          [300, 612, 390, 660, -8, 12],
        ]),
    }) +
    collarLine(ink, high) +
    lacing(ink, high) +
    sole(ink, kind)
  return {
    art,
    pose: 'stand',
    box: [84, high ? 290 : 448, 716, GROUND + 8],
    feet: [[400, GROUND - 2, 300, 0.3]],
    focus: [340, 600, 2.2],
  }
}

/** Chelsea, laced work boot, rain boot or heeled ankle boot. */
export function boot(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const top = choose([370, 300, 190, 350], kind)
  const heelUp = kind === 3 ? 44 : 0
  const shaft: Point[] = [
    [150, 716, true],
    [146, 668],
    [200, 622],
    [310, 590],
    [392, 536],
    [416, 440],
    [412 - (kind === 2 ? 26 : 0), top + 14, true],
    [520, top - 6],
    [636 + (kind === 2 ? 14 : 0), top + 6, true],
    [634, 500],
    [640 + heelUp * 0.3, 610],
    [664, 660],
    [660, 716 - heelUp, true],
    [500, 716 - heelUp * 0.7],
    [360, 716],
  ]
  const sole = soleOf(kind)
  const line = shade(ink.primary, -0.5)
  const details = choose([chelsea, laced, rain, ankle], kind)(ink, top)
  const mouthFill = ink.linear(
    [
      [0, shade(ink.primary, -0.65)],
      [1, shade(ink.primary, -0.4)],
    ],
    'across',
  )
  const art =
    cloth(ink, curve(shaft), {
      depth: 80,
      over:
        details +
        folds(ink, ink.primary, [
          [394, 540, 470, 580, 14, 18],
          [386, 566, 480, 616, 12, 16],
          [410, 460, 560, 520, 22, 20],
          [600, 560, 650, 600, -8, 18],
        ]) +
        shine(kind === 2 ? 0.5 : 0.22),
    }) +
    d`<ellipse cx="${524 - (kind === 2 ? 6 : 0)}" cy="${top + 8}" rx="${111 + (kind === 2 ? 19 : 0)}" ry="20" fill="${mouthFill}"/>` +
    stroke(
      d`M${413 - (kind === 2 ? 26 : 0)} ${top + 10}a112 20 0 0 0 ${222 + (kind === 2 ? 40 : 0)} 0`,
      shade(ink.primary, 0.15),
      7,
    ) +
    (kind === 2 ? '' : tube(ink, d`M612 ${top - 2}q4 -54 26 -50q16 8 4 60`, 12, ink.secondary)) +
    part(ink, sole, downFill(ink, kind === 2 ? ink.secondary : '#4a3d34', 0.1, -0.3), () =>
      stroke(d`M120 742H700`, '#fff', 3, 0.12),
    ) +
    (kind === 1 || kind === 3
      ? stitches(d`M150 722H${660}`, '#d7b584', 2.4, '8 5')
      : stroke('M148 722H662', line, 3, 0.5))
  return {
    art,
    pose: 'stand',
    box: [134, top - 50, 690, GROUND + 6],
    feet: [[400, GROUND - 2, 266, 0.32]],
    focus: [430, 500, 2.2],
  }
}

function sneakerUpper(high: boolean): Point[] {
  return high
    ? [
        [104, 752, true],
        [102, 690],
        [160, 630],
        [272, 596],
        [372, 520],
        [430, 420],
        [452, 322, true],
        [540, 306],
        [660, 312, true],
        [664, 420],
        [676, 560],
        [690, 660],
        [690, 752, true],
      ]
    : [
        [104, 752, true],
        [102, 698],
        [160, 648],
        [280, 616],
        [396, 564],
        [470, 500, true],
        [530, 530],
        [600, 530],
        [686, 478, true],
        [706, 560],
        [696, 640],
        [700, 700],
        [694, 752, true],
      ]
}

function tongue(ink: Ink, high: boolean): string {
  const path = high
    ? 'M330 566L440 300Q470 282 512 306L470 470L392 590Z'
    : 'M340 594L452 464Q490 446 530 466L508 532L420 604Z'
  const lining = high
    ? 'M452 330Q560 290 660 316Q640 360 560 366Q490 366 452 330Z'
    : 'M470 500Q560 452 684 482Q652 546 565 550Q505 544 470 500Z'
  return (
    fill(lining, shade(ink.secondary, -0.5)) +
    cloth(ink, path, { colour: shade(ink.primary, 0.06), depth: 36, plain: true })
  )
}

function collarLine(ink: Ink, high: boolean): string {
  const line = high ? 'M452 322Q540 300 660 314' : 'M470 500Q530 532 600 530Q655 512 686 478'
  return stroke(line, shade(ink.primary, -0.3), 13) + stroke(line, shade(ink.secondary, 0.05), 9)
}

function lacing(ink: Ink, high: boolean): string {
  const [x1, y1, x2, y2] = high ? [296, 588, 446, 372] : [304, 604, 460, 520]
  const count = high ? 7 : 5
  const at = (i: number) => [x1 + ((x2 - x1) * i) / (count - 1), y1 + ((y2 - y1) * i) / (count - 1)] as const
  const tone = ink.pick(3, 'laces') === 0 ? ink.accent : '#f4efe5'
  let bars = ''
  let holes = ''
  for (let i = 0; i < count; i++) {
    const [x, y] = at(i)
    bars += d`M${x + 40} ${y + 40}Q${x + 30} ${y + 4} ${x - 2} ${y - 12}`
    holes += circle(x + 42, y + 42, 6)
  }
  const facing = d`M${x1 + 22} ${y1 + 60}L${x2 + 26} ${y2 + 20}L${x2 + 62} ${y2 + 40}L${x1 + 66} ${y1 + 76}Z`
  const [tx, ty] = at(count - 1)
  const bow = d`M${tx + 16} ${ty + 4}q-60 -50 -74 -10q10 36 74 14M${tx + 18} ${ty + 6}q60 -44 78 -2q-8 36 -74 12M${tx + 16} ${ty + 10}q-40 40 -54 88M${tx + 22} ${ty + 12}q30 40 28 92`
  return (
    fill(facing, shade(ink.primary, -0.14)) +
    stitches(facing, shade(ink.primary, 0.3), 1.6, '5 4') +
    fill(holes, '#2b2521') +
    tube(ink, bars, 11, tone) +
    tube(ink, bow, 8, tone)
  )
}

function sole(ink: Ink, kind: number): string {
  const rubber = kind === 0 || kind === 2 ? '#f1ebdf' : shade(ink.secondary, 0.35)
  const runner = kind === 1
  const path = runner
    ? 'M78 728Q84 700 130 712Q300 734 440 706Q600 668 706 676Q732 700 722 764Q716 786 690 786H200Q96 786 78 728Z'
    : 'M94 724Q92 716 104 716H694Q706 716 706 728V766Q706 786 686 786H130Q96 786 94 724Z'
  const detail = runner
    ? stroke('M90 748Q300 764 460 734T720 716', shade(rubber, -0.3), 4, 0.6) +
      fill('M520 720Q620 690 712 690V728Q620 726 520 742Z', ink.accent, 0.85)
    : stroke('M94 738H706', kind === 3 ? shade(rubber, -0.25) : ink.accent, 6, 0.85) +
      (kind === 3 ? stitches('M110 730H696', shade(rubber, -0.3), 2, '7 5') : '')
  const tread = d`<path d="M110 783H700" stroke="#2f2a268c" stroke-width="9" stroke-dasharray="22 6"/>`
  return part(ink, path, downFill(ink, rubber, 0.2, -0.2), () => detail + tread)
}

function soleOf(kind: number): string {
  if (kind === 3)
    return 'M140 708Q300 716 420 704L560 664L668 664L684 780H590L576 716Q480 720 440 752Q420 770 380 772H170Q138 760 140 708Z'
  if (kind === 1) return 'M134 712H674Q684 716 682 740V780H540L530 764H470L462 778H170Q136 764 134 712Z'
  return 'M140 714H670Q680 716 678 740V780H540V758L470 768Q440 776 400 776H180Q138 766 140 714Z'
}

function chelsea(ink: Ink, top: number): string {
  const gore = d`M478 ${top + 10}Q480 500 520 590Q566 500 566 ${top + 10}Z`
  return (
    fill(gore, '#2a2624') +
    stroke(
      d`M492 ${top + 20}Q494 500 520 574M508 ${top + 20}Q510 500 520 584M536 ${top + 20}Q534 500 522 584M551 ${top + 20}Q548 500 526 574`,
      '#5a524b',
      2.4,
      0.8,
    ) +
    stitches(d`M472 ${top + 10}Q474 500 520 600Q572 500 572 ${top + 10}`, shade(ink.primary, 0.4), 2, '6 4')
  )
}

function laced(ink: Ink, top: number): string {
  const toe = 'M280 716Q310 640 240 600L120 600V720Z'
  const counter = 'M560 716Q560 620 650 590L700 600V720Z'
  const rows = [0, 1, 2, 3, 4, 5]
  const at = (i: number) =>
    [400 + Math.min(i, 3) * 12 - (i < 2 ? (2 - i) * 30 : 0), 580 - i * ((560 - top) / 6.2)] as const
  const laces = rows
    .map((i) => d`M${at(i)[0] - 40} ${at(i)[1] - 10}L${at(i)[0] + 40} ${at(i)[1] + 26}`)
    .join('')
  const eyes = rows.map((i) => circle(at(i)[0] + 42, at(i)[1] + 28, 7)).join('')
  return (
    fill(d`M380 620Q470 560 478 ${top}H380Z`, shade(ink.primary, -0.16)) +
    stitches(d`M396 636Q486 570 492 ${top}`, '#e0bf8e', 2, '6 4') +
    stroke(toe + counter, shade(ink.primary, -0.45), 3, 0.7) +
    stitches('M288 716Q318 640 246 598M552 716Q552 616 644 584', '#e0bf8e', 2, '6 4') +
    fill(eyes, '#b98a4e') +
    tube(ink, laces, 10, ink.secondary) +
    stroke(d`M640 ${top}V580`, shade(ink.primary, -0.4), 3, 0.6)
  )
}

function rain(ink: Ink, top: number): string {
  return (
    stroke(d`M386 ${top + 44}Q520 ${top + 66} 660 ${top + 40}`, shade(ink.primary, -0.35), 16, 0.7) +
    fill(d`M500 ${top + 62}h54v40q-27 16 -54 0Z`, ink.accent) +
    stroke('M140 690Q300 676 400 690T680 690', shade(ink.primary, -0.4), 6, 0.5) +
    fill(d`M424 ${top + 70}Q440 440 430 540L448 536Q462 420 452 ${top + 74}Z`, '#fff', 0.42)
  )
}

function ankle(ink: Ink, top: number): string {
  return (
    stroke(d`M560 ${top}Q552 480 566 670`, shade(ink.primary, -0.5), 6, 0.8) +
    d`<path d="M560 ${top}Q552 480 566 670" fill="none" stroke="#cbb58a" stroke-width="4" stroke-dasharray="3 2.4"/>` +
    fill(d`M556 ${top + 40}h12v40h-12Z`, '#d9c08d') +
    stroke('M300 716Q360 640 440 610', shade(ink.primary, -0.4), 2.4, 0.6)
  )
}

function shine(opacity: number): string {
  return (
    fill('M176 664Q220 632 300 614Q250 646 190 682Z', '#fff', opacity) +
    fill('M190 700Q220 694 260 692Q220 704 196 708Z', '#fff', opacity * 0.5)
  )
}
