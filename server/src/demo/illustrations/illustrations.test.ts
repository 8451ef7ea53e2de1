import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import sharp from 'sharp'
import { toOklch } from './colour.ts'
import {
  drawHero,
  drawIllustration,
  type IllustrationSpec,
  illustrationTypes,
  type Material,
  type Pattern,
  type View,
} from './index.ts'

const PATTERNS: readonly Pattern[] = ['plain', 'stripe', 'check', 'dot', 'marl', 'wood', 'terrazzo']
const VIEWS: readonly View[] = ['front', 'angle', 'detail', 'group']
const MATERIALS: readonly Material[] = [
  'cotton',
  'wool',
  'linen',
  'leather',
  'ceramic',
  'glass',
  'steel',
  'brass',
  'wood',
  'plastic',
  'paper',
  'enamel',
  'canvas',
  'rubber',
]
const LIMIT_CHARACTERS = 14_000
const HERO_LIMIT_CHARACTERS = 32_000

function specOf(type: string, more: Partial<IllustrationSpec> = {}): IllustrationSpec {
  return {
    type,
    primary: '#b5523b',
    secondary: '#f0e6d6',
    accent: '#2f4a5a',
    pattern: 'plain',
    material: 'cotton',
    tint: 'sand',
    view: 'front',
    seed: 1,
    ...more,
  }
}

/** Every type with every view and pattern; material and seed change along, so their pairs are met too. */
function everyPicture(): IllustrationSpec[] {
  return illustrationTypes.flatMap((type, t) =>
    VIEWS.flatMap((view, v) =>
      PATTERNS.map((pattern, p) => {
        const material = MATERIALS[(t + v * 3 + p * 5) % MATERIALS.length] ?? 'cotton'
        return specOf(type, { view, pattern, material, seed: t * 31 + v * 7 + p })
      }),
    ),
  )
}

/** Fails unless every tag is closed in order, every reference is defined and every number is a number. */
function assertWellFormed(svg: string, name: string): void {
  const open: string[] = []
  for (const [, closing, tag = '', selfClosing] of svg.matchAll(/<(\/?)([\w]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (closing) assert.equal(open.pop(), tag, `${name}: </${tag}> closes nothing`)
    else if (!selfClosing) open.push(tag)
  }
  assert.deepEqual(open, [], `${name}: unclosed tags`)
  assert.equal(svg.replace(/<[^<>]*>/g, '').replace(/\.[rf]\{[^}]*\}/g, ''), '', `${name}: stray text`)
  assert.doesNotMatch(svg, /NaN|undefined|Infinity|https?:(?!\/\/www\.w3\.org\/2000\/svg)/, name)
  const ids = [...svg.matchAll(/\bid="(\w+)"/g)].map((match) => match[1])
  assert.equal(new Set(ids).size, ids.length, `${name}: an id is used twice`)
  for (const [, id] of svg.matchAll(/(?:href="#|url\(#)(\w+)/g))
    assert.ok(ids.includes(id), `${name}: no #${id}`)
}

async function pixelsOf(svg: string, width: number): Promise<{ data: Buffer; channels: number }> {
  const { data, info } = await sharp(Buffer.from(svg))
    .resize(width)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, channels: info.channels }
}

/** Share of the picture within a perceptual distance of a colour (OKLab; 0.1 is a clear family resemblance). */
async function shareNear(svg: string, hex: string, distance: number): Promise<number> {
  const [l, c, h] = toOklch(hex)
  const { data, channels } = await pixelsOf(svg, 80)
  let near = 0
  for (let i = 0; i < data.length; i += channels) {
    const [pl, pc, ph] = toOklch(`#${data.subarray(i, i + 3).toString('hex')}`)
    const gap = Math.hypot(pl - l, pc * Math.cos(ph) - c * Math.cos(h), pc * Math.sin(ph) - c * Math.sin(h))
    if (gap < distance) near += channels
  }
  return near / data.length
}

describe('illustrations', () => {
  test('every type, view and pattern is well-formed, small, and the same each time', () => {
    for (const spec of everyPicture()) {
      const name = `${spec.type} ${spec.view} ${spec.pattern} ${spec.material} ${spec.seed}`
      const svg = drawIllustration(spec)
      assertWellFormed(svg, name)
      assert.match(svg, /^<svg [^>]*viewBox="0 0 800 1000"/, name)
      assert.ok(Buffer.byteLength(svg) <= LIMIT_CHARACTERS, `${name}: ${svg.length} characters`)
      assert.equal(drawIllustration({ ...spec }), svg, name)
    }
  })

  test('every type renders in every view and in every pattern, with an object to be seen', async () => {
    const pictures = everyPicture().filter((spec) => spec.pattern === 'plain' || spec.view === 'front')
    for (const spec of pictures) {
      const { data } = await pixelsOf(drawIllustration(spec), 48)
      const mean = data.reduce((sum, value) => sum + value, 0) / data.length
      const spread = Math.sqrt(data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length)
      assert.ok(
        spread > 6,
        `${spec.type} ${spec.view} ${spec.pattern} is nearly empty (spread ${spread.toFixed(1)})`,
      )
    }
  })

  test('plain goods show the colour they are sold in', async () => {
    for (const type of illustrationTypes) {
      for (const primary of ['#b5523b', '#2f6f4f']) {
        const share = await shareNear(
          drawIllustration(specOf(type, { primary, tint: 'stone', seed: 5 })),
          primary,
          0.1,
        )
        assert.ok(
          share > 0.015,
          `${type}: only ${(share * 100).toFixed(1)} % of the picture is near ${primary}`,
        )
      }
    }
  })

  test('seeds give at least three silhouettes of a type in sixteen', () => {
    for (const type of illustrationTypes) {
      const shapes = Array.from({ length: 16 }, (_, seed) => drawIllustration(specOf(type, { seed })))
      const kinds = new Set(shapes.map((svg) => svg.length))
      assert.ok(kinds.size >= 3, `${type} has ${kinds.size} shapes`)
    }
  })

  test('the four views of a product are four different pictures, and its colours share one shape', () => {
    const path = (svg: string) => svg.match(/<clipPath[^>]*><path[^>]*d="([^"]*)"/)?.[1]
    for (const type of illustrationTypes) {
      const pictures = VIEWS.map((view) => drawIllustration(specOf(type, { view })))
      assert.equal(new Set(pictures).size, VIEWS.length, type)
      const blue = drawIllustration(specOf(type, { primary: '#2f4a8a' }))
      assert.equal(path(blue), path(drawIllustration(specOf(type))), type)
    }
  })

  test('white and black goods keep shading apart from their ground', async () => {
    for (const type of ['mug', 'tshirt', 'plush', 'speaker']) {
      for (const primary of ['#ffffff', '#111111']) {
        const svg = drawIllustration(specOf(type, { primary, tint: 'stone' }))
        const { data, channels } = await pixelsOf(svg, 100)
        const centre = (60 * 100 + 50) * channels
        const edge = (8 * 100 + 50) * channels
        const gap = Math.abs((data[centre] ?? 0) - (data[edge] ?? 0))
        assert.ok(gap >= 3, `${type} in ${primary} melts into its ground`)
      }
    }
  })

  test('a type nobody can draw is refused by name', () => {
    assert.throws(() => drawIllustration(specOf('zeppelin')), /zeppelin/)
  })
})

describe('still lifes', () => {
  test('show several products in one wide picture, the same each time', async () => {
    const items = ['vase', 'mug', 'tshirt', 'board', 'watch', 'chair'].map((type, seed) =>
      specOf(type, { seed }),
    )
    const svg = drawHero({ tint: 'sage', items })
    assertWellFormed(svg, 'hero')
    assert.match(svg, /viewBox="0 0 1600 900"/)
    assert.ok(svg.length <= HERO_LIMIT_CHARACTERS, `${svg.length} characters`)
    assert.equal(drawHero({ tint: 'sage', items }), svg)
    assert.ok((await shareNear(svg, '#b5523b', 0.1)) > 0.01)
  })

  test('take any type, one item or none', () => {
    for (const type of illustrationTypes)
      assertWellFormed(drawHero({ tint: 'mist', items: [specOf(type)] }), type)
    assertWellFormed(drawHero({ tint: 'unheard-of', items: [] }), 'empty')
  })
})
