import { shade } from './colour.ts'
import { bulge, cloth, fill, part, stroke, tube, turned } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { choose, circle, d, oval, rounded } from './path.ts'
import { grain, patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Over-ear headphones: round or oval cups, wide or slim band, cushions in the second colour. */
export function headphones(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [rx, ry] = choose(
    [
      [92, 116],
      [104, 104],
      [80, 130],
      [96, 112],
    ],
    kind,
  )
  const top = choose([230, 250, 210, 240], kind)
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
  const [x, y, w, h] = choose(
    [
      [250, 350, 270, 430],
      [160, 480, 450, 290],
      [0, 0, 0, 0],
      [290, 220, 190, 560],
    ],
    kind,
  )
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
  const grilleCloth = part(
    ink,
    grille,
    slantFill(ink, mesh, 0.08, -0.12),
    (_id) => patternOver(ink, { scale: 0.6 }) + textureOver(ink, mesh, 'canvas'),
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
      part(ink, side, slantFill(ink, shade(body, -0.28), 0.1, -0.1), (_id) =>
        woody ? grain(ink, [x + w - 20, y - 40, x + w + 70, y + h], body, 'down', 4) : patternOver(ink),
      ) +
      part(ink, top, slantFill(ink, shade(body, 0.24)), () =>
        woody ? grain(ink, [x, y - 40, x + w + 70, y + 10], body, 'across', 4) : '',
      ) +
      dials +
      part(ink, front, slantFill(ink, body, 0.16, -0.14), () =>
        woody ? grain(ink, [x, y, x + w, y + h], body, 'down', 9) : '',
      ) +
      (kind === 1 ? grilleCloth + fill(rounded(x + 36, y + h - 60, 70, 20, 4), '#d8c79c') : drivers) +
      fill(circle(x + w / 2, y + h - 22, 5), ink.accent),
    pose: 'stand',
    box: [x - 2, kind === 1 ? y - 118 : y - depth[1], x + w + depth[0], y + h + 2],
    feet: [[x + w / 2 + 20, y + h - 6, w / 2]],
    focus: [x + w / 2, y + h * 0.45, 2.1],
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
