import { shade } from './colour.ts'
import { bulge, cloth, fill, folds, mouth, part, stitches, strap, stroke, tube, turned } from './form.ts'
import { type Ink, roundFill, slantFill } from './ink.ts'
import { circle, curve, d, oval, rounded } from './path.ts'
import { patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** A-frame, dome, tunnel or bell tent, door tied open. */
export function tent(ink: Ink): Drawing {
  return [ridgeTent, domeTent, tunnelTent, bellTent][ink.pick(4, 'kind')]!(ink)
}

/** Hand torch, lantern, head torch or clip light. */
export function torch(ink: Ink): Drawing {
  return [handTorch, lantern, headTorch, camplight][ink.pick(4, 'kind')]!(ink)
}

/** Mummy bag, rectangular bag, rolled bag or half-unrolled bag. */
export function sleepingbag(ink: Ink): Drawing {
  const kind = ink.pick(3, 'kind')
  return kind === 2 ? rolledBag(ink) : flatBag(ink, kind === 0)
}

/** Long-spout indoor can, classic rose can, kettle-like can or tall jug. */
export function wateringcan(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const base = 785
  const [top, r0, r1] = [
    [540, 116, 140],
    [500, 140, 150],
    [560, 90, 166],
    [470, 110, 128],
  ][kind] as [number, number, number]
  const cx = 440
  const profile =
    kind === 2
      ? ([
          [top, r0],
          [top + 40, r0 + 50],
          [top + 120, r1],
          [base - 16, r1 - 10],
          [base, r1 - 24],
        ] as const)
      : ([
          [top, r0],
          [base - 16, r1],
          [base, r1 - 6],
        ] as const)
  const body = turned(ink, cx, profile, {})
  const left = (y: number) => cx - body.radius(y)
  const line = [
    d`M${left(base - 90) + 10} ${base - 80}C${left(base) - 120} ${base - 120} ${left(base) - 60} ${top - 60} ${left(base) - 170} ${top - 110}`,
    d`M${left(base - 70) + 10} ${base - 70}L${left(base) - 150} ${top - 10}`,
    d`M${left(base - 90) + 10} ${base - 90}C${left(base) - 90} ${base - 110} ${left(base) - 70} ${top - 20} ${left(base) - 150} ${top - 70}`,
    d`M${left(base - 60) + 10} ${base - 60}C${left(base) - 120} ${base - 80} ${left(base) - 60} ${top + 20} ${left(base) - 150} ${top - 40}`,
  ][kind]!
  const gloss = ink.spec.material === 'steel' || ink.spec.material === 'brass' ? 0.7 : 0.5
  const [ex, ey] = [left(base) - [170, 150, 150, 150][kind]!, top - [110, 10, 70, 40][kind]!]
  const rose =
    kind === 1 || kind === 3
      ? d`<g transform="translate(${ex - 8} ${ey - 6})rotate(-52)">` +
        fill('M-20 40L-48 -16H48L20 40Z', shade(ink.primary, -0.1)) +
        d`<ellipse cy="-16" rx="48" ry="16" fill="#cfae6b"/><path d="M-34 -18H34M-26 -12H26M-20 -23H20" stroke="#6d5630" stroke-width="4" stroke-linecap="round" stroke-dasharray="0 10"/></g>`
      : d`<ellipse cx="${ex}" cy="${ey}" rx="12" ry="8" transform="rotate(-30 ${ex} ${ey})" fill="${shade(ink.primary, -0.6)}"/>`
  const brace =
    kind === 1
      ? tube(
          ink,
          d`M${left(top + 30) + 6} ${top + 36}L${left(base) - 92} ${top + 52}`,
          9,
          shade(ink.primary, -0.15),
        )
      : ''
  const handleTone = ink.pick(2, 'handle') ? ink.primary : ink.secondary
  const handle =
    kind === 1 || kind === 3
      ? tube(
          ink,
          d`M${cx - 80} ${top + 6}C${cx - 70} ${top - 150} ${cx + 130} ${top - 190} ${cx + r1 + 60} ${top + 40}S${cx + r1 + 10} ${base - 110} ${cx + body.radius(base - 90) - 6} ${base - 100}`,
          19,
          handleTone,
          { gloss },
        )
      : tube(
          ink,
          d`M${cx + r0 - 20} ${top + 16}C${cx + r0 + 210} ${top - 120} ${cx + r1 + 170} ${base - 60} ${cx + body.radius(base - 70) - 8} ${base - 70}`,
          19,
          handleTone,
          { gloss },
        )
  const half =
    kind === 1
      ? part(
          ink,
          d`M${cx - r0} ${top}A${r0} ${r0 * ink.pitch} 0 0 1 ${cx + r0 * 0.2} ${top - r0 * ink.pitch}L${cx + r0 * 0.2} ${top + r0 * ink.pitch}A${r0} ${r0 * ink.pitch} 0 0 1 ${cx - r0} ${top}Z`,
          shade(ink.primary, 0.2),
          () => '',
        )
      : ''
  return {
    art:
      handle +
      tube(ink, line, kind === 0 ? 22 : 30, ink.primary, { gloss }) +
      brace +
      rose +
      body.art +
      mouth(ink, cx, top, r0, 8, ink.primary) +
      half,
    pose: 'stand',
    box: [ex - 40, Math.min(ey - 30, top - (kind === 1 || kind === 3 ? 130 : 60)), cx + r1 + 130, base + 28],
    feet: [[cx, base + 8, r1]],
    focus: [400, top + 90, 2],
  }
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
  const body = curve([
    [110, 790, true],
    [120, 560],
    [250, 430],
    [380, 500, true],
    [420, 470],
    [560, 420],
    [690, 560],
    [712, 770, true],
  ])
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
      fill(body, 'none') +
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
        (id) =>
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
