import type { Defs } from './ink.ts'

/** Shapes shorter than this gain nothing from being shared. */
const WORTH_SHARING = 48

/** `r` draws round-ended lines, `f` flat-ended ones: the two looks that nearly every stroke has. */
const STYLE = '.r{fill:none;stroke-linecap:round;stroke-linejoin:round}.f{fill:none}'

/** Wraps a finished picture; outlines that occur several times are written once. */
export function svg(defs: Defs, width: number, height: number, body: string): string {
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`
  return shared(
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}><style>${STYLE}</style><defs>${defs}</defs>${body}</svg>`,
  )
}

/** Replaces repeated outlines by references, so three mugs of a group cost little more than one. */
function shared(picture: string): string {
  const seen = new Map<string, number>()
  const known = new Map<string, string>()
  for (const [, before = '', outline = '', after = ''] of picture.matchAll(PATH)) {
    const id = /\bid="(\w+)"/.exec(before + after)?.[1]
    if (id) known.set(outline, id)
    seen.set(outline, (seen.get(outline) ?? 0) + 1)
  }
  let extra = ''
  const result = picture.replace(PATH, (tag: string, before: string, outline: string, after: string) => {
    if (outline.length < WORTH_SHARING || (seen.get(outline) ?? 0) < 2 || (before + after).includes('id="'))
      return tag
    let id = known.get(outline)
    if (!id) {
      id = `s${known.size.toString(36)}`
      known.set(outline, id)
      extra += `<path id="${id}" d="${outline}"/>`
    }
    return `<use href="#${id}"${before.trimEnd()}${after}/>`
  })
  return result.replace('</defs>', `${extra}</defs>`)
}

const PATH = /<path((?: [\w-]+="[^"]*")*?) d="([^"]*)"((?: [\w-]+="[^"]*")*)\/>/g
