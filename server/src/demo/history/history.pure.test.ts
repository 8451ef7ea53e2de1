import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateCatalogue } from '../catalogue/generate.ts'
import { randomFor } from '../catalogue/random.ts'
import { steadyId } from '../steady-id.ts'
import { DAY_MS, HISTORY_DAYS, momentsOf, startOfDay } from './calendar.ts'
import { inventor, makeCustomers } from './people.ts'
import { COUNTRIES } from './places.ts'
import { planOrders } from './plan.ts'
import { fillShelf } from './shelf.ts'
import { weighted } from './weighted.ts'

/** A Wednesday, in the afternoon. */
const NOW = Date.parse('2030-05-01T15:20:00Z')
const catalogue = generateCatalogue({ products: 200 })
const shelf = fillShelf(catalogue)
const [shopper, ...customers] = makeCustomers(120, 'test', startOfDay(NOW))
assert.ok(shopper)
const plans = (nowMs: number, orders = 2_500) =>
  planOrders({ orders, seed: 'test', nowMs, shelf, customers, shopper })

test('orders come most from noon to three, at weekends, and more every month', () => {
  const moments = momentsOf(6_000, 'test', NOW)
  const hours = Map.groupBy(moments, ({ atMs }) => new Date(atMs).getUTCHours())
  const best = [...hours].toSorted(([, one], [, other]) => other.length - one.length).map(([hour]) => hour)
  assert.deepEqual(new Set(best.slice(0, 4)), new Set([12, 13, 14, 15]))

  const perDay = (matches: (day: number) => boolean) => {
    const matching = moments.filter(({ atMs }) => matches(new Date(atMs).getUTCDay()))
    return matching.length / new Set(matching.map(({ daysAgo }) => daysAgo)).size
  }
  const weekend = perDay((day) => day === 0 || day === 6)
  assert.ok(weekend > 1.15 * perDay((day) => day > 0 && day < 6))

  const between = (from: number, to: number) =>
    moments.filter(({ daysAgo }) => daysAgo > from && daysAgo <= to).length
  assert.ok(between(0, 30) > between(30, 60) && between(30, 60) > between(60, 90))
})

test('the ninety days hold as many orders as asked for, none of them yet to come', () => {
  const moments = momentsOf(2_500, 'test', NOW)
  const past = moments.filter(({ daysAgo }) => daysAgo > 0)
  assert.ok(Math.abs(past.length - 2_500) < HISTORY_DAYS / 2)
  assert.equal(new Set(past.map(({ daysAgo }) => daysAgo)).size, HISTORY_DAYS)
  assert.ok(moments.length > past.length, 'today has orders too')
  assert.ok(moments.every(({ atMs }) => atMs < NOW))
})

test('the history of a day is the same whatever the hour it is made in', () => {
  const morning = plans(startOfDay(NOW) + 3_600_000)
  const evening = plans(startOfDay(NOW) + DAY_MS - 1)
  assert.ok(evening.length > morning.length)
  assert.deepEqual(evening.slice(0, morning.length), morning)
})

test('ids and references are unique, and of the form the shop gives them itself', () => {
  const all = plans(NOW)
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length)
  assert.equal(new Set(all.map(({ reference }) => reference)).size, all.length)
  for (const { id, reference } of all) {
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.match(reference, /^TM-[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/)
  }
  assert.notEqual(steadyId('order/1/1'), steadyId('order/11/1'))
})

test('orders are of believable size, of things that were on sale, by people who had registered', () => {
  const all = plans(NOW)
  const sold = new Map(
    catalogue.products.flatMap((product) => product.variants.map(({ sku }) => [sku, product] as const)),
  )
  const since = new Map([shopper, ...customers].map(({ id, createdAt }) => [id, createdAt]))
  for (const { lines, placedMs, customerId } of all) {
    assert.ok(lines.length >= 1 && lines.length <= 8)
    assert.equal(new Set(lines.map(({ sku }) => sku)).size, lines.length)
    const daysAgo = Math.round((startOfDay(NOW) - startOfDay(placedMs)) / DAY_MS)
    assert.ok(lines.every(({ sku }) => (sold.get(sku)?.publishedDaysAgo ?? -1) > daysAgo))
    if (customerId) assert.ok(startOfDay(Date.parse(since.get(customerId) ?? '')) <= placedMs)
  }
  const mean = all.reduce((sum, { lines }) => sum + lines.length, 0) / all.length
  assert.ok(mean > 1.7 && mean < 2.8, `${mean} lines in the mean`)
  const guests = all.filter(({ customerId }) => !customerId).length / all.length
  assert.ok(guests > 0.3 && guests < 0.6, `${guests} are guests`)
  const cancelled = all.filter(({ fate }) => fate !== 'paid').length / all.length
  assert.ok(cancelled > 0.025 && cancelled < 0.055, `${cancelled} are cancelled`)
})

test('a few products sell much, most sell now and then, and the dear ones seldom', () => {
  const random = randomFor('sales')
  const counts = new Map<string, number>()
  for (let sale = 0; sale < 5_000; sale++) {
    const [sku = ''] = shelf.take(random, 1, 0)
    counts.set(sku, (counts.get(sku) ?? 0) + 1)
  }
  const bySlug = catalogue.products
    .map(({ slug, variants }) => ({
      slug,
      price: variants[0]?.prices.USD.priceMinor ?? 0,
      sold: variants.reduce((sum, { sku }) => sum + (counts.get(sku) ?? 0), 0),
    }))
    .toSorted((one, other) => other.sold - one.sold)
  const share = (count: number) => bySlug.slice(0, count).reduce((sum, { sold }) => sum + sold, 0) / 5_000
  assert.ok(share(20) > 0.3 && share(1) < 0.12, `the first sells ${share(1)}, twenty ${share(20)}`)
  const meanPrice = (products: typeof bySlug) =>
    products.reduce((sum, { price }) => sum + price, 0) / products.length
  assert.ok(meanPrice(bySlug.slice(0, 50)) < meanPrice(bySlug.slice(-50)))
})

test('people are many, with addresses of their countries that mails cannot reach', () => {
  const invent = inventor('crowd')
  const people = Array.from({ length: 1_500 }, (_, index) => invent(String(index)))
  assert.equal(new Set(people.map(({ email }) => email)).size, people.length)
  assert.ok(people.every(({ email }) => /^[a-z]+(\.[a-z]+)?\d*@example\.(com|org|net)$/.test(email)))
  for (const country of COUNTRIES) {
    const share = people.filter(({ address }) => address.country === country.code).length / people.length
    assert.ok(Math.abs(share - country.share / 100) < 0.035, `${country.code} has ${share}`)
  }
  assert.deepEqual(new Set(people.map(({ language }) => language)), new Set(['en', 'es', 'de', 'ar']))
  assert.deepEqual(new Set(people.map(({ currency }) => currency)), new Set(['USD', 'EUR', 'GBP']))
  const spellings = {
    US: /^\d{5}$/,
    GB: /^[A-Z]{1,2}\d{1,2} \d[A-Z]{2}$/,
    DE: /^\d{5}$/,
    NL: /^\d{4} [A-Z]{2}$/,
  }
  for (const [code, spelling] of Object.entries(spellings)) {
    for (const { address } of people.filter((person) => person.address.country === code)) {
      assert.match(address.postalCode ?? '', spelling)
    }
  }
})

test('customers are the oldest first, and none registered tomorrow', () => {
  const dates = customers.map(({ createdAt }) => createdAt)
  assert.ok(dates.every((date) => Date.parse(date) < NOW))
  const months = dates.map((date) => Math.floor((NOW - Date.parse(date)) / (30 * DAY_MS)))
  assert.ok(months.filter((month) => month < 6).length > months.filter((month) => month >= 12).length)
  assert.deepEqual(makeCustomers(120, 'test', startOfDay(NOW)).slice(1), customers)
})

test('picking by weight follows the weights', () => {
  const pick = weighted(
    ['seldom', 'never', 'often'],
    (word) => ({ seldom: 1, never: 0, often: 9 })[word] ?? 0,
  )
  const random = randomFor('weights')
  const picked = Array.from({ length: 2_000 }, () => pick(random))
  assert.ok(!picked.includes('never'))
  const seldom = picked.filter((word) => word === 'seldom').length
  assert.ok(seldom > 150 && seldom < 250)
  assert.throws(() => weighted([], () => 1), RangeError)
})
