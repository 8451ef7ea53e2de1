/**
 * Where a shopper may be sent back to from paying: origin and path of a page of this shop, else undefined.
 * `blob:` addresses and those with a user name have the shop's origin too, but are none of its pages.
 */
export function returnPage(publicUrl: string, asked: string | undefined): string | undefined {
  if (asked === undefined || !URL.canParse(asked)) return undefined
  const [shop, page] = [new URL(publicUrl), new URL(asked)]
  const isOurs = page.origin === shop.origin && page.protocol === shop.protocol
  return isOurs ? shop.origin + page.pathname : undefined
}
