import type { ErrorCode, ErrorDetails } from '@techmart/contracts'

/** An expected failure of a command: its code, with facts. */
export interface Failure {
  code: ErrorCode
  details: ErrorDetails
}

/** Names of form fields by where they stand in a command's input, as JSON pointers: `{ '/email': 'email' }`. */
export type FieldPointers = Readonly<Record<string, string>>

/**
 * The form's fields that a failure points at, each once and in the failure's order. Nothing when it is not about the
 * input, or about a part of it that no field of the form says.
 */
export function faultyFieldsOf({ code, details }: Failure, fields: FieldPointers): string[] {
  if (code !== 'INVALID_INPUT' || !Array.isArray(details.errors)) return []
  const faulty = details.errors.map((error: unknown) => {
    const pointer = pointerOf(error)
    return pointer !== undefined && Object.hasOwn(fields, pointer) ? fields[pointer] : undefined
  })
  return [...new Set(faulty.filter((field) => field !== undefined))]
}

/** Errors come from another process and may be anything. */
function pointerOf(error: unknown): string | undefined {
  const isError = typeof error === 'object' && error !== null && 'field' in error
  return isError && typeof error.field === 'string' ? error.field : undefined
}
