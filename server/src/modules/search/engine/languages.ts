import { stemmer as arabic } from '@orama/stemmers/arabic'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { type Units, units } from './measures.ts'

/** What an index knows of its language. All words are in folded form. */
export interface Rules {
  language: string
  /** The form that inflections of a word share (Snowball). */
  stem: (word: string) => string
  /** They only join other words; a search made of nothing else still looks for them. */
  stops: ReadonlySet<string>
  /** "without" and its like: what follows is not wanted. */
  negators: ReadonlySet<string>
  /** Whether long words are made of shorter ones, the last of which says what it is: Regenjacke is a Jacke. */
  hasCompounds: boolean
  segmenter: Intl.Segmenter
  units: Units
}

type OwnRules = Omit<Rules, 'language' | 'segmenter' | 'units'>

/** Larkey and others: Light stemming for Arabic, 2007. */
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=.{3})/

const set = (words: string) => new Set(words.split(' '))

const byLanguage = {
  en: {
    stem: english,
    stops: set(
      'a an and are as at be but by for from has have i if in into is it its me my of on or our so that the their them then there these they this to was we were which will with you your',
    ),
    negators: set('without'),
    hasCompounds: false,
  },
  es: {
    stem: spanish,
    stops: set(
      'a al con como de del el en es esta este la las le lo los mas mi mis o para pero por que se su sus te tu un una unas unos y',
    ),
    negators: set('sin'),
    hasCompounds: false,
  },
  de: {
    stem: german,
    stops: set(
      'aber als am an auch auf aus bei das dem den der des die ein eine einem einen einer eines fur im in ist mein meine mit oder sich sind so und uns vom von wie zu zum zur',
    ),
    negators: set('ohne'),
    hasCompounds: true,
  },
  ar: {
    stem: arabicStem,
    stops: set('في من على الي عن مع هذا هذه ذلك التي الذي و او ثم ان كل ما لا هو هي'),
    negators: set('بدون بلا دون'),
    hasCompounds: false,
  },
} satisfies Record<string, OwnRules>

const known: ReadonlyMap<string, OwnRules> = new Map(Object.entries(byLanguage))

/** Without the article and what is written together with it, then stemmed until nothing more falls away. */
function arabicStem(word: string): string {
  let stem = word.replace(ARTICLE, '')
  for (let shorter = arabic(stem); shorter !== '' && shorter !== stem; shorter = arabic(stem)) stem = shorter
  return stem
}

/** Rules of a language, whatever its region; one that has none of its own is read as it is written. */
export function rulesOf(language: string): Rules {
  const made = rulesMade.get(language) ?? makeRules(language)
  rulesMade.set(language, made)
  return made
}

/** Segmenters are dear to make; a shop has few languages. */
const rulesMade = new Map<string, Rules>()

function makeRules(language: string): Rules {
  const own = known.get(language.split('-', 1)[0] as string) ?? {
    stem: (word: string) => word,
    stops: new Set<string>(),
    negators: new Set<string>(),
    hasCompounds: false,
  }
  return { language, ...own, segmenter: new Intl.Segmenter(language, { granularity: 'word' }), units }
}
