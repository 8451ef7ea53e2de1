import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { categories, type Goods, importGoods, openShop, price, rebuilt, skuOf, stock } from './fixtures.ts'

const anyone = as.anyone()

/** Chance that comes out the same in every run (a linear congruential generator, Numerical Recipes' constants). */
function chanceOf(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const some = <T>(from: readonly T[], share: number) => from.filter(() => next() < share)
  const pick = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)] as T
  return { next, some, pick }
}

const COLORS = ['navy', 'sand', 'rust', 'moss', 'ecru']
const SIZES = ['xs', 's', 'm', 'l', 'xl']
const MATERIALS = ['Wool', 'Linen', 'Waxed Cotton']

interface Thing extends Goods {
  priceMinor: number
  onHand: number
}

function makeThings(count: number): Thing[] {
  const chance = chanceOf(7)
  return Array.from({ length: count }, (_none, index) => ({
    slug: `thing-${index}`,
    title: { en: `Thing ${index}` },
    category: chance.pick(['shirts', 'coats', 'mugs', 'kettles']),
    brand: chance.pick(['norr', 'kiln', 'weft']),
    colors: chance.some(COLORS, 0.4),
    sizes: chance.some(SIZES, 0.4),
    material: chance.pick(MATERIALS),
    priceMinor: 1000 + Math.floor(chance.next() * 50) * 100,
    onHand: chance.next() < 0.7 ? 50 : 0,
  }))
}

const skusOf = ({ slug, colors = [], sizes = [] }: Thing) => {
  const perColor = colors.length > 0 ? colors.map((color) => [color]) : [[]]
  return perColor.flatMap((chosen) =>
    sizes.length > 0 ? sizes.map((size) => skuOf(slug, [...chosen, size])) : [skuOf(slug, chosen)],
  )
}

/** What a thing says of a facet, by the plainest code there is. */
function valuesOf(thing: Thing, code: string): string[] {
  switch (code) {
    case 'color':
      return thing.colors ?? []
    case 'size':
      return thing.sizes ?? []
    case 'brand':
      return [thing.brand as string]
    case 'material':
      return [(thing.material as string).toLowerCase().replace(' ', '-')]
    case 'availability':
      return [thing.onHand > 0 ? 'in_stock' : 'out_of_stock']
    case 'category': {
      const own = categories.find(({ slug }) => slug === thing.category)
      return [own?.slug as string, own?.parentSlug as string]
    }
    default:
      return []
  }
}

type Filter = Map<string, string[]>

function fits(thing: Thing, filter: Filter, bounds: { min: number; max: number }, open: string): boolean {
  if (open !== 'price' && (thing.priceMinor < bounds.min || thing.priceMinor > bounds.max)) return false
  return [...filter].every(
    ([code, wanted]) => code === open || wanted.some((value) => valuesOf(thing, code).includes(value)),
  )
}

test('facets', async (t) => {
  const shop = await world(t)
  const things = makeThings(150)
  await openShop(shop, things)
  await price(
    shop,
    Object.fromEntries(things.flatMap((thing) => skusOf(thing).map((sku) => [sku, thing.priceMinor]))),
  )
  await stock(
    shop,
    Object.fromEntries(things.flatMap((thing) => skusOf(thing).map((sku) => [sku, thing.onHand]))),
  )
  await rebuilt(shop)

  await t.test(
    'are counted as if their own filter were open: 60 random questions against a plain count',
    async () => {
      const chance = chanceOf(99)
      for (let round = 0; round < 60; round++) {
        const filter: Filter = new Map()
        for (const [code, values, share] of [
          ['color', COLORS, 0.3],
          ['size', SIZES, 0.3],
          ['brand', ['norr', 'kiln', 'weft'], 0.3],
          ['material', ['wool', 'linen', 'waxed-cotton'], 0.2],
          ['availability', ['in_stock', 'out_of_stock'], 0.2],
          ['category', ['shirts', 'coats', 'kitchen'], 0.2],
        ] as const) {
          const wanted = chance.next() < 0.5 ? chance.some(values, share) : []
          if (wanted.length > 0) filter.set(code, wanted)
        }
        const bounds =
          chance.next() < 0.5 ? { min: 1500, max: 4000 } : { min: 0, max: Number.MAX_SAFE_INTEGER }
        const answer = await shop.search.search(anyone, {
          filter: [...filter].flatMap(([code, wanted]) => wanted.map((value) => `${code}:${value}`)),
          ...(bounds.min > 0 ? { priceMin: bounds.min, priceMax: bounds.max } : {}),
          limit: 96,
        })
        const said = `${round}: ${JSON.stringify([...filter])} ${bounds.min}`
        const found = things.filter((thing) => fits(thing, filter, bounds, ''))
        assert.equal(answer.total, found.length, said)
        for (const code of ['color', 'size', 'brand', 'material', 'availability', 'category']) {
          const open = things.filter((thing) => fits(thing, filter, bounds, code))
          const facet = answer.facets.find((known) => known.code === code)
          for (const { value, count, selected } of facet?.values ?? []) {
            const expected = open.filter((thing) => valuesOf(thing, code).includes(value)).length
            assert.equal(count, expected, `${said} ${code}:${value}`)
            assert.equal(selected, filter.get(code)?.includes(value) ?? false)
          }
          if (code === 'category') continue
          const there = new Set(open.flatMap((thing) => valuesOf(thing, code)))
          if (there.size >= 2)
            assert.ok(
              [...there].every((value) => facet?.values.some((known) => known.value === value)),
              said,
            )
        }
        const prices = things
          .filter((thing) => fits(thing, filter, bounds, 'price'))
          .map(({ priceMinor }) => priceMinor)
        assert.equal(answer.price?.min.amountMinor, prices.length > 0 ? Math.min(...prices) : undefined, said)
        assert.equal(answer.price?.max.amountMinor, prices.length > 0 ? Math.max(...prices) : undefined, said)
      }
    },
  )

  await t.test(
    'come in a steady order, sizes by size, with names of the language and colours to show',
    async () => {
      const { facets } = await shop.search.search(anyone, { language: 'de' })
      assert.deepEqual(
        facets.map(({ code }) => code),
        ['category', 'brand', 'color', 'size', 'material', 'availability'],
      )
      assert.deepEqual(
        facets.map(({ name }) => name),
        ['Kategorie', 'Marke', 'color', 'size', 'Stoff', 'Verfügbarkeit'],
      )
      assert.deepEqual(
        facets[3]?.values.map(({ value }) => value),
        SIZES,
      )
      assert.ok(facets[2]?.values.every(({ hex }) => hex === '#102030'))
      assert.ok(facets[1]?.values.every(({ hex }) => hex === undefined))
      const counts = facets[2]?.values.map(({ count }) => count) ?? []
      assert.deepEqual(
        counts,
        counts.toSorted((one, other) => other - one),
      )
    },
  )

  await t.test('of categories show one level: departments, or what stands below the only one', async () => {
    const offered = async (question: Parameters<typeof shop.search.search>[1]) => {
      const { facets } = await shop.search.search(anyone, question)
      return facets
        .find(({ code }) => code === 'category')
        ?.values.map(({ value }) => value)
        .toSorted()
    }
    assert.deepEqual(await offered({}), ['clothing', 'kitchen'])
    assert.deepEqual(await offered({ category: 'clothing' }), ['coats', 'shirts'])
    assert.equal(await offered({ category: 'mugs' }), undefined)
    assert.deepEqual(await offered({ filter: ['category:mugs'] }), ['clothing', 'kitchen', 'mugs'])
  })

  await t.test('offer forty values at the most, the most frequent and the chosen ones', async () => {
    const colors = Array.from({ length: 60 }, (_none, index) => `tone-${index}`)
    await importGoods(
      shop,
      colors.map((_none, index) => ({
        slug: `bowl-${index}`,
        title: { en: 'Bowl' },
        colors: colors.slice(index),
      })),
    )
    await shop.settle()
    const { facets } = await shop.search.search(anyone, { q: 'bowl', filter: ['color:tone-0'] })
    const offered = facets.find(({ code }) => code === 'color')?.values
    assert.equal(offered?.length, 40)
    assert.deepEqual(
      offered?.find(({ selected }) => selected),
      {
        value: 'tone-0',
        label: 'tone-0',
        count: 1,
        selected: true,
        hex: '#102030',
      },
    )
  })

  await t.test('keep a chosen value that nothing has any more', async () => {
    const { facets, total } = await shop.search.search(anyone, { category: 'mugs', filter: ['color:tone-3'] })
    assert.equal(total, 0)
    const chosen = facets.find(({ code }) => code === 'color')?.values.find(({ value }) => value === 'tone-3')
    assert.deepEqual([chosen?.count, chosen?.selected], [0, true])
  })
})
