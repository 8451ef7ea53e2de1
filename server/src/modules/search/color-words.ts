import type { Language } from '@techmart/contracts'

/** Families that people look for, whatever a colour is called: "blue" for Ink and Petrol. */
const families = {
  black: { en: 'black', es: 'negro', de: 'schwarz', ar: 'أسود' },
  white: { en: 'white', es: 'blanco', de: 'weiß', ar: 'أبيض' },
  grey: { en: 'grey gray', es: 'gris', de: 'grau', ar: 'رمادي' },
  brown: { en: 'brown', es: 'marrón', de: 'braun', ar: 'بني' },
  beige: { en: 'beige', es: 'beige', de: 'beige', ar: 'بيج' },
  red: { en: 'red', es: 'rojo', de: 'rot', ar: 'أحمر' },
  orange: { en: 'orange', es: 'naranja', de: 'orange', ar: 'برتقالي' },
  yellow: { en: 'yellow', es: 'amarillo', de: 'gelb', ar: 'أصفر' },
  green: { en: 'green', es: 'verde', de: 'grün', ar: 'أخضر' },
  blue: { en: 'blue', es: 'azul', de: 'blau', ar: 'أزرق' },
  purple: { en: 'purple', es: 'morado', de: 'lila', ar: 'بنفسجي' },
  pink: { en: 'pink', es: 'rosa', de: 'rosa', ar: 'وردي' },
} satisfies Record<string, Record<Language, string>>

type Family = keyof typeof families

/** Upper ends of hue in degrees. */
const HUES: [end: number, family: Family][] = [
  [15, 'red'],
  [42, 'orange'],
  [70, 'yellow'],
  [165, 'green'],
  [255, 'blue'],
  [290, 'purple'],
  [345, 'pink'],
  [361, 'red'],
]

/** What the family of a colour is called; nothing for what is no colour. */
export function colorWord(hex: string, language: Language): string | undefined {
  const family = familyOf(hex)
  return family && families[family][language]
}

/** By hue, saturation and lightness (CSS Color 4, §8): pale warm tones are beige, dark ones brown. */
export function familyOf(hex: string): Family | undefined {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (!digits) return undefined
  const [red, green, blue] = digits.slice(1).map((part) => Number.parseInt(part, 16) / 255) as [
    number,
    number,
    number,
  ]
  const most = Math.max(red, green, blue)
  const least = Math.min(red, green, blue)
  const lightness = (most + least) / 2
  const range = most - least
  const saturation = range === 0 ? 0 : range / (1 - Math.abs(2 * lightness - 1))
  if (lightness < 0.09 || (lightness < 0.17 && saturation < 0.3)) return 'black'
  if (lightness > 0.93 && range < 0.08) return 'white'
  if (saturation < 0.12 || range < 0.06) return lightness > 0.9 ? 'white' : 'grey'
  const hue = hueOf(red, green, blue, most, range)
  if (hue >= 15 && hue < 62) {
    if (lightness > 0.72 && saturation < 0.6) return 'beige'
    if (lightness < 0.45 && saturation < 0.8) return 'brown'
  }
  if (hue < 15 && lightness > 0.68) return 'pink'
  return HUES.find(([end]) => hue < end)?.[1]
}

function hueOf(red: number, green: number, blue: number, most: number, range: number): number {
  if (most === red) return 60 * (((green - blue) / range + 6) % 6)
  return most === green ? 60 * ((blue - red) / range + 2) : 60 * ((red - green) / range + 4)
}
