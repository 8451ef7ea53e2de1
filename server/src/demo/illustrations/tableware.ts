import { mix, shade } from './colour.ts'
import { fill, type Level, mouth, part, stroke, tube, turned } from './form.ts'
import { finishOf, type Ink, roundFill } from './ink.ts'
import { choose, d, last, oval } from './path.ts'
import { patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

const CX = 400

/** Breakfast bowl, wide pasta bowl, footed bowl or deep noodle bowl. */
export function bowl(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [r, tall, foot] = choose(
    [
      [220, 190, 96],
      [270, 130, 120],
      [226, 210, 86],
      [200, 230, 100],
    ],
    kind,
  )
  const base = 780
  const top = base - tall
  const profiles: Level[][] = [
    [
      [top, r],
      [top + tall * 0.4, r * 0.93],
      [base - 44, r * 0.68],
      [base - 18, foot + 14],
      [base - 12, foot, true],
      [base, foot - 2],
    ],
    [
      [top, r],
      [top + 22, r - 8],
      [base - 50, r * 0.78],
      [base - 14, foot + 10],
      [base, foot],
    ],
    [
      [top, r + 4],
      [top + tall * 0.35, r * 0.95],
      [base - 66, r * 0.56],
      [base - 50, foot - 8],
      [base - 30, foot - 12],
      [base, foot + 16],
    ],
    [
      [top, r + 8],
      [top + tall * 0.3, r],
      [top + tall * 0.75, r * 0.82],
      [base - 16, foot + 12],
      [base - 10, foot, true],
      [base, foot],
    ],
  ]
  const levels = choose(profiles, kind)
  const bare = ink.pick(2, 'foot') && ink.spec.pattern === 'plain' && ink.spec.material === 'ceramic'
  const edge = d`M100 ${base - tall * 0.3}Q400 ${base - tall * 0.3 + 90} 700 ${base - tall * 0.3}`
  const dip = bare ? fill(d`${edge}V900H100Z`, '#cdb494') + stroke(edge, shade('#cdb494', -0.4), 2, 0.4) : ''
  const inner = ink.pick(2, 'inner') ? ink.secondary : shade(ink.primary, 0.12)
  const body = turned(ink, CX, levels, { inside: dip })
  return {
    art:
      body.art +
      mouth(ink, CX, top, choose(levels, 0)[1], 12, ink.primary, inner) +
      pool(ink, CX, top, choose(levels, 0)[1]),
    pose: 'stand',
    box: [CX - r - 8, top - r * ink.pitch, CX + r + 8, base + foot * ink.pitch],
    feet: [[CX, base + 6, foot + 10]],
    focus: [CX + 90, top + 30, 2.3],
  }
}

/** A plate seen from above: coupe, rimmed, scalloped or with a painted band. */
export function plate(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [cx, cy, r] = [400, 500, 290]
  const outline = kind === 2 ? scallops(cx, cy, r) : oval(cx, cy, r, r)
  const well = choose([236, 186, 200, 190], kind)
  const glaze = ink.radial(
    [
      [0, shade(ink.primary, 0.06)],
      [0.6, ink.primary],
      [0.92, shade(ink.primary, 0.1)],
      [1, shade(ink.primary, -0.12)],
    ],
    0.45,
    0.42,
    0.6,
  )
  const wellFill = ink.linear(
    [
      [0, shade(ink.primary, -0.16)],
      [0.35, shade(ink.primary, -0.02)],
      [1, shade(ink.primary, 0.22)],
    ],
    'slant',
  )
  const floor = ink.linear(
    [
      [0, shade(ink.primary, 0.03)],
      [1, shade(ink.primary, 0.08)],
    ],
    'slant',
  )
  const band =
    kind === 3
      ? ring(cx, cy, r - 22, ink.secondary, 14) + ring(cx, cy, well + 16, ink.secondary, 4)
      : kind === 1
        ? ring(cx, cy, r - 5, ink.pick(2, 'rim') ? ink.secondary : shade(ink.primary, -0.2), 9)
        : ''
  const leaves =
    kind === 1 && ink.spec.pattern === 'plain' && ink.pick(2, 'leaf')
      ? garland(ink, cx, cy, (r + well) / 2)
      : ''
  const art =
    part(
      ink,
      outline,
      glaze,
      (_id) => patternOver(ink, { scale: 0.9 }) + textureOver(ink, ink.primary) + band + leaves,
    ) +
    part(ink, oval(cx, cy, well, well), wellFill, (_id) => patternOver(ink, { scale: 0.9 })) +
    part(
      ink,
      oval(cx + 3, cy + 3, well - 16, well - 16),
      ink.spec.pattern === 'plain' ? floor : 'none',
      (_id) => textureOver(ink, ink.primary),
    ) +
    stroke(oval(cx - 1, cy - 1, r - 3, r - 3), shade(ink.primary, 0.7), 3, 0.5) +
    fill(arcGleam(cx, cy, r - 26, 16), '#fff', 0.4) +
    fill(arcGleam(cx, cy, well - 10, 10), '#fff', 0.18)
  return {
    art,
    pose: 'lie',
    outline: [outline],
    box: [cx - r, cy - r, cx + r, cy + r],
    focus: [cx + 150, cy + 150, 2.3],
  }
}

/** Round, squat, tall or angular pot with lid, spout and handle. */
export function teapot(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const base = 780
  const top = choose([510, 570, 450, 520], kind)
  const levels: Level[][] = [
    [
      [top, 96],
      [top + 30, 146],
      [top + 130, 186],
      [base - 60, 158],
      [base - 12, 104],
      [base, 100],
    ],
    [
      [top, 110],
      [top + 24, 172],
      [top + 96, 214],
      [base - 50, 190],
      [base - 10, 130],
      [base, 124],
    ],
    [
      [top, 88],
      [top + 40, 112],
      [top + 190, 146],
      [base - 40, 148],
      [base, 126],
    ],
    [
      [top, 92],
      [top + 120, 178, true],
      [base - 20, 146],
      [base, 134],
    ],
  ]
  const profile = choose(levels, kind)
  const body = turned(ink, CX, profile, {})
  const mid = (top + base) / 2
  const side = body.radius(mid)
  const spout = d`M${CX - side + 26} ${mid + 44}C${CX - side - 60} ${mid + 50} ${CX - side - 62} ${mid - 60} ${CX - side - 122} ${top + 4}L${CX - side - 92} ${top - 8}C${CX - side - 40} ${mid - 90} ${CX - side - 10} ${mid - 60} ${CX - side + 30} ${mid - 44}Z`
  const over = ink.pick(3, 'handle') === 0
  const handleTone = ink.pick(2, 'cane') && over ? '#9b7148' : ink.primary
  const handle = over
    ? tube(
        ink,
        d`M${CX - 104} ${top + 26}C${CX - 150} ${top - 240} ${CX + 150} ${top - 240} ${CX + 104} ${top + 26}`,
        17,
        handleTone,
      )
    : tube(
        ink,
        d`M${CX + body.radius(top + 50) - 12} ${top + 56}C${CX + side + 130} ${top - 20} ${CX + side + 130} ${mid + 120} ${CX + body.radius(base - 80) - 10} ${base - 70}`,
        25,
        ink.primary,
        { gloss: 0.35 },
      )
  const r = choose(profile, 0)[1]
  const lidTop = top - choose([54, 34, 46, 30], kind)
  const lid = turned(
    ink,
    CX,
    [
      [lidTop, 18],
      [lidTop + 12, r * 0.62],
      [top - 6, r - 8],
      [top + 2, r - 4],
    ],
    { plain: ink.spec.pattern === 'stripe' },
  )
  const knobTone = ink.pick(2, 'knob') ? ink.secondary : ink.primary
  const knob = turned(
    ink,
    CX,
    [
      [lidTop - 34, 6],
      [lidTop - 26, 22],
      [lidTop - 12, 24],
      [lidTop - 2, 13],
      [lidTop + 6, 12],
    ],
    { colour: knobTone, plain: true },
  )
  const spoutArt = part(
    ink,
    spout,
    roundFill(ink, ink.primary, finishOf(ink.spec.material).metal),
    (_id) =>
      patternOver(ink, { angle: 50, scale: 0.8 }) +
      textureOver(ink, ink.primary) +
      fill(
        d`M${CX - side + 20} ${mid + 60}C${CX - side - 50} ${mid + 60} ${CX - side - 60} ${mid - 50} ${CX - side - 126} ${top + 10}l12 6C${CX - side - 50} ${mid - 20} ${CX - side - 30} ${mid + 6} ${CX - side + 40} ${mid + 10}Z`,
        shade(ink.primary, -0.6),
        0.3,
      ),
  )
  const lipX = CX - side - 107
  return {
    art:
      (over ? '' : handle) +
      spoutArt +
      d`<ellipse cx="${lipX}" cy="${top - 2}" rx="17" ry="7" transform="rotate(-20 ${lipX} ${top - 2})" fill="${shade(ink.primary, -0.5)}" stroke="${shade(ink.primary, 0.2)}" stroke-width="4"/>` +
      body.art +
      d`<ellipse cx="${CX}" cy="${top + 4}" rx="${r + 4}" ry="${r * ink.pitch + 3}" fill="${shade(ink.primary, -0.35)}"/>` +
      lid.art +
      knob.art +
      (over ? handle : ''),
    pose: 'stand',
    box: [CX - side - 128, over ? top - 180 : lidTop - 40, CX + side + (over ? 8 : 100), base + 26],
    feet: [[CX, base + 8, last(profile)[1] + 8]],
    focus: [CX + 20, top + 30, 2.3],
  }
}

/** Straight, waisted, flask-bellied or jug with a handle, holding water, juice or tea. */
export function carafe(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const base = 790
  const levels: Level[][] = [
    [
      [300, 62],
      [380, 60],
      [470, 110],
      [600, 136],
      [base - 24, 134],
      [base, 120],
    ],
    [
      [280, 86],
      [360, 58],
      [430, 56],
      [560, 130],
      [base - 70, 150],
      [base - 14, 130],
      [base, 118],
    ],
    [
      [260, 58],
      [460, 58],
      [520, 100],
      [620, 166],
      [base - 60, 170],
      [base - 10, 130],
      [base, 120],
    ],
    [
      [320, 110],
      [420, 100],
      [600, 128],
      [base - 20, 124],
      [base, 112],
    ],
  ]
  const profile = choose(levels, kind)
  const tint = ink.spec.material === 'glass' ? ink.primary : ink.primary
  const body = turned(ink, CX, profile, { material: 'glass', colour: tint, plain: true, gloss: 0.9 })
  const fillTop = choose([520, 560, 600, 500], kind)
  const drink = mix(ink.accent, '#ffffff', 0.15)
  const liquidLevels: Level[] = [
    [fillTop, body.radius(fillTop) - 9],
    ...profile
      .filter(([y]) => y > fillTop + 20)
      .map(([y, r, e]): Level => [y - (y > base - 30 ? 14 : 0), r - 11, e]),
  ]
  const liquid = turned(ink, CX, liquidLevels, { material: 'rubber', colour: drink, plain: true, gloss: 0.1 })
  const r0 = choose(profile, 0)[1]
  const stopper = ink.pick(2, 'stopper') && kind !== 3
  const cork = stopper
    ? turned(
        ink,
        CX,
        [
          [choose(profile, 0)[0] - 62, 44],
          [choose(profile, 0)[0] - 50, 50],
          [choose(profile, 0)[0] - 8, 44],
          [choose(profile, 0)[0] + 30, r0 - 12],
        ],
        { colour: '#b98a58', material: 'wood', plain: true },
      ).art
    : ''
  const handle =
    kind === 3
      ? tube(
          ink,
          d`M${CX + 104} 356C${CX + 230} 330 ${CX + 220} 620 ${CX + 120} 640`,
          20,
          mix(ink.primary, '#ffffff', 0.45),
          { gloss: 0.9 },
        )
      : ''
  const leather =
    kind === 1
      ? turned(
          ink,
          CX,
          [
            [388, 64],
            [400, 62],
            [432, 62],
            [450, 70],
          ],
          { colour: '#9a6b45', material: 'leather', plain: true },
        ).art
      : ''
  const rim = d`<ellipse cx="${CX}" cy="${choose(profile, 0)[0]}" rx="${r0}" ry="${r0 * ink.pitch}" fill="${shade(tint, 0.3)}4c" stroke="${shade(tint, -0.2)}b2" stroke-width="4"/><ellipse cx="${CX}" cy="${choose(profile, 0)[0]}" rx="${r0 - 2}" ry="${r0 * ink.pitch - 2}" fill="none" stroke="#ffffffb2" stroke-width="2"/>`
  const surface = d`<ellipse cx="${CX}" cy="${fillTop}" rx="${body.radius(fillTop) - 9}" ry="${(body.radius(fillTop) - 9) * ink.pitch}" fill="${shade(drink, 0.35)}"/>`
  return {
    art:
      handle +
      `<g opacity=".78">${liquid.art}${surface}</g>` +
      (stopper ? cork : '') +
      body.art +
      rim +
      leather,
    pose: 'stand',
    box: [CX - 172, choose(profile, 0)[0] - (stopper ? 74 : 20), CX + (kind === 3 ? 204 : 172), base + 26],
    feet: [[CX, base + 6, 124]],
    focus: [CX, choose(profile, 0)[0] + 130, 2.2],
  }
}

/** The glow of light inside a bowl, opposite the lamp. */
function pool(ink: Ink, cx: number, y: number, r: number): string {
  return d`<ellipse cx="${cx + ink.lx * r * 0.34}" cy="${y + r * ink.pitch * 0.3}" rx="${r * 0.42}" ry="${r * ink.pitch * 0.4}" fill="#ffffff1a"/>`
}

function ring(cx: number, cy: number, r: number, colour: string, width: number): string {
  return d`<circle cx="${cx}" cy="${cy}" r="${r}" fill="none" stroke="${colour}" stroke-width="${width}"/>`
}

function garland(ink: Ink, cx: number, cy: number, r: number): string {
  let path = ''
  for (let i = 0; i < 24; i++) {
    const a = (i / 24) * Math.PI * 2
    const [x, y] = [cx + Math.cos(a) * r, cy + Math.sin(a) * r]
    const b = a + (i % 2 ? 0.9 : 2.2)
    path += d`M${x} ${y}q${Math.cos(b) * 22 - Math.sin(b) * 9} ${Math.sin(b) * 22 + Math.cos(b) * 9} ${Math.cos(b) * 38} ${Math.sin(b) * 38}q${-Math.cos(b) * 16 + Math.sin(b) * 9} ${-Math.sin(b) * 16 - Math.cos(b) * 9} ${-Math.cos(b) * 38} ${-Math.sin(b) * 38}`
  }
  return fill(path, ink.secondary) + ring(cx, cy, r, ink.secondary, 2.4)
}

function scallops(cx: number, cy: number, r: number): string {
  const count = 18
  const at = (i: number, k: number) =>
    [
      cx + Math.cos((i / count) * Math.PI * 2) * r * k,
      cy + Math.sin((i / count) * Math.PI * 2) * r * k,
    ] as const
  let path = d`M${at(0, 0.965)[0]} ${at(0, 0.965)[1]}`
  for (let i = 0; i < count; i++)
    path += d`Q${at(i + 0.5, 1.06)[0]} ${at(i + 0.5, 1.06)[1]} ${at(i + 1, 0.965)[0]} ${at(i + 1, 0.965)[1]}`
  return `${path}Z`
}

function arcGleam(cx: number, cy: number, r: number, w: number): string {
  const p = (a: number, k: number) => d`${cx + Math.cos(a) * k} ${cy + Math.sin(a) * k}`
  return `M${p(3.4, r)}A${d`${r} ${r}`} 0 0 1 ${p(4.5, r)}A${d`${r * 1.06} ${r * 1.06}`} 0 0 0 ${p(3.4, r)}M${p(3.5, r - w)}`
}
