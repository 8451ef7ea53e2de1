type Triple = readonly [number, number, number]

/** OKLCH of a `#rrggbb` colour: lightness 0–1, chroma, hue in radians (Björn Ottosson's OKLab, 2020). */
export function toOklch(hex: string): Triple {
  const value = Number.parseInt(hex.slice(1), 16)
  const [r, g, b] = [linear(value >> 16), linear((value >> 8) & 255), linear(value & 255)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, Math.hypot(a, bb), Math.atan2(bb, a)]
}

/** The `#rrggbb` colour nearest to an OKLCH one; chroma gives way until it fits the sRGB gamut. */
export function fromOklch(lightness: number, chroma: number, hue: number): string {
  const l = Math.min(1, Math.max(0, lightness))
  for (let c = Math.max(0, chroma); c > 0.001; c *= 0.92) {
    const rgb = toRgb(l, c, hue)
    if (rgb.every((channel) => channel >= -0.001 && channel <= 1.001)) return toHex(rgb)
  }
  return toHex(toRgb(l, 0, hue))
}

/**
 * A lit or shaded tone of a colour: `amount` from −1 (deep shadow) to 1 (full light). Shadows turn a little
 * cooler and keep their chroma; lights pale towards the warm lamp, as paint does.
 */
export function shade(hex: string, amount: number): string {
  const [l, c, h] = toOklch(hex)
  if (amount < 0)
    return fromOklch(l * (1 + amount * 0.78), c * (1 + amount * 0.25), h - amount * 0.12 * coolness(h))
  const room = 0.99 - l
  return fromOklch(l + room * amount * 0.85 + 0.03 * amount, c * (1 - amount * 0.55), h)
}

/** A colour between two, in OKLab, `t` from 0 to 1. */
export function mix(from: string, to: string, t: number): string {
  const [l1, c1, h1] = toOklch(from)
  const [l2, c2, h2] = toOklch(to)
  const a = c1 * Math.cos(h1) * (1 - t) + c2 * Math.cos(h2) * t
  const b = c1 * Math.sin(h1) * (1 - t) + c2 * Math.sin(h2) * t
  return fromOklch(l1 * (1 - t) + l2 * t, Math.hypot(a, b), Math.atan2(b, a))
}

/** Perceived lightness, 0–1. */
export function lightnessOf(hex: string): number {
  return toOklch(hex)[0]
}

/** Which way shadows drift on the hue circle: towards blue from both sides. */
function coolness(hue: number): number {
  return Math.sin(hue - 4.5 + Math.PI) > 0 ? 1 : -1
}

function toRgb(l: number, c: number, h: number): Triple {
  const a = c * Math.cos(h)
  const b = c * Math.sin(h)
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ]
}

function toHex(rgb: Triple): string {
  const bytes = rgb.map((channel) => Math.round(255 * gamma(Math.min(1, Math.max(0, channel)))))
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

function linear(byte: number): number {
  const c = byte / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}

function gamma(c: number): number {
  return c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055
}
