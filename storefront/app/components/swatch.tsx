import type { CSSProperties } from 'react'

interface SwatchColor {
  hex?: string | undefined
  hex2?: string | undefined
  pattern?: string | undefined
}

/** A dot in the real colour of a variant; its name stands beside it or in the label around it. */
export function SwatchDot({ color, className = 'size-4' }: { color: SwatchColor; className?: string }) {
  return <span aria-hidden="true" className={`swatch ${className}`} style={groundOf(color)} />
}

function groundOf({ hex = '#888888', hex2, pattern }: SwatchColor): CSSProperties {
  const second = hex2 ?? hex
  switch (pattern) {
    case 'stripe':
      return { background: `repeating-linear-gradient(90deg, ${hex} 0 3px, ${second} 3px 6px)` }
    case 'check':
      return { background: `repeating-conic-gradient(${hex} 0 25%, ${second} 0 50%) 0 0 / 8px 8px` }
    case 'dot':
      return {
        background: `radial-gradient(circle, ${second} 1.2px, transparent 1.6px) 0 0 / 5px 5px, ${hex}`,
      }
    default:
      return hex2 ? { background: `linear-gradient(135deg, ${hex} 50%, ${hex2} 50%)` } : { background: hex }
  }
}
