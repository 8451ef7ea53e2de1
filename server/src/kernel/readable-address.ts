/**
 * An address whose path can be decoded, for a router that gives others up before any route, header or error
 * page of ours. Where the escapes of a path are no text (`/%`, `/%c0%ae`), each percent sign stands for itself:
 * such a path leads where any other that is not known does. All others stay as they are.
 */
export function readableAddress(address: string): string {
  if (!address.includes('%')) return address
  const end = address.search(/[?#]/)
  const path = end < 0 ? address : address.slice(0, end)
  try {
    decodeURIComponent(path)
    return address
  } catch {
    return path.replaceAll('%', '%25') + address.slice(path.length)
  }
}
