import type { Static, TObject, TSchema } from 'typebox'
import type { ErrorCode } from './errors.ts'

/**
 * The contract mechanism: one declaration of an operation gives its types, validation, access rule,
 * REST route, OpenAPI description, error codes, and both the local and the remote `Api`.
 * Everything here is plain data without I/O, so it can be used in a browser as well.
 */

/** What a staff member may do; roles are named sets of these, kept by identity. */
export const permissions = [
  'self:read',
  'catalog:read',
  'catalog:write',
  'stock:read',
  'stock:write',
  'pricing:read',
  'pricing:write',
  'orders:read',
  'orders:write',
  /** Gift cards and store credit: money of the shop's own making. */
  'credit:write',
  'customers:read',
  'customers:write',
  'media:write',
  'search:write',
  'settings:write',
] as const
export type Permission = (typeof permissions)[number]

/** Who is asking. A service acts for the shop itself: jobs, event consumers, peers. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'customer'; customerId: string; sessionId: string; group?: string }
  | { kind: 'staff'; staffId: string; sessionId: string; permissions: readonly Permission[] }
  | { kind: 'service'; name: string }

/** Travels with every call, local or remote. */
export interface Context {
  actor: Actor
  requestId: string
  /** The caller's name for one attempt; a repeat under the same key has no second effect. */
  idempotencyKey?: string
  /** From where a person calls, where guesses are counted by it; missing for what the shop does by itself. */
  network?: string
}

/** The group whose prices the caller pays; nothing for everybody else. */
export function groupOf({ actor }: Pick<Context, 'actor'>): string | undefined {
  return actor.kind === 'customer' ? actor.group : undefined
}

export type Access =
  | { allow: 'anyone' }
  | { allow: 'customer' }
  | { allow: 'staff'; permission: Permission }
  /** Only peers of the same installation; never reachable with a shopper's or staff member's session. */
  | { allow: 'internal' }

export const anyone: Access = { allow: 'anyone' }
export const customer: Access = { allow: 'customer' }
export const internal: Access = { allow: 'internal' }
export const staff = (permission: Permission): Access => ({ allow: 'staff', permission })

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Route = `${Method} /api/${string}`

interface OperationSpec<I extends TObject, O extends TSchema, E extends ErrorCode> {
  /** Absent for internal operations, which are served at `POST /internal/{module}/{operation}`. */
  route?: Route
  access: Access
  /** One line, shown in the API reference. */
  summary: string
  description?: string
  /** One object; names in the route's path are taken from it, the rest is query (GET, DELETE) or body. */
  input: I
  output: O
  errors?: readonly E[]
  /** HTTP status of success; 200 unless said. */
  status?: 200 | 201 | 202
  /**
   * Commands that create or pay carry an `Idempotency-Key` header. With `required` and `optional` a repeat under
   * the same key, by the same caller, gets the first answer again for 24 hours, and a changed request under it is
   * refused; where the key is `own` it is needed as well, and the module sees to that by rules of its own.
   */
  idempotencyKey?: 'required' | 'optional' | 'own'
  /** Over HTTP, browsers get the answer's `token` as an HttpOnly cookie, or lose theirs. */
  session?: 'customer' | 'staff' | 'end'
  /** Over HTTP, fields of the answer that are told as headers too, where they are there: header → field. */
  headers?: Record<string, keyof Static<O> & string>
  /**
   * Over HTTP, the field of the answer that is a page: whoever takes HTML, as browsers do, gets it alone; everybody
   * else the whole answer.
   */
  page?: keyof Static<O> & string
  example?: { input?: unknown; output?: unknown }
}

export interface Operation<
  I extends TObject = TObject,
  O extends TSchema = TSchema,
  E extends ErrorCode = ErrorCode,
> extends OperationSpec<I, O, E> {
  kind: 'query' | 'command'
}

export interface EventType<P extends TSchema = TSchema> {
  payload: P
  summary: string
}

export type Operations = Record<string, Operation>
export type Events = Record<string, EventType>

export interface Contract<O extends Operations = Operations, E extends Events = Events> {
  name: string
  /** Shown as the section's introduction in the API reference. */
  description: string
  operations: O
  events: E
}

/** A read: no effect, may be repeated, cached and sent to a replica. */
export function query<I extends TObject, O extends TSchema, E extends ErrorCode = never>(
  spec: OperationSpec<I, O, E>,
): Operation<I, O, E> {
  return { kind: 'query', ...spec }
}

/** A change. */
export function command<I extends TObject, O extends TSchema, E extends ErrorCode = never>(
  spec: OperationSpec<I, O, E>,
): Operation<I, O, E> {
  return { kind: 'command', ...spec }
}

/** A fact that others may react to; its full name is `module.name`. */
export function event<P extends TSchema>(spec: EventType<P>): EventType<P> {
  return spec
}

export function contract<O extends Operations, E extends Events = Record<never, never>>(
  name: string,
  spec: { description: string; operations: O; events?: E },
): Contract<O, E> {
  for (const [key, operation] of Object.entries(spec.operations)) {
    if (!operation.route && operation.access.allow !== 'internal') {
      throw new Error(`${name}.${key} needs a route, or the access rule "internal"`)
    }
  }
  return {
    name,
    description: spec.description,
    operations: spec.operations,
    events: spec.events ?? ({} as E),
  }
}

/** What a module offers its peers: the same signature whether it runs here or elsewhere. */
export type Api<C extends Contract> = {
  [K in keyof C['operations']]: (
    ctx: Context,
    input: Static<C['operations'][K]['input']>,
  ) => Promise<Static<C['operations'][K]['output']>>
}

/** Input and output types of one operation, for code that needs to name them. */
export type Input<C extends Contract, K extends keyof C['operations']> = Static<C['operations'][K]['input']>
export type Output<C extends Contract, K extends keyof C['operations']> = Static<C['operations'][K]['output']>

/** `{ 'orders.paid': payload, … }` for the given contract. */
export type EventMap<C extends Contract> = {
  [K in keyof C['events'] & string as `${C['name']}.${K}`]: Static<C['events'][K]['payload']>
}

export interface RouteParts {
  method: Method
  /** `/api/products/{slug}` */
  path: string
  /** `['slug']` */
  pathFields: string[]
  /** Where the fields that are not in the path travel. */
  rest: 'query' | 'body'
}

/** The HTTP face of an operation; internal ones have a fixed place of their own. */
export function routeOf(contractName: string, key: string, operation: Operation): RouteParts {
  const route = operation.route ?? `POST /internal/${contractName}/${key}`
  const space = route.indexOf(' ')
  const method = route.slice(0, space) as Method
  const path = route.slice(space + 1)
  const pathFields = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)
  return { method, path, pathFields, rest: method === 'GET' || method === 'DELETE' ? 'query' : 'body' }
}
