import { useSearchParams } from 'react-router'

/** The filters of a list, kept in the address so that they survive a reload, a link and the way back. */
export function useFilters<Name extends string>(...names: Name[]) {
  const [search, setSearch] = useSearchParams()
  const filters = Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as Record<
    Name,
    string
  >
  const setFilter = (name: Name, value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        return after
      },
      { replace: true, preventScrollReset: true },
    )
  const clear = () => setSearch({}, { replace: true })
  return { filters, setFilter, clear, narrowed: names.some((name) => filters[name] !== '') }
}
