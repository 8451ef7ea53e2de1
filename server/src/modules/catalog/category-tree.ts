import { ServiceError } from '@techmart/contracts'

export interface CategoryNode {
  slug: string
  parentSlug?: string | null
}

/** Every category's path, department first and itself last. Throws for a parent that is missing or a circle. */
export function pathsOf(nodes: readonly CategoryNode[]): Map<string, string[]> {
  const parents = new Map(nodes.map(({ slug, parentSlug }) => [slug, parentSlug ?? null]))
  const paths = new Map<string, string[]>()
  for (const { slug } of nodes) paths.set(slug, climb(slug, parents))
  return paths
}

function climb(slug: string, parents: ReadonlyMap<string, string | null>): string[] {
  const path: string[] = []
  for (let at: string | null = slug; at !== null; ) {
    const parent: string | null | undefined = parents.get(at)
    if (parent === undefined) throw new ServiceError('CATEGORY_NOT_FOUND', { category: at })
    if (path.includes(at)) {
      throw new ServiceError('INVALID_INPUT', {
        errors: [{ field: '/categories', detail: `${slug} would stand below itself` }],
      })
    }
    path.unshift(at)
    at = parent
  }
  return path
}
