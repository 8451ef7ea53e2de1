import type { ComponentProps } from 'react'
import { Link } from 'react-router'

export type ButtonLook = 'primary' | 'line' | 'quiet'

interface Look {
  look?: ButtonLook
  small?: boolean
  wide?: boolean
}

function classOf({ look = 'primary', small, wide }: Look, className = ''): string {
  return `btn btn-${look} ${small ? 'btn-small' : ''} ${wide ? 'btn-wide' : ''} ${className}`
}

/** A button; `pending` keeps its size, says so to screen readers and refuses further presses. */
export function Button(props: ComponentProps<'button'> & Look & { pending?: boolean }) {
  const { look, small, wide, pending, className, children, onClick, ...rest } = props
  return (
    <button
      type="button"
      {...rest}
      className={classOf({ look, small, wide }, className)}
      aria-disabled={pending || rest['aria-disabled']}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {children}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink(props: ComponentProps<typeof Link> & Look) {
  const { look, small, wide, className, ...rest } = props
  return <Link {...rest} className={classOf({ look, small, wide }, className)} />
}
