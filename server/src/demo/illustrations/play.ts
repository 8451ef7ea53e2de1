import { mix, shade } from './colour.ts'
import { bulge, cloth, fill, part, stitches, stroke, turned } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { circle, curve, d, leaf, oval, rounded } from './path.ts'
import { grain, patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Wooden building blocks: tower, arch bridge, castle or train of cubes. */
export function blocks(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const tones = [ink.primary, ink.secondary, ink.accent, '#d2ab79']
  const cube = (x: number, y: number, w: number, h: number, i: number) =>
    block(ink, x, y, w, h, tones[i % 4]!)
  const builds = [
    () =>
      cube(210, 650, 140, 130, 3) +
      cube(350, 650, 140, 130, 0) +
      cube(490, 650, 130, 130, 2) +
      cube(280, 520, 140, 130, 0) +
      cube(420, 520, 140, 130, 1) +
      cube(350, 390, 140, 130, 0) +
      roof(ink, 350, 390, 140, ink.accent),
    () =>
      cube(190, 610, 120, 170, 0) +
      cube(500, 610, 120, 170, 0) +
      bridge(ink, 190, 500, 430, ink.primary) +
      cube(250, 400, 110, 100, 1) +
      cube(450, 400, 110, 100, 2) +
      ball_(ink, 400, 456, 44, ink.accent),
    () =>
      cube(180, 560, 130, 220, 0) +
      cube(500, 560, 130, 220, 0) +
      cube(310, 640, 190, 140, 3) +
      roof(ink, 180, 560, 130, ink.accent) +
      roof(ink, 500, 560, 130, ink.accent) +
      cube(350, 540, 110, 100, 1) +
      fill('M372 780v-60a30 30 0 0 1 66 0v60Z', '#3d2f24', 0.7),
    () =>
      cube(180, 650, 150, 110, 0) +
      cube(348, 660, 130, 100, 1) +
      cube(496, 660, 130, 100, 2) +
      cube(200, 550, 90, 100, 0) +
      column(ink, 400, 570, 34, 90, ink.accent) +
      [230, 290, 390, 440, 540, 590].map((x) => ball_(ink, x, 764, 28, '#7a5a3c')).join(''),
  ]
  return {
    art: builds[kind]!(),
    pose: 'stand',
    box: [180, [300, 370, 470, 520][kind]!, 670, 790],
    feet: [[410, 780, 220]],
    focus: [420, 620, 2],
  }
}

/** Jigsaw: a picture nearly done, with pieces lying beside it. */
export function puzzle(ink: Ink): Drawing {
  const n = 4
  const size = 132
  const [x0, y0] = [400 - (n * size) / 2, 440 - (n * size) / 2]
  const picture = rounded(x0, y0, n * size, n * size, 4)
  const gaps = new Set([15, [11, 14, 3, 12][ink.pick(4, 'gap')]!])
  let cuts = ''
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const flip = ink.pick(2, `c${i}${j}`) ? 1 : -1
      cuts += d`M${x0 + i * size} ${y0 + j * size}${knob('v', size, flip)}M${x0 + j * size} ${y0 + i * size}${knob('h', size, -flip)}`
    }
  }
  const holes = [...gaps]
    .map((g) => rounded(x0 + (g % n) * size, y0 + Math.floor(g / n) * size, size, size, 2))
    .join('')
  const loose = piece(ink, 250, 800, -20, ink.primary) + piece(ink, 560, 806, 28, ink.accent)
  const art =
    d`<g transform="translate(3 6)">${fill(picture, shade(ink.primary, -0.5))}</g>` +
    part(
      ink,
      picture,
      slantFill(ink, ink.primary, 0.1, -0.08),
      (id) => patternOver(ink) + scenery(ink, x0, y0, n * size) + textureOver(ink, ink.primary, 'paper'),
    ) +
    stroke(cuts, '#1f1a16', 3, 0.4) +
    d`<g transform="translate(1.6 2)">${stroke(cuts, '#fff', 1.6, 0.45)}</g>` +
    fill(holes, shade(ink.secondary, 0.55)) +
    d`<g transform="translate(0 0)">${stroke(holes, '#000', 4, 0.16)}</g>` +
    loose
  return { art, pose: 'lie', outline: [picture], box: [x0, y0, x0 + n * size, 876], focus: [430, 560, 2.1] }
}

/** Bear, rabbit, elephant or fox, seated, sewn from plush. */
export function plush(ink: Ink): Drawing {
  const kind = ink.pick(4, 'animal')
  const fur = ink.primary
  const light = mix(fur, '#f6ead8', 0.6)
  const soft = (path: string, tone = fur, depth = 60) =>
    cloth(ink, path, { colour: tone, plain: tone !== fur, depth, material: 'wool' })
  const ears = [
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
  ][kind]!
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
    box: [156, [236, 76, 240, 190][kind]!, 644, 804],
    feet: [[400, 780, 210]],
    focus: [400, 400, 2],
  }
}

/** Panelled football, beach ball, basketball or playground ball with star. */
export function ball(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [cx, cy, r] = [400, 560, 230]
  const base = ink.radial(
    [
      [0, shade(ink.primary, 0.3)],
      [0.45, ink.primary],
      [0.85, shade(ink.primary, -0.22)],
      [1, shade(ink.primary, -0.32)],
    ],
    0.36,
    0.32,
    0.76,
  )
  const dark = shade(ink.primary, -0.6)
  const marks = [football, beach, basket_, star][kind]!(ink, cx, cy, r)
  return {
    art:
      part(
        ink,
        circle(cx, cy, r),
        base,
        (id) =>
          patternOver(ink) +
          marks +
          textureOver(ink, ink.primary, ink.spec.material === 'leather' ? 'leather' : 'rubber') +
          `<use href="#${id}" fill="${ink.radial(
            [
              [0, '#fff', 0.3],
              [0.4, '#fff', 0],
              [0.62, dark, 0],
              [1, dark, 0.5],
            ],
            0.36,
            0.32,
            0.76,
          )}"/>` +
          fill(oval(cx + 60, cy + r - 26, 120, 20), '#fff', 0.12),
      ) + fill(oval(cx - 84, cy - 116, 52, 30), '#fff', ink.spec.material === 'leather' ? 0.2 : 0.42),
    pose: 'stand',
    box: [cx - r, cy - r, cx + r, cy + r],
    feet: [[cx, cy + r - 8, r * 0.5]],
    focus: [cx + 30, cy, 2],
  }
}

function block(ink: Ink, x: number, y: number, w: number, h: number, tone: string): string {
  const [dx, dy] = [44, 26]
  const natural = tone === '#d2ab79'
  const front = rounded(x + 1, y + 1, w - 2, h - 2, 7)
  return (
    fill(
      d`M${x + w - 5} ${y + 3}L${x + w + dx - 6} ${y - dy + 5}q5 -1 5 5V${y + h - dy - 8}q0 4 -3 6L${x + w - 5} ${y + h - 2}Z`,
      shade(tone, -0.3),
    ) +
    fill(
      d`M${x + 5} ${y + 3}L${x + dx + 3} ${y - dy + 3}q3 -2 6 -2H${x + w + dx - 6}q6 0 3 5L${x + w - 4} ${y + 4}Z`,
      shade(tone, 0.34),
    ) +
    part(
      ink,
      front,
      slantFill(ink, tone, 0.12, -0.12),
      (id) =>
        (tone === ink.primary ? patternOver(ink, { scale: 0.6 }) : '') +
        grain(
          ink,
          [x, y, x + w, y + h],
          natural ? tone : shade(tone, 0.1),
          (x + y) % 3 ? 'across' : 'down',
          5,
        ) +
        `<use href="#${id}" fill="none" stroke="#ffffff4c" stroke-width="4"/>`,
    )
  )
}

function roof(ink: Ink, x: number, y: number, w: number, tone: string): string {
  return (
    fill(
      d`M${x + w / 2} ${y - 92}L${x + w / 2 + 44} ${y - 116}L${x + w + 46} ${y - 26}L${x + w - 2} ${y}Z`,
      shade(tone, -0.3),
    ) +
    part(ink, d`M${x + w / 2} ${y - 92}L${x + w - 2} ${y}H${x + 2}Z`, slantFill(ink, tone, 0.16, -0.12), () =>
      grain(ink, [x, y - 92, x + w, y], tone, 'across', 4),
    )
  )
}

function bridge(ink: Ink, x: number, y: number, w: number, tone: string): string {
  const mid = x + w / 2
  return (
    fill(d`M${x + w - 4} ${y + 4}l44 -26v96l-44 32Z`, shade(tone, -0.3)) +
    fill(d`M${x + 4} ${y + 3}l44 -25h${w - 4}l-44 25Z`, shade(tone, 0.34)) +
    part(
      ink,
      d`M${x} ${y}h${w}v110h${-w / 2 + 100}a100 92 0 0 0 -200 0h${-w / 2 + 100}Z`,
      slantFill(ink, tone, 0.1, -0.12),
      () => grain(ink, [x, y, x + w, y + 110], tone, 'across', 5),
    ) +
    stroke(d`M${mid - 100} ${y + 110}a100 92 0 0 1 200 0`, shade(tone, -0.5), 4, 0.5)
  )
}

function column(ink: Ink, cx: number, y: number, r: number, h: number, tone: string): string {
  return (
    turned(
      ink,
      cx,
      [
        [y, r],
        [y + h, r],
      ],
      { colour: tone, material: 'wood', plain: true },
    ).art + d`<ellipse cx="${cx}" cy="${y}" rx="${r}" ry="${r * ink.pitch}" fill="${shade(tone, 0.3)}"/>`
  )
}

function ball_(ink: Ink, x: number, y: number, r: number, tone: string): string {
  return fill(
    circle(x, y, r),
    ink.radial(
      [
        [0, shade(tone, 0.4)],
        [0.5, tone],
        [1, shade(tone, -0.35)],
      ],
      0.36,
      0.32,
      0.72,
    ),
  )
}

function knob(axis: 'v' | 'h', s: number, flip: number): string {
  const k = flip
  return axis === 'v'
    ? d`c${6 * k} ${s * 0.2} ${-6 * k} ${s * 0.3} ${10 * k} ${s * 0.38}c${34 * k} -12 ${34 * k} ${s * 0.36} 0 ${s * 0.24}c${-16 * k} ${s * 0.08} ${-4 * k} ${s * 0.2} ${-10 * k} ${s * 0.38}`
    : d`c${s * 0.2} ${6 * k} ${s * 0.3} ${-6 * k} ${s * 0.38} ${10 * k}c-12 ${34 * k} ${s * 0.36} ${34 * k} ${s * 0.24} 0c${s * 0.08} ${-16 * k} ${s * 0.2} ${-4 * k} ${s * 0.38} ${-10 * k}`
}

function piece(ink: Ink, x: number, y: number, degrees: number, tone: string): string {
  const shape =
    'M-50 -50h34c-14 -34 46 -34 32 0h34v34c34 -14 34 46 0 32v34h-34c14 -34 -46 -34 -32 0h-34v-34c-34 14 -34 -46 0 -32Z'
  return (
    d`<g transform="translate(${x} ${y})rotate(${degrees})"><path d="${shape}" transform="translate(4 7)" fill="#00000038"/>` +
    fill(shape, shade(tone, -0.3)) +
    `<g transform="translate(-1 -3)">${fill(shape, slantFill(ink, tone))}</g></g>`
  )
}

function scenery(ink: Ink, x: number, y: number, s: number): string {
  if (ink.spec.pattern !== 'plain') return ''
  const hill = (t: number, tone: string) =>
    fill(
      d`M${x} ${y + s * t}q${s * 0.25} ${-s * 0.2} ${s * 0.5} ${-s * 0.02}t${s * 0.5} ${-s * 0.06}V${y + s}H${x}Z`,
      tone,
    )
  return ink.pick(2, 'scene')
    ? fill(circle(x + s * 0.66, y + s * 0.3, s * 0.15), ink.secondary) +
        hill(0.56, shade(ink.accent, 0.25)) +
        hill(0.72, ink.accent) +
        hill(0.88, shade(ink.accent, -0.3))
    : [0.46, 0.36, 0.26, 0.14]
        .map((k, i) =>
          fill(
            circle(x + s * 0.5, y + s * 0.52, s * k),
            [ink.secondary, ink.accent, shade(ink.primary, -0.2), ink.secondary][i]!,
          ),
        )
        .join('')
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

function football(ink: Ink, cx: number, cy: number, r: number): string {
  const ring = (k: number, a0: number, dist: number, rot: number) =>
    [0, 1, 2, 3, 4]
      .map((i) => {
        const a = a0 + i * 1.2566
        const [px, py] = [cx + Math.cos(a) * r * dist, cy + Math.sin(a) * r * dist]
        return poly(px, py, r * k, a + rot, dist > 0.5 ? 0.62 : 1, a)
      })
      .join('')
  const seams = [0, 1, 2, 3, 4]
    .map((i) => {
      const a = -1.57 + i * 1.2566
      return d`M${cx + Math.cos(a) * r * 0.32} ${cy + Math.sin(a) * r * 0.32}L${cx + Math.cos(a) * r * 0.62} ${cy + Math.sin(a) * r * 0.62}`
    })
    .join('')
  return (
    fill(poly(cx, cy, r * 0.34, -1.57, 1, 0), ink.secondary) +
    fill(ring(0.3, -1.57, 0.9, 0), ink.secondary) +
    stroke(seams + poly(cx, cy, r * 0.34, -1.57, 1, 0), shade(ink.primary, -0.5), 4, 0.6) +
    stroke(
      [0, 1, 2, 3, 4]
        .map((i) => {
          const a = -0.94 + i * 1.2566
          const b = a - 0.42
          const c = a + 0.42
          return d`M${cx + Math.cos(b) * r * 0.66} ${cy + Math.sin(b) * r * 0.66}L${cx + Math.cos(c) * r * 0.66} ${cy + Math.sin(c) * r * 0.66}M${cx + Math.cos(a) * r * 0.62} ${cy + Math.sin(a) * r * 0.62}L${cx + Math.cos(a) * r} ${cy + Math.sin(a) * r}`
        })
        .join(''),
      shade(ink.primary, -0.5),
      4,
      0.5,
    )
  )
}

function poly(x: number, y: number, r: number, rot: number, squash: number, along: number): string {
  const points = [0, 1, 2, 3, 4].map((i) => {
    const a = rot + i * 1.2566
    const [u, v] = [Math.cos(a - along) * r * squash, Math.sin(a - along) * r]
    return d`${x + u * Math.cos(along) - v * Math.sin(along)} ${y + u * Math.sin(along) + v * Math.cos(along)}`
  })
  return `M${points.join('L')}Z`
}

function beach(ink: Ink, cx: number, cy: number, r: number): string {
  const [px, py] = [cx - r * 0.3, cy - r * 0.5]
  const wedge = (a0: number, a1: number) =>
    d`M${px} ${py}Q${cx + Math.cos(a0) * r * 0.7 + 50} ${cy + Math.sin(a0) * r * 0.6} ${cx + Math.cos(a0) * r * 1.05} ${cy + Math.sin(a0) * r * 1.05}A${r * 1.05} ${r * 1.05} 0 0 1 ${cx + Math.cos(a1) * r * 1.05} ${cy + Math.sin(a1) * r * 1.05}Q${cx + Math.cos(a1) * r * 0.7 + 50} ${cy + Math.sin(a1) * r * 0.6} ${px} ${py}Z`
  return (
    fill(wedge(-0.9, 0.1) + wedge(3.4, 4.4), ink.secondary) +
    fill(wedge(1.1, 2.2), ink.accent) +
    fill(circle(px, py, 26), shade(ink.secondary, 0.3)) +
    stroke(circle(px, py, 26), shade(ink.secondary, -0.3), 3, 0.5)
  )
}

function basket_(ink: Ink, cx: number, cy: number, r: number): string {
  const lines = d`M${cx - r} ${cy + 40}Q${cx} ${cy - 60} ${cx + r} ${cy - 40}M${cx - 60} ${cy - r}Q${cx + 60} ${cy} ${cx + 20} ${cy + r}M${cx - r * 0.8} ${cy - r * 0.6}Q${cx - 20} ${cy - 20} ${cx - r * 0.5} ${cy + r * 0.9}M${cx + r * 0.5} ${cy - r * 0.9}Q${cx + 40} ${cy} ${cx + r * 0.86} ${cy + r * 0.5}`
  return (
    stroke(lines, shade(ink.secondary, -0.4), 10, 0.9) +
    d`<g transform="translate(-2 -3)">${stroke(lines, shade(ink.primary, 0.5), 3, 0.3)}</g>`
  )
}

function star(ink: Ink, cx: number, cy: number, r: number): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const a = -1.4 + i * 0.62832
    const k = i % 2 ? 0.26 : 0.58
    return d`${cx - 20 + Math.cos(a) * r * k} ${cy - 10 + Math.sin(a) * r * k}`
  }).join('L')
  return (
    stroke(
      d`M${cx - r} ${cy + r * 0.52}Q${cx} ${cy + r * 0.86} ${cx + r} ${cy + r * 0.52}`,
      ink.secondary,
      40,
    ) + fill(`M${points}Z`, ink.accent)
  )
}
