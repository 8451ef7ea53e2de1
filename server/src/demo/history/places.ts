import type { Currency, Language } from '@techmart/contracts'
import type { Tongue } from './names.ts'

export interface Place {
  city: string
  region?: string
  /** `#` stands for a digit, `@` for a letter; absent where there are no postal codes. */
  postalCode?: string
}

export interface Country {
  code: string
  /** How many of a hundred shoppers live here. */
  share: number
  currency: Currency
  /** Language and how often it is chosen. */
  languages: readonly [Language, number][]
  tongue: Tongue
  places: readonly Place[]
  streets: readonly string[]
  /** `{street}` and `{number}` in the order of the country. */
  line1: string
  /** What some add, e.g. a flat. */
  line2?: string
  /** From the ranges kept for fiction, where there are such. */
  phone?: string
}

const words = (text: string): string[] => text.split(', ')

/** Where demo shoppers live: real towns, streets of our own. */
export const COUNTRIES: readonly Country[] = [
  {
    code: 'US',
    share: 34,
    currency: 'USD',
    languages: [
      ['en', 0.88],
      ['es', 0.12],
    ],
    tongue: 'american',
    places: [
      { city: 'Portland', region: 'OR', postalCode: '972##' },
      { city: 'Austin', region: 'TX', postalCode: '787##' },
      { city: 'Brooklyn', region: 'NY', postalCode: '112##' },
      { city: 'Madison', region: 'WI', postalCode: '537##' },
      { city: 'Asheville', region: 'NC', postalCode: '288##' },
      { city: 'San Diego', region: 'CA', postalCode: '921##' },
      { city: 'Denver', region: 'CO', postalCode: '802##' },
      { city: 'Minneapolis', region: 'MN', postalCode: '554##' },
      { city: 'Providence', region: 'RI', postalCode: '029##' },
      { city: 'Savannah', region: 'GA', postalCode: '314##' },
    ],
    streets: words(
      'Alder Bend Road, Larkspur Avenue, Quarry Street, Juniper Lane, Harbor View Drive, Millrace Court, Cedar Hollow Road, Linden Avenue, Old Orchard Way, Sparrow Street, Copper Hill Drive, Fern Creek Lane, Wheelwright Street, Bluebell Terrace',
    ),
    line1: '{number} {street}',
    line2: 'Apt {number}',
    phone: '+1 ### 555 01##',
  },
  {
    code: 'GB',
    share: 18,
    currency: 'GBP',
    languages: [['en', 1]],
    tongue: 'english',
    places: [
      { city: 'Bristol', postalCode: 'BS# #@@' },
      { city: 'Leeds', postalCode: 'LS# #@@' },
      { city: 'Edinburgh', postalCode: 'EH# #@@' },
      { city: 'Norwich', postalCode: 'NR# #@@' },
      { city: 'Cardiff', postalCode: 'CF1# #@@' },
      { city: 'Sheffield', postalCode: 'S1# #@@' },
      { city: 'London', postalCode: 'SE1# #@@' },
      { city: 'Brighton', postalCode: 'BN1 #@@' },
    ],
    streets: words(
      'Quarry Gardens, Malthouse Lane, Fellmonger Row, Tannery Close, Chapel Rise, Weavers Yard, Plum Tree Road, Gasworks Terrace, Haymarket Mews, Lower Mill Street, Rook Lane, Saltings Road',
    ),
    line1: '{number} {street}',
    line2: 'Flat {number}',
    phone: '+44 7700 900###',
  },
  {
    code: 'DE',
    share: 16,
    currency: 'EUR',
    languages: [
      ['de', 0.92],
      ['en', 0.08],
    ],
    tongue: 'german',
    places: [
      { city: 'Berlin', postalCode: '109##' },
      { city: 'Hamburg', postalCode: '203##' },
      { city: 'Leipzig', postalCode: '041##' },
      { city: 'Köln', postalCode: '506##' },
      { city: 'Freiburg', postalCode: '791##' },
      { city: 'München', postalCode: '803##' },
      { city: 'Bremen', postalCode: '281##' },
    ],
    streets: words(
      'Lindenhain, Alte Gerberei, Am Mühlgraben, Sperlingsgasse, Ziegelhofstraße, Kastanienweg, Fährstraße, Am Kornspeicher, Töpferweg, Holunderstraße, Seilerbahn, Bleichwiese',
    ),
    line1: '{street} {number}',
    phone: '+49 30 23125 ###',
  },
  {
    code: 'ES',
    share: 11,
    currency: 'EUR',
    languages: [
      ['es', 0.94],
      ['en', 0.06],
    ],
    tongue: 'spanish',
    places: [
      { city: 'Madrid', postalCode: '280##' },
      { city: 'Valencia', postalCode: '460##' },
      { city: 'Bilbao', postalCode: '480##' },
      { city: 'Sevilla', postalCode: '410##' },
      { city: 'Zaragoza', postalCode: '500##' },
      { city: 'Granada', postalCode: '180##' },
    ],
    streets: words(
      'Calle del Olmo, Calle de la Alfarería, Travesía del Molino, Calle Almendros, Plaza del Cordel, Calle del Esparto, Camino de la Acequia, Calle Golondrina, Calle de los Tejares',
    ),
    line1: '{street}, {number}',
    line2: '{number}.º B',
  },
  {
    code: 'FR',
    share: 6,
    currency: 'EUR',
    languages: [
      ['en', 0.85],
      ['es', 0.15],
    ],
    tongue: 'french',
    places: [
      { city: 'Lyon', postalCode: '6900#' },
      { city: 'Nantes', postalCode: '440##' },
      { city: 'Lille', postalCode: '590##' },
      { city: 'Toulouse', postalCode: '310##' },
      { city: 'Paris', postalCode: '750##' },
    ],
    streets: words(
      'rue des Cordeliers, rue du Four à Pain, allée des Aulnes, rue de la Corderie, quai des Tonneliers, rue aux Laines, impasse du Moulin',
    ),
    line1: '{number} {street}',
  },
  {
    code: 'AE',
    share: 5,
    currency: 'USD',
    languages: [
      ['ar', 0.72],
      ['en', 0.28],
    ],
    tongue: 'arabic',
    places: [{ city: 'دبي' }, { city: 'أبوظبي' }, { city: 'الشارقة' }],
    streets: words('شارع النخيل, شارع اللؤلؤ, شارع الواحة, شارع السدر, شارع المرجان, شارع الغاف'),
    line1: '{street}، فيلا {number}',
  },
  {
    code: 'SA',
    share: 3,
    currency: 'USD',
    languages: [['ar', 1]],
    tongue: 'arabic',
    places: [
      { city: 'الرياض', postalCode: '12###' },
      { city: 'جدة', postalCode: '23###' },
    ],
    streets: words('شارع الياسمين, شارع الربيع, شارع الزيتون, شارع الحرفيين, شارع البستان'),
    line1: '{street}، مبنى {number}',
  },
  {
    code: 'AT',
    share: 2,
    currency: 'EUR',
    languages: [['de', 1]],
    tongue: 'german',
    places: [
      { city: 'Wien', postalCode: '10#0' },
      { city: 'Graz', postalCode: '80##' },
      { city: 'Innsbruck', postalCode: '60##' },
    ],
    streets: words('Färbergasse, Am Nussgarten, Sägewerkstraße, Holzmarkt, Brunnleiten'),
    line1: '{street} {number}',
  },
  {
    code: 'NL',
    share: 2,
    currency: 'EUR',
    languages: [
      ['en', 0.8],
      ['de', 0.2],
    ],
    tongue: 'dutch',
    places: [
      { city: 'Utrecht', postalCode: '35## @@' },
      { city: 'Groningen', postalCode: '97## @@' },
      { city: 'Rotterdam', postalCode: '30## @@' },
    ],
    streets: words('Korenmolenpad, Touwslagersgracht, Wilgenlaan, Scheepmakersstraat, Oude Bleek'),
    line1: '{street} {number}',
  },
  {
    code: 'IT',
    share: 2,
    currency: 'EUR',
    languages: [
      ['en', 0.6],
      ['es', 0.4],
    ],
    tongue: 'italian',
    places: [
      { city: 'Bologna', region: 'BO', postalCode: '401##' },
      { city: 'Torino', region: 'TO', postalCode: '101##' },
      { city: 'Trieste', region: 'TS', postalCode: '341##' },
    ],
    streets: words('via dei Cordai, via del Gelso, vicolo dei Fornai, via della Filanda, via Mulino Vecchio'),
    line1: '{street} {number}',
  },
  {
    code: 'IE',
    share: 1,
    currency: 'EUR',
    languages: [['en', 1]],
    tongue: 'english',
    places: [
      { city: 'Cork', postalCode: 'T12 @#@#' },
      { city: 'Galway', postalCode: 'H91 @#@#' },
    ],
    streets: words('Flaxmill Road, Turf Lane, Currach Quay, Hazel Park'),
    line1: '{number} {street}',
  },
]
