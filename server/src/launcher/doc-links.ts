import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** A link that leads nowhere. */
export interface DeadLink {
  file: string
  line: number
  target: string
}

const CODE_BLOCK = /^(```|~~~)[^\n]*\n[\s\S]*?^\1/gm
const CODE_SPAN = /`[^`\n]*`/g
const LINK =
  /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s+(\S+)|<(?:img|a)\b[^>]*?\b(?:src|href)="([^"]+)"/gm
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i

/** Finds the relative links of Markdown files that do not resolve: to no file, or to no heading of one. */
export function findDeadLinks(root: string, files: string[]): DeadLink[] {
  return files.flatMap((file) => {
    const text = withoutCode(readFileSync(join(root, file), 'utf8'))
    return [...text.matchAll(LINK)].flatMap((match) => {
      const target = match[1] ?? match[2] ?? match[3] ?? ''
      if (ELSEWHERE.test(target) || resolves(root, file, target)) return []
      return [{ file, line: text.slice(0, match.index).split('\n').length, target }]
    })
  })
}

function resolves(root: string, file: string, target: string): boolean {
  const [path = '', anchor] = target.split('#')
  const absolute = path.startsWith('/')
    ? join(root, path)
    : join(root, dirname(file), decodeURIComponent(path))
  const place = path === '' ? join(root, file) : absolute
  if (relative(root, place).startsWith('..') || !existsSync(place)) return false
  return !anchor || !place.endsWith('.md') || anchorsOf(readFileSync(place, 'utf8')).has(anchor.toLowerCase())
}

/** The names that readers on the common forges can jump to. */
function anchorsOf(text: string): Set<string> {
  const seen = new Map<string, number>()
  const anchors = new Set<string>()
  for (const [, heading = ''] of withoutCode(text, { spans: false }).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-')
    const times = seen.get(slug) ?? 0
    seen.set(slug, times + 1)
    anchors.add(times === 0 ? slug : `${slug}-${times}`)
  }
  for (const [, name = ''] of text.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.add(name.toLowerCase())
  return anchors
}

/** Examples are not links. Their lines stay, so that the numbers of the others are right. */
function withoutCode(text: string, { spans = true } = {}): string {
  const blank = (code: string) => code.replace(/[^\n]/g, ' ')
  const prose = text.replace(CODE_BLOCK, blank)
  return spans ? prose.replace(CODE_SPAN, blank) : prose
}
