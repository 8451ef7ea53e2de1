/** A place that is being filled. The part around it says so with `aria-busy`. */
export function Skeleton({ className = 'h-4 w-full' }: { className?: string }) {
  return <div aria-hidden="true" className={`skeleton ${className}`} />
}
