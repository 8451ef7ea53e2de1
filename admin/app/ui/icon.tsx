/** Our own line icons on a 24 grid; strokes are in `currentColor`. */
const drawings = {
  dashboard: 'M4 13.5h6.5V4H4v9.5ZM13.5 20H20v-9.5h-6.5V20ZM13.5 4v3.5H20V4h-6.5ZM4 20h6.5v-3.5H4V20Z',
  orders: 'm12 3.5 8 4.3v8.4l-8 4.3-8-4.3V7.8l8-4.3ZM4 7.8l8 4.3 8-4.3M12 12.1v8.4M8 5.7l8 4.3',
  products: 'M4 4h8.2l7.8 7.8-8.2 8.2L4 12.2V4ZM8.3 9.1a.8.8 0 1 0 0-1.6.8.8 0 0 0 0 1.6Z',
  stock: 'M4 20V9l8-5 8 5v11M8 20v-8h8v8M8 16h8',
  coupons:
    'M3.5 6.5h17v3.4a2.2 2.2 0 0 0 0 4.2v3.4h-17v-3.4a2.2 2.2 0 0 0 0-4.2V6.5ZM14 6.5v2M14 11v2M14 15.5v2',
  customers:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.8 19.5c.4-3.4 2.9-5.2 6.2-5.2s5.8 1.8 6.2 5.2M15.5 5a3.3 3.3 0 0 1 0 6.2M17.6 14.8c2 .6 3.3 2.2 3.6 4.7',
  mails: 'M3.5 5.5h17v13h-17v-13ZM3.8 6l8.2 7 8.2-7',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.3 15.3 20 20',
  menu: 'M4 7h16M4 12h11M4 17h16',
  close: 'm6 6 12 12M18 6 6 18',
  'chevron-down': 'm6 9.5 6 6 6-6',
  'chevron-end': 'm9.5 6 6 6-6 6',
  back: 'M19.5 12H4M10 6l-6 6 6 6',
  check: 'm4.5 12.5 5 5 10-11',
  plus: 'M12 5v14M5 12h14',
  columns: 'M4 5h16v14H4V5ZM9.3 5v14M14.7 5v14',
  truck:
    'M3 6.5h11v10H8.8M3 6.5v10h1.7M14 10h3.8l3.2 3.5v3h-1.7M14 16.5h1.2M6.7 18.7a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM17.3 18.7a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  shop: 'M5 10v9.5h14V10M3.5 9.5 5.5 4.5h13l2 5a2.8 2.8 0 0 1-5.6.3 2.9 2.9 0 0 1-5.8 0 2.8 2.8 0 0 1-5.6-.3ZM9.5 19.5v-5h5v5',
  leave: 'M14 4.5h5.5v15H14M4 12h11M8 8l-4 4 4 4',
  contrast:
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 3.5v17M12 7.5l5.5-1.5M12 12h8M12 16.5l5.5 1.5',
  warning: 'M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.1',
  info: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 11v5.5M12 7.8v.1',
  refresh:
    'M19.5 6v4.5H15M4.5 18v-4.5H9M18.8 10.2A7.2 7.2 0 0 0 6 7.6L4.5 10M5.2 13.8A7.2 7.2 0 0 0 18 16.4l1.5-2.4',
  outside: 'M13.5 4.5h6v6M19.5 4.5l-9 9M17.5 14v5.5h-13v-13H10',
  copy: 'M9 9h10.5v10.5H9V9ZM15 9V4.5H4.5V15H9',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7v-6Z',
} as const

export type IconName = keyof typeof drawings

/** Decorative: the text or label beside it carries the meaning. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
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
      style={{ flexShrink: 0 }}
    >
      <path d={drawings[name]} />
    </svg>
  )
}
