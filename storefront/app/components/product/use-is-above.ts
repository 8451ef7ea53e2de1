import { type RefObject, useEffect, useState } from 'react'

/** Whether an element has been scrolled past, above what is seen. */
export function useIsAbove(element: RefObject<Element | null>): boolean {
  const [isAbove, setAbove] = useState(false)
  useEffect(() => {
    if (!element.current) return
    // What lies below the window counts as seen, so that a jump past it is noticed too.
    const observer = new IntersectionObserver(([entry]) => entry && setAbove(!entry.isIntersecting), {
      rootMargin: '0px 0px 100000px 0px',
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return isAbove
}
