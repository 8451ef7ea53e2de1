import { ServiceError } from '@techmart/contracts'

const LARGEST = 10_000
/** Script, other documents, other files: nothing that a drawing of our own needs. */
const FOREIGN =
  /<script|<foreignObject|<image|<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|@import|href\s*=\s*["'](?!#)|url\(\s*["']?(?!#)/i
const HEAD =
  /^\s*<svg\b[^>]*\bviewBox="-?\d+(?:\.\d+)? -?\d+(?:\.\d+)? (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"[^>]*>/

/** Width and height of a drawing in its own units. Throws NOT_AN_IMAGE for anything but a self-contained SVG. */
export function sizeOfDrawing(id: string, svg: string): { width: number; height: number } {
  const head = HEAD.exec(svg)
  if (!head || !svg.trimEnd().endsWith('</svg>')) {
    throw new ServiceError('NOT_AN_IMAGE', { id }, 'It is not a whole SVG with a viewBox')
  }
  if (FOREIGN.test(svg)) throw new ServiceError('NOT_AN_IMAGE', { id }, 'It refers to something outside')
  const [width, height] = [Math.round(Number(head[1])), Math.round(Number(head[2]))]
  if (!(width > 0 && height > 0 && width <= LARGEST && height <= LARGEST)) {
    throw new ServiceError('NOT_AN_IMAGE', { id }, `Its sides are not between 1 and ${LARGEST} units`)
  }
  return { width, height }
}
