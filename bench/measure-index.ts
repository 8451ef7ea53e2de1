/** Builds an index of many products, one after the other, and weighs it. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Corpus, createCorpus, put } from '../server/src/modules/search/engine/corpus.ts'
import { productSchema } from '../server/src/modules/search/product-schema.ts'
import type { Catalogue } from './search-catalogue.ts'

export interface Built {
  corpus: Corpus
  /** What indexing itself took; making the products is not counted. */
  buildMs: number
  longestPutMs: number
  /** Heap and buffers that the index holds, in millions of bytes. */
  megabytes: number
}

export function buildIndex(catalogue: Catalogue, products: number): Built {
  const before = bytesInUse()
  const corpus = createCorpus(productSchema('en'))
  let buildMs = 0
  let longestPutMs = 0
  for (let n = 0; n < products; n++) {
    const document = catalogue.document(n)
    const begun = performance.now()
    put(corpus, document)
    const tookMs = performance.now() - begun
    buildMs += tookMs
    longestPutMs = Math.max(longestPutMs, tookMs)
  }
  return { corpus, buildMs, longestPutMs, megabytes: (bytesInUse() - before) / 1e6 }
}

/** After everything that nobody holds any more is gone. */
function bytesInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
