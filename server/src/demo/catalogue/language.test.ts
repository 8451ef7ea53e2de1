import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateCatalogue } from './generate.ts'
import { LANGS } from './localize.ts'
import type { Lang, Localized } from './types.ts'

const { departments, brands, collections, products } = generateCatalogue()

/** Every localised text a reader sees, with where it stands. */
function* texts(): Generator<[where: string, text: Localized]> {
  for (const { slug, name, description } of [...departments, ...collections]) {
    yield [`${slug} name`, name]
    yield [`${slug} description`, description]
  }
  for (const { slug, story } of brands) yield [`${slug} story`, story]
  for (const product of products) {
    yield [`${product.slug} title`, product.title]
    yield [`${product.slug} subtitle`, product.subtitle]
    yield [`${product.slug} description`, product.description]
    for (const { code, name, value } of product.attributes) {
      yield [`${product.slug} ${code} name`, name]
      yield [`${product.slug} ${code} value`, value]
    }
    for (const option of product.options) {
      yield [`${product.slug} ${option.code}`, option.name]
      for (const value of option.values) yield [`${product.slug} ${option.code} ${value.code}`, value.name]
    }
    for (const { key, alt } of product.pictures) yield [key, alt]
  }
}

test('no text is empty, padded, doubled in spaces or left with a placeholder', () => {
  for (const [where, text] of texts()) {
    for (const lang of LANGS) {
      assert.ok(text[lang].length > 0, `${where} is empty in ${lang}`)
      assert.doesNotMatch(text[lang], /^\s|\s$| {2}|[{}<>]|undefined|\p{Cc}(?<!\n)/u, `${where} in ${lang}`)
    }
  }
})

test('subtitles, descriptions and alternative texts differ in all four languages', () => {
  for (const { slug, subtitle, description, pictures } of products) {
    for (const text of [subtitle, description, ...pictures.map(({ alt }) => alt)]) {
      assert.equal(new Set(LANGS.map((lang) => text[lang])).size, LANGS.length, `${slug}: ${text.en}`)
    }
  }
})

test('titles differ too, but for the few words that Spanish and German share', () => {
  const shared = products.filter(({ title }) => title.es === title.de)
  assert.ok(shared.length < products.length / 50, shared.map(({ title }) => title.de).join(', '))
  for (const { slug, title } of products) {
    assert.ok(title.ar !== title.en && title.en !== title.de && title.en !== title.es, slug)
  }
})

test('names of categories, collections and brand stories are translated', () => {
  for (const { name, description } of [...departments, ...collections]) {
    assert.notEqual(name.ar, name.en)
    assert.equal(new Set(LANGS.map((lang) => description[lang])).size, LANGS.length, description.en)
  }
  for (const { story } of brands)
    assert.equal(new Set(LANGS.map((lang) => story[lang])).size, LANGS.length, story.en)
})

test('Arabic is written in Arabic letters, the others are not', () => {
  const arabic = /\p{Script=Arabic}/u
  for (const [where, text] of texts()) {
    const isWords = /\p{L}{3}/u.test(text.en) && text.en !== text.es
    if (isWords) assert.match(text.ar, arabic, where)
    for (const lang of ['en', 'es', 'de'] as const)
      assert.doesNotMatch(text[lang], arabic, `${where} in ${lang}`)
  }
})

test('Arabic uses its own comma and no Latin one', () => {
  for (const { slug, title, description, bullets } of products) {
    for (const text of [title.ar, description.ar, ...bullets.ar])
      assert.doesNotMatch(text, /,/, `${slug}: ${text}`)
  }
})

test('every product has two or three paragraphs and three to five bullets in each language', () => {
  for (const { slug, description, bullets } of products) {
    for (const lang of LANGS) {
      const paragraphs = description[lang].split('\n\n')
      assert.ok(paragraphs.length >= 2 && paragraphs.length <= 3, slug)
      assert.equal(paragraphs.length, description.en.split('\n\n').length, slug)
      for (const paragraph of paragraphs) assert.match(paragraph, /[.!؟?]$/u, `${slug} in ${lang}`)
      assert.ok(
        bullets[lang].length >= 3 && bullets[lang].length <= 5,
        `${slug} has ${bullets[lang].length} bullets`,
      )
    }
  }
})

test('every product has four to ten attributes, each said once', () => {
  for (const { slug, attributes } of products) {
    const codes = attributes.map(({ code }) => code)
    assert.ok(codes.length >= 4 && codes.length <= 10, `${slug} has ${codes.length}`)
    assert.equal(new Set(codes).size, codes.length, `${slug}: ${codes}`)
    for (const { machineValue, code } of attributes) assert.ok(machineValue.length > 0, `${slug} ${code}`)
  }
})

test('German writes decimals with a comma, English with a point', () => {
  const decimals = (lang: Lang) =>
    products.flatMap((one) =>
      one.attributes.filter(({ code }) => code === 'dimensions').map(({ value }) => value[lang]),
    )
  assert.ok(decimals('en').some((value) => /\d\.\d/.test(value)))
  assert.ok(decimals('de').some((value) => /\d,\d/.test(value)))
  for (const value of decimals('de')) assert.doesNotMatch(value, /\d\.\d/)
})

test('a review is written in the language it says', () => {
  for (const { reviews } of products) {
    for (const { lang, body, title, author } of reviews) {
      for (const text of [body, title, author])
        assert.equal(/\p{Script=Arabic}/u.test(text), lang === 'ar', text)
    }
  }
})
