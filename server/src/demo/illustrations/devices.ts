import { shade } from './colour.ts'
import { bulge, fill, part, tube, turned } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { choose, circle, d, oval, rounded } from './path.ts'
import { patternOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Full, compact, split-tone or round-key keyboard, seen from above. */
export function keyboard(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const columns = choose([15, 13, 14, 12], kind)
  const rows = kind === 1 ? 4 : 5
  const pitch = 44
  const [w, h] = [columns * pitch + 34, rows * pitch + 34]
  const [x0, y0] = [400 - w / 2, 500 - h / 2]
  const body = rounded(x0, y0, w, h, kind === 3 ? 40 : 20)
  const keyTone = ink.pick(2, 'keys') ? shade(ink.secondary, 0.3) : shade(ink.primary, 0.28)
  // Keys are small boxes with a broad round-jointed outline: far shorter than rounded corners.
  const r = kind === 3 ? 15 : 6
  const groups = { key: '', mod: '', hot: '' }
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
      (id) => `${patternOver(ink)}<use href="#${id}" fill="none" stroke="#ffffff59" stroke-width="5"/>`,
    ) +
    fill(rounded(x0 + 14, y0 + 14, w - 28, h - 28, 12), shade(ink.primary, -0.55), 0.45) +
    caps(groups.key, keyTone) +
    caps(groups.mod, ink.pick(2, 'mods') ? ink.secondary : shade(ink.primary, 0.05)) +
    caps(groups.hot, ink.accent)
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
      part(ink, oval(400, 720, 212, 212 * ink.pitch), slantFill(ink, shade(ink.primary, 0.14)), (_id) =>
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
      : fill(rounded(choose(from, 0) - 20, choose(from, 1) - 4, 40, 62, 8), shade(cord, 0.2)) +
        tube(
          ink,
          d`M${choose(from, 0)} ${choose(from, 1) + 60}C${choose(from, 0)} ${choose(from, 1) + 170} 130 ${choose(from, 1) + 150} 130 ${choose(from, 1) + 60}S230 ${y - 60} 190 ${y - 130}`,
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
      part(ink, side, slantFill(ink, shade(ink.primary, -0.26), 0.05, -0.1), (_id) =>
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
      Math.max(y + h, kind === 2 ? y + h : choose(from, 1) + 150),
    ],
    feet: [[x + w / 2 + depth / 2, y + h - 4, w / 2 + depth / 3]],
    focus: [x + w / 2, y + h * 0.5, 2.1],
  }
}
