/** Tables whose columns are separated by tabs. */
import { type Line, readLines, Unusable } from './read-lines.ts'

export interface Column {
  name: string
  /** What else a header may call it. */
  aliases?: readonly string[]
  /** Its place where there is no header. */
  place: number
  isOptional?: boolean
}

export interface Row<Name extends string> {
  values: Record<Name, string>
  line: number
}

/**
 * Reads the columns asked for, in any order when the first line names them, else by their places; an optional one
 * that is not there reads as ''. @throws Unusable when a needed column is missing somewhere, or the table is empty.
 */
export async function readTable<Name extends string>(
  path: string,
  columns: Record<Name, Column>,
): Promise<Row<Name>[]> {
  const rows: Row<Name>[] = []
  let places: Record<Name, number> | undefined
  for await (const line of readLines(path)) {
    const cells = line.text.split('\t').map((cell) => cell.trim())
    if (!places) {
      const named = placesIn(cells, columns)
      places = named ?? mapValues(columns, ({ place }) => place)
      if (named) {
        demand(path, line, cells, named, columns)
        continue
      }
    }
    demand(path, line, cells, places, columns)
    rows.push({ values: mapValues(places, (place) => cells[place] ?? ''), line: line.number })
  }
  if (rows.length === 0) throw new Unusable(`${path} has no rows`)
  return rows
}

/** Where the columns are by a header; undefined when the line is none. */
function placesIn<Name extends string>(
  cells: string[],
  columns: Record<Name, Column>,
): Record<Name, number> | undefined {
  const names = cells.map((cell) => cell.toLowerCase())
  const places = mapValues(columns, ({ name, aliases = [] }) =>
    names.findIndex((cell) => cell === name || aliases.includes(cell)),
  )
  return Object.values(places).some((place) => place !== ABSENT) ? places : undefined
}

const ABSENT = -1

function demand<Name extends string>(
  path: string,
  { number, text }: Line,
  cells: string[],
  places: Record<Name, number>,
  columns: Record<Name, Column>,
): void {
  for (const name of Object.keys(columns) as Name[]) {
    const column = columns[name]
    if (column.isOptional || (cells[places[name]] ?? '') !== '') continue
    throw new Unusable(
      `${path}:${number}: no column "${column.name}" in ${JSON.stringify(text.slice(0, 80))}; ` +
        `columns are separated by tabs: ${namesOf(columns)}`,
    )
  }
}

function namesOf(columns: Record<string, Column>): string {
  return Object.values(columns)
    .toSorted((a, b) => a.place - b.place)
    .map(({ name, isOptional }) => (isOptional ? `[${name}]` : name))
    .join(', ')
}

function mapValues<Name extends string, From, To>(
  record: Record<Name, From>,
  map: (value: From) => To,
): Record<Name, To> {
  return Object.fromEntries(
    Object.entries<From>(record).map(([name, value]) => [name, map(value)]),
  ) as Record<Name, To>
}
