import { type Contract, errorCodes, type Operation, Problem, routeOf } from '@techmart/contracts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 description of every public operation, made from the contracts alone. */
export function describeApi(contracts: Contract[], version: string): Json {
  const schemas: Json = {}
  const paths: Record<string, Json> = {}
  for (const contract of contracts) {
    for (const [key, operation] of Object.entries(contract.operations)) {
      if (!operation.route) continue
      const { method, path } = routeOf(contract.name, key, operation)
      const described = { [method.toLowerCase()]: describeOperation(contract.name, key, operation, schemas) }
      paths[path] = { ...paths[path], ...described }
    }
  }
  share(Problem as unknown as Json, schemas)
  return {
    openapi: '3.1.0',
    info: {
      title: 'TechMart API',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'Amounts are whole minor units. Times are RFC 3339 in UTC. Lists are paged by opaque cursors. ' +
        'Errors are RFC 9457 problem details with a stable `code`. Commands that create or pay take an `Idempotency-Key`.',
    },
    servers: [{ url: '/' }],
    tags: contracts.map((contract) => ({ name: contract.name, description: contract.description })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'The `token` of a customer session' },
        staff: { type: 'http', scheme: 'bearer', description: 'The `token` of a staff session' },
      },
    },
  }
}

function describeOperation(module: string, key: string, operation: Operation, schemas: Json): Json {
  const { pathFields, rest } = routeOf(module, key, operation)
  const { properties, required = [] } = operation.input as unknown as {
    properties: Record<string, Json>
    required?: string[]
  }
  const names = Object.keys(properties).filter((name) => !pathFields.includes(name))
  const example = (operation.example?.input ?? {}) as Json
  const exampleOf = (name: string) => (name in example ? { example: example[name] } : {})
  const parameters: Json[] = pathFields.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: share(properties[name] as Json, schemas),
    ...exampleOf(name),
  }))
  if (rest === 'query') {
    for (const name of names) {
      const { description, ...schema } = properties[name] as Json
      parameters.push({
        name,
        in: 'query',
        required: required.includes(name),
        ...(description ? { description } : {}),
        schema: share(schema, schemas),
        ...exampleOf(name),
      })
    }
  }
  if (operation.idempotencyKey)
    parameters.push({ ...IDEMPOTENCY_KEY, required: operation.idempotencyKey !== 'optional' })
  const body = {
    type: 'object',
    additionalProperties: false,
    required: names.filter((name) => required.includes(name)),
    properties: Object.fromEntries(names.map((name) => [name, share(properties[name] as Json, schemas)])),
  }
  return {
    operationId: `${module}.${key}`,
    tags: [module],
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    ...(operation.access.allow === 'customer' ? { security: [{ session: [] }] } : {}),
    ...(operation.access.allow === 'staff'
      ? { security: [{ staff: [] }], 'x-permission': operation.access.permission }
      : {}),
    parameters,
    ...(rest === 'body'
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': content(body, bodyExample(names, operation.example?.input)) },
          },
        }
      : {}),
    responses: describeResponses(operation, schemas),
  }
}

/** The body's part of an example: fields of the path stand with their parameters. */
function bodyExample(names: string[], input: unknown): unknown {
  if (!isObject(input)) return undefined
  return Object.fromEntries(Object.entries(input).filter(([name]) => names.includes(name)))
}

const IDEMPOTENCY_KEY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Your name for this attempt, e.g. a UUID. A repeat under the same key has no second effect.',
  schema: { type: 'string', minLength: 8, maxLength: 200 },
}

/** What an idempotency key may be refused for. */
function keyErrors({ idempotencyKey }: Operation): (keyof typeof errorCodes)[] {
  if (idempotencyKey === undefined || idempotencyKey === 'own') return []
  const codes: (keyof typeof errorCodes)[] = ['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_USE']
  return idempotencyKey === 'required' ? ['IDEMPOTENCY_KEY_MISSING', ...codes] : codes
}

function describeResponses(operation: Operation, schemas: Json): Json {
  const responses: Json = {
    [operation.status ?? 200]: {
      description: operation.summary,
      ...(operation.headers ? { headers: describeHeaders(operation) } : {}),
      content: {
        'application/json': content(
          share(operation.output as unknown as Json, schemas),
          operation.example?.output,
        ),
        ...(operation.page ? { 'text/html': { schema: { type: 'string' } } } : {}),
      },
    },
  }
  const codes = new Set([
    ...(operation.errors ?? []),
    'INVALID_INPUT',
    ...accessErrors(operation),
    ...keyErrors(operation),
  ] as (keyof typeof errorCodes)[])
  const byStatus = Map.groupBy(codes, (code) => errorCodes[code].status)
  for (const [status, list] of byStatus) {
    responses[status] = {
      description: list.map((code) => `\`${code}\`: ${errorCodes[code].title}`).join('; '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }
  }
  return responses
}

function describeHeaders({ headers = {} }: Operation): Json {
  return Object.fromEntries(
    Object.entries(headers).map(([header, field]) => [
      header,
      { description: `\`${field}\` of the answer, where it is there`, schema: { type: 'string' } },
    ]),
  )
}

function accessErrors(operation: Operation): (keyof typeof errorCodes)[] {
  return operation.access.allow === 'anyone' ? [] : ['UNAUTHENTICATED', 'FORBIDDEN']
}

function content(schema: Json, example: unknown): Json {
  return example === undefined ? { schema } : { schema, example }
}

/** Moves titled schemas to `components` and refers to them, however deep they stand. */
function share(schema: Json, schemas: Json): Json {
  const inner = mapSchema(schema, (child) => share(child, schemas))
  const title = inner.title
  if (typeof title !== 'string') return inner
  schemas[title] = inner
  return { $ref: `#/components/schemas/${title}` }
}

function mapSchema(schema: Json, map: (child: Json) => Json): Json {
  const copy: Json = { ...schema }
  if (isObject(copy.properties)) {
    copy.properties = Object.fromEntries(
      Object.entries(copy.properties).map(([name, child]) => [name, map(child as Json)]),
    )
  }
  if (isObject(copy.patternProperties)) {
    copy.patternProperties = Object.fromEntries(
      Object.entries(copy.patternProperties).map(([name, child]) => [name, map(child as Json)]),
    )
  }
  if (isObject(copy.items)) copy.items = map(copy.items)
  if (Array.isArray(copy.anyOf)) copy.anyOf = copy.anyOf.map((child) => map(child as Json))
  return copy
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
