const CAUSES = 5
const MEMBERS = 10

/**
 * What a log may hold of an error. PostgreSQL's carry rows, parameters and statements, and ours whatever the
 * caller sent: of the one only what names the fault is kept, of the others message, code and place.
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error
  const { name, message } = error
  const facts = error as Error & Record<string, unknown>
  if (name === 'PostgresError') {
    return { type: name, ...texts({ code: facts.code, message: summaryOf(facts) }), ...placeOf(facts) }
  }
  const deeper = depth < CAUSES
  return {
    type: name,
    message,
    ...texts({ code: facts.code, stack: error.stack }),
    ...(deeper && error.cause !== undefined ? { cause: describeError(error.cause, depth + 1) } : {}),
    ...(deeper && error instanceof AggregateError
      ? { errors: error.errors.slice(0, MEMBERS).map((one) => describeError(one, depth + 1)) }
      : {}),
  }
}

function placeOf(facts: Record<string, unknown>): Record<string, string> {
  return texts({ constraint: facts.constraint_name, table: facts.table_name })
}

/** Class 22, bad data, quotes what it was given at the end: `invalid input syntax for type date: "…"`. */
function summaryOf({ code, message }: Record<string, unknown>): unknown {
  const quotes = typeof code === 'string' && code.startsWith('22')
  return quotes && typeof message === 'string' ? message.replace(/(["']).*\1/s, '"…"') : message
}

function texts(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
