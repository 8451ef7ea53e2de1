/**
 * A name from outside as the name of a field: a dot would nest, a star would match many, and the client reads no answer
 * with a key `__proto__`.
 */
export function fieldName(name: string): string {
  if (name === '') return NOTHING
  return encodeURIComponent(name.toWellFormed())
    .replaceAll('.', '%2E')
    .replaceAll('*', '%2A')
    .replace(/^_/, '%5F')
}

export function nameOfField(field: string): string {
  return field === NOTHING ? '' : decodeURIComponent(field)
}

const NOTHING = '%'

export function facetField(code: string): string {
  return `facets.${fieldName(code)}`
}

export function numberField(number: string): string {
  return `numbers.${fieldName(number)}`
}

/** Terms are letters and digits, with a point or comma in numbers; the names of features have no points. */
export function impactField(term: string): string {
  return `impacts.${impactName(term)}`
}

export function impactName(term: string): string {
  return term.replaceAll('.', '%')
}

/** A text as a part of Lucene's regular expressions, meant to the letter. */
export function literally(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, (letter) => `\\${letter}`)
}

/**
 * Everything that begins with a text. Not `.*`: for that OpenSearch 2.19 has a short cut that fails when the text is
 * behind every value there is.
 */
export function beginningWith(text: string): string {
  return `${literally(text)}[^\\\n]*`
}
