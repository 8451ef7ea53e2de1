/** Our own line icons on a 24 grid; strokes are in `currentColor`. */
const drawings = {
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.3 15.3 20 20',
  bag: 'M5.2 8.5h13.6l.9 11.5H4.3l.9-11.5ZM8.6 11V7.4a3.4 3.4 0 0 1 6.8 0V11',
  menu: 'M4 7h16M4 12h11M4 17h16',
  close: 'm6 6 12 12M18 6 6 18',
  'chevron-down': 'm6 9.5 6 6 6-6',
  'chevron-end': 'm9.5 6 6 6-6 6',
  'arrow-end': 'M4 12h15.5M13.5 6l6 6-6 6',
  check: 'm4.5 12.5 5 5 10-11',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  globe:
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM3.8 12h16.4M12 3.5c2.4 2.3 3.6 5.1 3.6 8.5s-1.2 6.2-3.6 8.5c-2.4-2.3-3.6-5.1-3.6-8.5s1.2-6.2 3.6-8.5Z',
  filters:
    'M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9M15 9.8a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6ZM9 18.8a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z',
  truck:
    'M3 6.5h11v10H8.8M3 6.5v10h1.7M14 10h3.8l3.2 3.5v3h-1.7M14 16.5h1.2M6.7 18.7a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM17.3 18.7a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  return: 'M8.5 5 4.5 9l4 4M4.5 9h9.8a5 5 0 0 1 0 10H8',
  lock: 'M6 11h12v9H6v-9ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  parcel: 'm12 3.5 8 4.3v8.4l-8 4.3-8-4.3V7.8l8-4.3ZM4 7.8l8 4.3 8-4.3M12 12.1v8.4M8 5.7l8 4.3',
  zoom: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.3 15.3 20 20M10.5 8v5M8 10.5h5',
  info: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 11v5.5M12 7.8v.1',
  warning: 'M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.1',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3.2 2',
  contrast:
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 3.5v17M12 7.5l5.5-1.5M12 12h8M12 16.5l5.5 1.5',
} as const

export type IconName = keyof typeof drawings

/** Decorative: the text or label beside it carries the meaning. `flip` mirrors it in right-to-left pages. */
export function Icon(props: { name: IconName; size?: number; className?: string; flip?: boolean }) {
  const { name, size = 22, className = '', flip = false } = props
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${flip ? 'flip' : ''} ${className}`}
    >
      <path d={drawings[name]} />
    </svg>
  )
}
