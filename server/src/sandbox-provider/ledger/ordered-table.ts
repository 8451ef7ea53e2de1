/** Rows by key in the order they first came, with paging in both directions. */
type OrderedTable<Row> = {
  get(key: string): Row | undefined
  put(key: string, row: Row): void
  values(): Iterable<Row>
  /** Rows that came after the given key, oldest first; from the start when the key is undefined. */
  after(key: string | undefined, limit: number): Row[]
  /** Rows that came before the given key, newest first; from the end when the key is undefined. */
  before(key: string | undefined, limit: number): Row[]
}

export function createOrderedTable<Row>(): OrderedTable<Row> {
  const positions = new Map<string, number>()
  const rows: Row[] = []
  return {
    get(key) {
      const position = positions.get(key)
      return position === undefined ? undefined : rows[position]
    },
    put(key, row) {
      const position = positions.get(key) ?? rows.length
      positions.set(key, position)
      rows[position] = row
    },
    values: () => rows.values(),
    after(key, limit) {
      const start = key === undefined ? 0 : (positions.get(key) ?? rows.length) + 1
      return rows.slice(start, start + limit)
    },
    before(key, limit) {
      const end = key === undefined ? rows.length : (positions.get(key) ?? 0)
      return rows.slice(Math.max(0, end - limit), end).reverse()
    },
  }
}
