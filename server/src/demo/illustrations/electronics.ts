import { shade } from './colour.ts'
import { bulge, cloth, fill, part, stitches, stroke, tube, turned } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { circle, curve, d, oval, rounded } from './path.ts'
import { grain, patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Over-ear headphones: round or oval cups, wide or slim band, cushions in the second colour. */
export function headphones(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [rx, ry] = [
    [92, 116],
    [104, 104],
    [80, 130],
    [96, 112],
  ][kind] as [number, number]
  const top = [230, 250, 210, 240][kind]!
  const arc = d`M236 600C${196 - kind * 4} ${top - 40} ${604 + kind * 4} ${top - 40} 564 600`
  const inner = d`M286 420C300 ${top + 10} 500 ${top + 10} 514 420`
  const metal = '#9b9994'
  const leather = ink.pick(2, 'band') ? ink.secondary : shade(ink.primary, -0.2)
  const cup = (side: 1 | -1) => {
    const x = 400 + side * 170
    const pad = oval(x - side * 34, 620, rx * 0.72, ry)
    const shell = oval(x + side * 10, 620, rx * 0.8, ry * 0.96)
    const plate = oval(x + side * 22, 620, rx * 0.52, ry * 0.66)
    return (
      cloth(ink, pad, { colour: shade(ink.secondary, -0.25), plain: true, material: 'leather', depth: 36 }) +
      part(
        ink,
        shell,
        slantFill(ink, ink.primary, 0.26, -0.32),
        (id) =>
          patternOver(ink, { scale: 0.7 }) +
          bulge(ink, id, ink.primary, 56) +
          fill(oval(x - side * 4 - 24, 560, 12, 44), '#fff', 0.28),
      ) +
      part(ink, plate, slantFill(ink, kind === 3 ? '#a8774b' : shade(ink.primary, 0.1), 0.2, -0.15), () =>
        kind === 3
          ? grain(ink, [x - 90, 500, x + 110, 740], '#a8774b', 'down', 5)
          : kind === 2
            ? d`<path d="M${x - 80} 620H${x + 120}" stroke="#2a272480" stroke-width="260" stroke-dasharray="3 6"/>`
            : '',
      ) +
      stroke(plate, shade(ink.accent, 0), 3.4, 0.9)
    )
  }
  const yoke = ([1, -1] as const)
    .map((s) =>
      tube(ink, d`M${400 + s * 164} 470Q${400 + s * 176} 500 ${400 + s * 176} 540`, 15, metal, {
        gloss: 0.8,
      }),
    )
    .join('')
  return {
    art:
      tube(ink, arc, kind === 1 ? 30 : 22, ink.primary, { gloss: 0.3 }) +
      stroke(inner, shade(leather, -0.4), 42) +
      stroke(inner, leather, 34) +
      d`<g transform="translate(-4 -7)">${stroke(inner, shade(leather, 0.3), 12, 0.6)}</g>` +
      yoke +
      cup(-1) +
      cup(1) +
      (kind === 0
        ? tube(ink, 'M214 730C200 800 260 800 300 786S380 770 420 800', 7, '#2c2926')
        : fill(circle(244, 726, 7), ink.accent)),
    pose: 'stand',
    box: [134, top - 10, 666, 744],
    feet: [
      [230, 738, 60],
      [570, 738, 60],
    ],
    focus: [560, 560, 2],
  }
}

/** Bookshelf box, portable with handle, round puck or tall column. */
export function speaker(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  if (kind === 2) return roundSpeaker(ink)
  const [x, y, w, h] = [
    [250, 350, 270, 430],
    [160, 480, 450, 290],
    [0, 0, 0, 0],
    [290, 220, 190, 560],
  ][kind] as [number, number, number, number]
  const depth = [60, 34] as const
  const body = ink.primary
  const mesh = ink.spec.pattern === 'plain' ? ink.secondary : ink.primary
  const front = rounded(x, y, w, h, 22)
  const grille = rounded(x + 16, y + 16, w - 32, h - 32, 14)
  const woody = ink.spec.material === 'wood' || ink.pick(2, 'veneer') === 1
  const side = d`M${x + w - 14} ${y + 4}L${x + w + depth[0]} ${y - depth[1] + 12}V${y + h - depth[1] - 10}L${x + w - 14} ${y + h - 4}Z`
  const top = d`M${x + 14} ${y + 3}L${x + depth[0] + 20} ${y - depth[1]}H${x + w + depth[0] - 8}Q${x + w + depth[0]} ${y - depth[1]} ${x + w + depth[0]} ${y - depth[1] + 14}L${x + w - 8} ${y + 6}Z`
  const cone = (cy: number, r: number) =>
    fill(circle(x + w / 2, cy, r), '#24211f') +
    fill(
      circle(x + w / 2, cy, r - 7),
      ink.radial(
        [
          [0, '#5b5651'],
          [0.5, '#33302d'],
          [0.85, '#45413d'],
          [1, '#1f1d1b'],
        ],
        0.4,
        0.36,
        0.7,
      ),
    ) +
    stroke(circle(x + w / 2, cy, r - 2), '#a79f93', 4, 0.9) +
    fill(
      circle(x + w / 2, cy, r * 0.3),
      ink.radial(
        [
          [0, '#7d766d'],
          [1, '#2b2825'],
        ],
        0.4,
        0.35,
        0.7,
      ),
    )
  const drivers =
    kind === 0
      ? cone(y + h * 0.66, 96) + cone(y + h * 0.25, 48)
      : kind === 3
        ? cone(y + h * 0.2, 52) + cone(y + h * 0.44, 62) + cone(y + h * 0.7, 62)
        : ''
  const cloth_ = part(
    ink,
    grille,
    slantFill(ink, mesh, 0.08, -0.12),
    (id) => patternOver(ink, { scale: 0.6 }) + textureOver(ink, mesh, 'canvas'),
  )
  const dials =
    kind === 1
      ? [0.78, 0.89]
          .map(
            (k, i) =>
              fill(circle(x + w * k, y - 12, 19 - i * 4), '#2f2b28') +
              fill(circle(x + w * k - 2, y - 15, 13 - i * 3), '#c9b27c'),
          )
          .join('')
      : ''
  const handle =
    kind === 1
      ? tube(
          ink,
          d`M${x + 60} ${y - 8}C${x + 80} ${y - 150} ${x + w - 40} ${y - 150} ${x + w - 20} ${y - 8}`,
          19,
          '#8b5e3f',
        )
      : ''
  return {
    art:
      handle +
      part(ink, side, slantFill(ink, shade(body, -0.28), 0.1, -0.1), (id) =>
        woody ? grain(ink, [x + w - 20, y - 40, x + w + 70, y + h], body, 'down', 4) : patternOver(ink),
      ) +
      part(ink, top, slantFill(ink, shade(body, 0.24)), () =>
        woody ? grain(ink, [x, y - 40, x + w + 70, y + 10], body, 'across', 4) : '',
      ) +
      dials +
      part(ink, front, slantFill(ink, body, 0.16, -0.14), () =>
        woody ? grain(ink, [x, y, x + w, y + h], body, 'down', 9) : '',
      ) +
      (kind === 1 ? cloth_ + fill(rounded(x + 36, y + h - 60, 70, 20, 4), '#d8c79c') : drivers) +
      fill(circle(x + w / 2, y + h - 22, 5), ink.accent),
    pose: 'stand',
    box: [x - 2, kind === 1 ? y - 118 : y - depth[1], x + w + depth[0], y + h + 2],
    feet: [[x + w / 2 + 20, y + h - 6, w / 2]],
    focus: [x + w / 2, y + h * 0.45, 2.1],
  }
}

/** Full, compact, split-tone or round-key keyboard, seen from above. */
export function keyboard(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const columns = [15, 13, 14, 12][kind]!
  const rows = kind === 1 ? 4 : 5
  const pitch = 44
  const [w, h] = [columns * pitch + 34, rows * pitch + 34]
  const [x0, y0] = [400 - w / 2, 500 - h / 2]
  const body = rounded(x0, y0, w, h, kind === 3 ? 40 : 20)
  const keyTone = ink.pick(2, 'keys') ? shade(ink.secondary, 0.3) : shade(ink.primary, 0.28)
  // Keys are small boxes with a broad round-jointed outline: far shorter than rounded corners.
  const r = kind === 3 ? 15 : 6
  const groups: Record<string, string> = { key: '', mod: '', hot: '' }
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < columns; ) {
      const last = row === rows - 1
      const span = last
        ? col === 3
          ? 6
          : col === 0
            ? 1
            : 1
        : col === 0 && row > 0
          ? 1 + (row === 2 ? 1 : 0)
          : 1
      const wide = Math.min(span, columns - col)
      const kx = x0 + 17 + col * pitch + 3
      const ky = y0 + 17 + row * pitch + 3
      const edge = col === 0 || col + wide >= columns
      const hot = (row === 0 && col === 0) || (row === 2 && col + wide >= columns)
      const name = hot ? 'hot' : edge || (last && wide === 1) ? 'mod' : 'key'
      groups[name] +=
        d`M${kx + r} ${ky + r}h${wide * pitch - 6 - 2 * r}v${pitch - 6 - 2 * r}h${2 * r + 6 - wide * pitch}z`
      col += wide
    }
  }
  const caps = (path: string, tone: string) => {
    const id = ink.def((key) => `<path id="${key}" d="${path}"/>`)
    const layer = (colour: string, x: number, y: number, trim: number) =>
      d`<use href="#${id}" x="${x}" y="${y}" fill="${colour}" stroke="${colour}" stroke-width="${2 * r - trim}" stroke-linejoin="round"/>`
    return layer(shade(tone, -0.5), 2, 4, 0) + layer(shade(tone, -0.1), 0, 0, 0) + layer(tone, -1, -2, 3)
  }
  const art =
    d`<g transform="translate(0 10)">${fill(body, shade(ink.primary, -0.45))}</g>` +
    part(
      ink,
      body,
      slantFill(ink, ink.primary, 0.14, -0.12),
      (id) => patternOver(ink) + `<use href="#${id}" fill="none" stroke="#ffffff59" stroke-width="5"/>`,
    ) +
    fill(rounded(x0 + 14, y0 + 14, w - 28, h - 28, 12), shade(ink.primary, -0.55), 0.45) +
    caps(groups['key']!, keyTone) +
    caps(groups['mod']!, ink.pick(2, 'mods') ? ink.secondary : shade(ink.primary, 0.05)) +
    caps(groups['hot']!, ink.accent)
  const cable =
    kind === 0
      ? tube(ink, d`M400 ${y0 + 4}C400 ${y0 - 90} 520 ${y0 - 60} 500 ${y0 - 170}`, 9, ink.accent)
      : ''
  return {
    art: cable + art,
    pose: 'lie',
    outline: [body],
    box: [x0, y0 - (kind === 0 ? 170 : 0), x0 + w, y0 + h + 10],
    focus: [x0 + 150, y0 + 90, 2.2],
    tilt: -24,
  }
}

/** Compact, rangefinder, folding-type or instant camera. */
export function camera(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const instant = kind === 2
  const [x, y, w, h] = instant ? [220, 420, 360, 350] : [150, 470, 500, 300]
  const body = instant
    ? curve([
        [x, y + h - 30],
        [x + 30, y + 60],
        [x + 90, y],
        [x + w - 90, y],
        [x + w - 30, y + 60],
        [x + w, y + h - 30],
        [x + w - 24, y + h],
        [x + 24, y + h],
      ])
    : rounded(x, y, w, h, 44)
  const [lx, ly, lr] = instant ? [400, y + 130, 84] : [kind === 1 ? 440 : 400, y + 160, 124]
  const plate = instant
    ? ''
    : fill(
        d`M${x} ${y + 76}V${y + 44}Q${x} ${y} ${x + 44} ${y}H${x + w - 44}Q${x + w} ${y} ${x + w} ${y + 44}V${y + 76}Z`,
        ink.linear(
          [
            [0, '#c5c1b9'],
            [0.3, '#f3f0ea'],
            [1, '#b3aea5'],
          ],
          'across',
        ),
      ) + fill(d`M${x} ${y + h - 34}H${x + w}V${y + h}H${x}Z`, '#c9c4bb')
  const leather = part(
    ink,
    body,
    slantFill(ink, ink.primary, 0.16, -0.22),
    (id) =>
      patternOver(ink, { scale: 0.7 }) +
      textureOver(ink, ink.primary, instant ? 'plastic' : 'leather') +
      plate +
      bulge(ink, id, ink.primary, 60),
  )
  const hump =
    kind === 0
      ? part(
          ink,
          'M320 474L348 412H452L480 474Z',
          ink.linear(
            [
              [0, '#d9d5cd'],
              [0.4, '#f6f3ee'],
              [1, '#a9a49b'],
            ],
            'across',
          ),
          () => fill('M362 430H438V458H362Z', '#3b3733'),
        )
      : ''
  const dials = instant
    ? ''
    : dial(x + 84, y, 40) +
      dial(x + w - 80, y, 30) +
      fill(rounded(x + w - 150, y - 16, 34, 20, 6), ink.accent)
  const finder =
    kind === 1 || kind === 3
      ? fill(rounded(x + 40, y + 22, 74, 44, 8), '#2b2825') +
        fill(rounded(x + 46, y + 27, 62, 34, 5), '#5d6f7c') +
        fill('M200 500l30 0 -20 26h-20Z', '#fff', 0.3)
      : ''
  const extras = instant
    ? fill(rounded(x + 56, y + 34, 60, 50, 10), '#2b2825') +
      fill(rounded(x + 62, y + 40, 48, 38, 7), '#dfe6ea') +
      fill(circle(x + w - 76, y + 60, 26), ink.accent) +
      fill(circle(x + w - 80, y + 56, 16), shade(ink.accent, 0.3)) +
      fill(rounded(x + 46, y + h - 82, w - 92, 26, 8), '#2a2724') +
      [ink.accent, ink.secondary, shade(ink.secondary, -0.3)]
        .map((tone, i) => fill(d`M${390 + i * 8} ${y + 222}h8V${y + h - 86}h-8Z`, tone))
        .join('')
    : fill(rounded(x + w - 96, y + 24, 56, 36, 6), '#e8e4dc') +
      stroke(rounded(x + w - 96, y + 24, 56, 36, 6), '#8c867d', 3)
  const strap = tube(
    ink,
    instant
      ? d`M${x + 20} ${y + 180}C${x - 110} ${y + 60} ${x - 40} ${y - 170} 400 ${y - 190}S${x + w + 110} ${y + 60} ${x + w - 20} ${y + 180}`
      : d`M${x + 6} ${y + 60}C${x - 70} ${y - 140} 240 ${y - 260} 400 ${y - 240}S${x + w + 70} ${y - 140} ${x + w - 6} ${y + 60}`,
    16,
    ink.pick(2, 'strap') ? '#8b5e3f' : ink.secondary,
  )
  return {
    art: strap + dials + hump + leather + finder + extras + lens(ink, lx, ly, lr),
    pose: 'stand',
    box: [x - 50, y - (instant ? 196 : 252), x + w + 50, y + h],
    feet: [[400, y + h - 6, w / 2 - 16]],
    focus: [lx, ly, 2],
  }
}

/** Round or square case, leather or steel strap, four dials. */
export function watch(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const square = kind === 2
  const [cx, cy, r] = [400, 500, 138]
  const metalTone = ink.spec.material === 'brass' || ink.pick(2, 'gold') ? '#caa763' : '#c4c7c9'
  const strap = curve([
    [332, 110, true],
    [468, 110, true],
    [474, 250],
    [486, 380, true],
    [314, 380, true],
    [326, 250],
  ])
  const lower = curve([
    [314, 620, true],
    [486, 620, true],
    [474, 760],
    [464, 900],
    [400, 916],
    [336, 900],
    [326, 760],
  ])
  const links = ink.spec.material === 'steel' || ink.spec.material === 'brass'
  const band = (path: string, y0: number, y1: number) =>
    links
      ? part(
          ink,
          path,
          ink.linear(
            [
              [0, shade(ink.primary, -0.3)],
              [0.3, shade(ink.primary, 0.5)],
              [0.5, ink.primary],
              [0.8, shade(ink.primary, -0.3)],
              [1, shade(ink.primary, 0.1)],
            ],
            'across',
          ),
          () =>
            d`<path d="M400 ${y0}V${y1}" stroke="${shade(ink.primary, -0.6)}8c" stroke-width="220" stroke-dasharray="3 25"/><path d="M366 ${y0}V${y1}M434 ${y0}V${y1}" stroke="${shade(ink.primary, -0.5)}80" stroke-width="4"/>`,
        )
      : cloth(ink, path, {
          depth: 44,
          material: ink.spec.material === 'canvas' ? 'canvas' : 'leather',
          over: stitches(
            d`M346 ${y0 + 10}V${y1 - 10}M454 ${y0 + 10}V${y1 - 10}`,
            shade(ink.primary, 0.5),
            2.4,
            '8 6',
          ),
        })
  const holes = links
    ? ''
    : fill([720, 764, 808, 852].map((y) => oval(400, y, 7, 9)).join(''), shade(ink.primary, -0.65))
  const buckle = links
    ? ''
    : stroke(rounded(326, 82, 148, 66, 12), shade(metalTone, -0.4), 15) +
      stroke(rounded(326, 82, 148, 66, 12), metalTone, 10) +
      stroke('M400 92V150', metalTone, 9) +
      cloth(ink, rounded(320, 190, 160, 34, 6), { depth: 16, plain: true, material: 'leather' })
  const rim = square ? rounded(cx - r, cy - r, 2 * r, 2 * r, 46) : circle(cx, cy, r)
  const face = square ? rounded(cx - r + 20, cy - r + 20, 2 * r - 40, 2 * r - 40, 30) : circle(cx, cy, r - 20)
  const dialTone = [shade(ink.secondary, 0.72), ink.secondary, '#26282b', shade(ink.accent, -0.1)][
    ink.pick(4, 'dial')
  ]!
  const ring = ink.linear(
    [
      [0, shade(metalTone, 0.6)],
      [0.45, metalTone],
      [0.55, shade(metalTone, -0.3)],
      [1, shade(metalTone, -0.45)],
    ],
    'slant',
  )
  return {
    art:
      band(strap, 110, 380) +
      band(lower, 620, 900) +
      buckle +
      holes +
      fill(rounded(cx + r - 6, cy - 20, 30, 40, 8), shade(metalTone, -0.2)) +
      stroke(d`M${cx + r + 6} ${cy - 16}v32M${cx + r + 14} ${cy - 16}v32`, shade(metalTone, -0.5), 2.4) +
      part(ink, 'M300 390H500L512 440H288ZM288 560H512L500 610H300Z', shade(metalTone, -0.15), () => '') +
      part(ink, rim, ring, (id) => `<use href="#${id}" fill="none" stroke="#ffffff80" stroke-width="6"/>`) +
      part(ink, face, slantFill(ink, dialTone, 0.12, -0.12), () => watchDial(ink, cx, cy, r - 24, dialTone)) +
      fill(
        d`M${cx - 90} ${cy - 40}Q${cx - 60} ${cy - 106} ${cx + 10} ${cy - 112}L${cx - 60} ${cy + 20}Z`,
        '#fff',
        0.16,
      ),
    pose: 'lie',
    outline: [strap, lower, rim],
    box: [280, 74, 556, 916],
    focus: [400, 500, 2.3],
    tilt: 18,
  }
}

/** Wall plug, wireless pad, power bank or multi-port block, with its cable. */
export function charger(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const cord = ink.pick(2, 'cord') ? ink.accent : ink.secondary
  if (kind === 1) {
    const pad = turned(
      ink,
      400,
      [
        [720, 210],
        [726, 218, true],
        [760, 212],
        [772, 200],
      ],
      {},
    )
    const top =
      part(ink, oval(400, 720, 212, 212 * ink.pitch), slantFill(ink, shade(ink.primary, 0.14)), (id) =>
        patternOver(ink, { scale: 0.7 }),
      ) +
      d`<ellipse cx="400" cy="720" rx="150" ry="${150 * ink.pitch}" fill="none" stroke="${shade(ink.primary, -0.3)}80" stroke-width="4"/><ellipse cx="400" cy="720" rx="60" ry="${60 * ink.pitch}" fill="none" stroke="${ink.accent}" stroke-width="6"/>`
    return {
      art: tube(ink, 'M600 750C700 760 690 690 640 660S560 560 660 520', 11, cord) + pad.art + top,
      pose: 'stand',
      box: [182, 510, 690, 816],
      feet: [[400, 784, 210]],
      focus: [460, 700, 2.1],
    }
  }
  const [x, y, w, h] =
    kind === 0 ? [270, 470, 230, 230] : kind === 2 ? [270, 330, 220, 440] : [230, 560, 330, 200]
  const depth = kind === 2 ? 40 : 70
  const front = rounded(x, y, w, h, 34)
  const side = d`M${x + w - 30} ${y}L${x + w + depth - 26} ${y - depth * 0.5}Q${x + w + depth} ${y - depth * 0.5} ${x + w + depth} ${y - depth * 0.5 + 30}V${y + h - depth * 0.5 - 30}Q${x + w + depth} ${y + h - depth * 0.5 - 6} ${x + w + depth - 24} ${y + h - depth * 0.4}L${x + w - 30} ${y + h}Z`
  const top = d`M${x + 24} ${y + 2}L${x + depth + 10} ${y - depth * 0.5}H${x + w + depth - 26}L${x + w - 10} ${y + 10}Z`
  const port = (px: number, py: number) =>
    fill(rounded(px - 22, py - 9, 44, 18, 9), '#24211f') + fill(rounded(px - 14, py - 3, 28, 6, 3), '#8b8680')
  const ports =
    kind === 0
      ? port(x + w / 2, y + h * 0.6)
      : kind === 2
        ? [0, 1, 2, 3]
            .map((i) => fill(circle(x + 84 + i * 18, y + h - 50, 5), i < 3 ? '#8fd18a' : '#5a5550'))
            .join('') + port(x + w / 2, y + 50)
        : [0.22, 0.5, 0.78].map((k) => port(x + w * k, y + h * 0.6)).join('')
  const prongs =
    kind === 0
      ? fill(rounded(x + w + 40, y + 40, 66, 17, 5) + rounded(x + w + 40, y + 100, 66, 17, 5), '#aeb1b3') +
        fill(d`M${x + w + 44} ${y + 44}h58v4h-58ZM${x + w + 44} ${y + 104}h58v4h-58Z`, '#fff', 0.8)
      : ''
  const from =
    kind === 0 ? [x + w / 2, y + h * 0.6] : kind === 2 ? [x + w / 2, y + 50] : [x + w * 0.5, y + h * 0.6]
  const cable =
    kind === 2
      ? ''
      : fill(rounded(from[0]! - 20, from[1]! - 4, 40, 62, 8), shade(cord, 0.2)) +
        tube(
          ink,
          d`M${from[0]!} ${from[1]! + 60}C${from[0]!} ${from[1]! + 170} 130 ${from[1]! + 150} 130 ${from[1]! + 60}S230 ${y - 60} 190 ${y - 130}`,
          12,
          cord,
        )
  const braid =
    kind === 2
      ? tube(
          ink,
          d`M${x + 60} ${y - 4}C${x + 40} ${y - 120} ${x - 80} ${y - 40} ${x - 70} ${y + 120}S${x - 110} ${y + 330} ${x - 40} ${y + 400}`,
          13,
          cord,
        ) + fill(rounded(x - 66, y + 392, 36, 50, 7), '#d9d5cd')
      : ''
  return {
    art:
      prongs +
      braid +
      part(ink, side, slantFill(ink, shade(ink.primary, -0.26), 0.05, -0.1), (id) =>
        patternOver(ink, { scale: 0.7 }),
      ) +
      part(ink, top, shade(ink.primary, 0.3), () => '') +
      part(
        ink,
        front,
        slantFill(ink, ink.primary, 0.14, -0.1),
        (id) =>
          patternOver(ink, { scale: 0.7 }) +
          (kind === 2
            ? fill(
                d`M${x - 5} ${y + h * 0.5}h${w + 10}v${h * 0.6}h${-w - 10}Z`,
                ink.secondary,
                ink.pick(2, 'block') ? 1 : 0.001,
              )
            : '') +
          bulge(ink, id, ink.primary, 34, 0.7),
      ) +
      ports +
      cable,
    pose: 'stand',
    box: [
      kind === 2 ? x - 110 : 122,
      y - 140,
      x + w + depth + (kind === 0 ? 40 : 0),
      Math.max(y + h, kind === 2 ? y + h : from[1]! + 150),
    ],
    feet: [[x + w / 2 + depth / 2, y + h - 4, w / 2 + depth / 3]],
    focus: [x + w / 2, y + h * 0.5, 2.1],
  }
}

function roundSpeaker(ink: Ink): Drawing {
  const r = ink.vary(150, 176, 'r')
  const mesh = d`<path d="M400 400V800" stroke="${shade(ink.primary, -0.5)}29" stroke-width="400" stroke-dasharray="4 4"/><path d="M200 600H600" stroke="${shade(ink.primary, 0.5)}24" stroke-width="500" stroke-dasharray="4 5"/>`
  const body = turned(
    ink,
    400,
    [
      [440, r - 30],
      [456, r - 6],
      [560, r],
      [700, r - 2],
      [766, r - 14],
      [786, r - 30],
    ],
    { inside: mesh, material: 'rubber' },
  )
  const top = d`<ellipse cx="400" cy="440" rx="${r - 28}" ry="${(r - 28) * ink.pitch}" fill="${shade(ink.secondary, -0.1)}"/><ellipse cx="400" cy="438" rx="${r - 44}" ry="${(r - 44) * ink.pitch}" fill="${shade(ink.secondary, 0.2)}"/><ellipse cx="400" cy="438" rx="${r - 64}" ry="${(r - 64) * ink.pitch}" fill="none" stroke="${ink.accent}" stroke-width="5"/>`
  return {
    art:
      body.art +
      top +
      tube(ink, d`M${400 + r - 8} 500q70 30 40 110q-20 40 -46 10`, 12, ink.accent) +
      stroke('M376 640h48M400 616v48', '#fff', 7, 0.7),
    pose: 'stand',
    box: [400 - r, 410, 400 + r + 50, 812],
    feet: [[400, 790, r - 20]],
    focus: [400, 480, 2.1],
  }
}

function dial(x: number, y: number, r: number): string {
  return (
    fill(d`M${x - r} ${y - 26}h${2 * r}v30h${-2 * r}Z`, '#b8b3aa') +
    d`<path d="M${x - r} ${y - 13}h${2 * r}" stroke="#6f6a62b3" stroke-width="24" stroke-dasharray="2.4 4"/>` +
    d`<ellipse cx="${x}" cy="${y - 26}" rx="${r}" ry="${r * 0.2}" fill="#e9e6df"/>`
  )
}

function lens(ink: Ink, x: number, y: number, r: number): string {
  const ringFill = ink.linear(
    [
      [0, '#8c8780'],
      [0.5, '#3a3733'],
      [1, '#191716'],
    ],
    'slant',
  )
  return (
    d`<circle cx="${x + 6}" cy="${y + 9}" r="${r + 3}" fill="#00000040"/>` +
    fill(circle(x, y, r), ringFill) +
    stroke(circle(x, y, r - 3), '#d2cdc4', 4, 0.8) +
    d`<circle cx="${x}" cy="${y}" r="${r * 0.84}" fill="none" stroke="#0f0e0d99" stroke-width="${r * 0.16}" stroke-dasharray="3 3"/>` +
    fill(circle(x, y, r * 0.7), '#1b1a1a') +
    stroke(circle(x, y, r * 0.7), ink.accent, 3, 0.9) +
    fill(
      circle(x, y, r * 0.56),
      ink.radial(
        [
          [0, '#0c0e14'],
          [0.45, '#1f2f4a'],
          [0.8, '#3c3358'],
          [1, '#12110f'],
        ],
        0.55,
        0.6,
        0.6,
      ),
    ) +
    fill(oval(x - r * 0.2, y - r * 0.22, r * 0.17, r * 0.12), '#fff', 0.75) +
    fill(circle(x + r * 0.2, y + r * 0.22, r * 0.07), '#a9c4ff', 0.6)
  )
}

function watchDial(ink: Ink, cx: number, cy: number, r: number, tone: string): string {
  const light = Number.parseInt(tone.slice(3, 5), 16) > 140
  const mark = light ? '#2b2825' : '#f3efe7'
  const ray = (i: number, n: number, a: number, b: number) => {
    const t = (i / n) * Math.PI * 2
    return d`M${cx + Math.sin(t) * a} ${cy - Math.cos(t) * a}L${cx + Math.sin(t) * b} ${cy - Math.cos(t) * b}`
  }
  const hours = Array.from({ length: 12 }, (_, i) => ray(i, 12, r * (i % 3 ? 0.82 : 0.74), r * 0.92)).join('')
  const sub = ink.pick(2, 'sub')
    ? d`<circle cx="${cx}" cy="${cy + r * 0.45}" r="${r * 0.24}" fill="${shade(tone, -0.1)}" stroke="${mark}80" stroke-width="1.6"/>` +
      stroke(d`M${cx} ${cy + r * 0.45}l${r * 0.1} ${-r * 0.14}`, ink.accent, 3)
    : d`<rect x="${cx + r * 0.5}" y="${cy - 10}" width="24" height="20" fill="#f5f1e8"/>`
  return (
    stroke(hours, mark, 6) +
    sub +
    stroke(ray(10.2, 12, -12, r * 0.5), mark, 9) +
    stroke(ray(2, 12, -14, r * 0.78), mark, 6) +
    stroke(ray(7, 12, -24, r * 0.84), ink.accent, 2.6) +
    fill(circle(cx, cy, 8), mark)
  )
}
