import { ENGLISH, OTHER_QUIBBLES, OTHERS, PRAISE, QUIBBLES, type Tone } from './data/reviews.ts'
import type { TypeSpec } from './data/shapes.ts'
import type { Random } from './random.ts'
import type { DemoReview, Lang } from './types.ts'

const MOST = 14
const INITIALS: Readonly<Record<Lang, string>> = {
  en: 'ABCDEFGHJKLMNPRSTW',
  es: 'ABCDFGLMNPRSTV',
  de: 'ABDFGHKLMNRSTW',
  ar: 'أبتجحخرسعفقكمن',
}

/** 0–14 reviews of one product: more where it sells more, none older than the product itself. */
export function reviewsOf(
  slug: string,
  type: TypeSpec,
  popularity: number,
  publishedDaysAgo: number,
  random: Random,
): DemoReview[] {
  const count = Math.min(
    MOST,
    Math.floor(random.next() * random.next() * 7 + popularity * 9 + random.next() * 4.6),
  )
  const quality = random.chance(0.06) ? -0.16 : random.chance(0.3) ? 0.08 : 0
  const bodies = new Set<string>()
  const reviews: DemoReview[] = []
  for (let index = 0; index < count; index++) {
    const lang = languageOf(random)
    const rating = ratingOf(random.next() + quality)
    const { title, body } = textOf(lang, rating, type, random)
    if (bodies.has(body)) continue
    bodies.add(body)
    reviews.push({
      id: `${slug}-r${index + 1}`,
      rating,
      title,
      body,
      author: authorOf(lang, random),
      lang,
      daysAgo: random.int(0, Math.max(0, publishedDaysAgo - 3)),
      verified: random.chance(0.86),
    })
  }
  return reviews.sort((one, other) => one.daysAgo - other.daysAgo)
}

/** Cut so that the mean lies near 4.5, as in shops people return to. */
function ratingOf(roll: number): DemoReview['rating'] {
  if (roll > 0.32) return 5
  if (roll > 0.09) return 4
  if (roll > 0.03) return 3
  return roll > 0.012 ? 2 : 1
}

function languageOf(random: Random): Lang {
  const roll = random.next()
  if (roll < 0.7) return 'en'
  if (roll < 0.81) return 'es'
  return roll < 0.92 ? 'de' : 'ar'
}

function toneOf(rating: DemoReview['rating']): Tone {
  if (rating === 5) return 'glad'
  return rating >= 3 ? 'mild' : 'cross'
}

function textOf(lang: Lang, rating: DemoReview['rating'], type: TypeSpec, random: Random) {
  const voice = lang === 'en' ? ENGLISH : OTHERS[lang]
  const tone = toneOf(rating)
  const praise = random.sample(
    lang === 'en' ? type.praise : spoken(type.family)[lang],
    tone === 'glad' ? random.int(1, 2) : 1,
  )
  const sentences = [random.pick(voice.openers[tone])]
  if (tone !== 'cross') sentences.push(...praise)
  if (tone !== 'glad') sentences.push(random.pick(quibblesOf(lang, tone, type.family)))
  sentences.push(random.pick(voice.closers[tone]))
  return { title: random.pick(voice.titles[tone]), body: sentences.filter(Boolean).join(' ') }
}

function quibblesOf(lang: Lang, tone: 'mild' | 'cross', family: string): readonly string[] {
  if (lang !== 'en') return OTHER_QUIBBLES[tone][lang]
  const own = QUIBBLES[family]
  if (!own) throw new Error(`no quibbles for ${family}`)
  return own[tone]
}

function spoken(family: string) {
  const praise = PRAISE[family]
  if (!praise) throw new Error(`no praise for ${family}`)
  return praise
}

function authorOf(lang: Lang, random: Random): string {
  const voice = lang === 'en' ? ENGLISH : OTHERS[lang]
  const initials = INITIALS[lang]
  return `${random.pick(voice.authors)} ${initials[random.int(0, initials.length - 1)]}.`
}
