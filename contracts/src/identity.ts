import { type Static, Type } from 'typebox'
import {
  anyone,
  command,
  contract,
  customer,
  event,
  internal,
  permissions,
  query,
  staff,
} from './contract.ts'
import { Closed, Cursor, CustomerGroup, Done, Email, Id, Language, limit, Page, Timestamp } from './shared.ts'

export const Customer = Closed(
  {
    id: Id,
    email: Email,
    name: Type.String(),
    language: Language,
    createdAt: Timestamp,
    group: Type.Optional(CustomerGroup),
  },
  { title: 'Customer' },
)
export type Customer = Static<typeof Customer>

export const StaffMember = Closed(
  {
    id: Id,
    email: Email,
    name: Type.String(),
    role: Type.String(),
    permissions: Type.Array(Type.Enum(permissions)),
  },
  { title: 'StaffMember' },
)
export type StaffMember = Static<typeof StaffMember>

const Password = Type.String({ minLength: 1, maxLength: 200 })

/** A session token is shown once; browsers get it as an HttpOnly cookie from the storefront and admin. */
const Session = { token: Type.String({ description: 'Bearer token; keep it secret' }), expiresAt: Timestamp }

export const identity = contract('identity', {
  description: 'Customers, staff, sessions and roles.',
  operations: {
    register: command({
      route: 'POST /api/customers',
      access: anyone,
      summary: 'Register as a customer and sign in',
      session: 'customer',
      input: Closed({
        email: Email,
        password: Password,
        name: Type.String({ minLength: 1, maxLength: 120 }),
        language: Type.Optional(Language),
      }),
      output: Closed({ customer: Customer, ...Session }),
      errors: ['EMAIL_TAKEN', 'WEAK_PASSWORD', 'TOO_MANY_REQUESTS', 'INVALID_INPUT'],
      status: 201,
    }),
    logIn: command({
      route: 'POST /api/sessions',
      access: anyone,
      summary: 'Sign in as a customer',
      session: 'customer',
      input: Closed({ email: Email, password: Password }),
      output: Closed({ customer: Customer, ...Session }),
      errors: ['WRONG_CREDENTIALS', 'TOO_MANY_REQUESTS'],
      status: 201,
    }),
    logOut: command({
      route: 'DELETE /api/sessions/current',
      access: anyone,
      summary: 'End the session of the caller',
      session: 'end',
      input: Closed({}),
      output: Done,
    }),
    getMe: query({
      route: 'GET /api/customers/me',
      access: customer,
      summary: 'The signed-in customer',
      input: Closed({}),
      output: Customer,
    }),
    logInStaff: command({
      route: 'POST /api/staff/sessions',
      access: anyone,
      summary: 'Sign in as a member of staff',
      session: 'staff',
      input: Closed({ email: Email, password: Password }),
      output: Closed({ staff: StaffMember, ...Session }),
      errors: ['WRONG_CREDENTIALS', 'TOO_MANY_REQUESTS'],
      status: 201,
    }),
    getStaffMe: query({
      route: 'GET /api/staff/me',
      access: staff('self:read'),
      summary: 'The signed-in member of staff',
      input: Closed({}),
      output: StaffMember,
    }),
    listCustomers: query({
      route: 'GET /api/admin/customers',
      access: staff('customers:read'),
      summary: 'Customers, newest first',
      input: Closed({
        text: Type.Optional(Type.String({ maxLength: 100 })),
        cursor: Type.Optional(Cursor),
        limit: limit(100, 50),
      }),
      output: Page(Customer),
      errors: ['INVALID_INPUT'],
    }),
    setCustomerGroup: command({
      route: 'PUT /api/admin/customers/{customerId}/group',
      access: staff('customers:write'),
      summary: 'Let a customer pay the prices of a group, or those for everybody',
      description:
        'Counts from the next request of the customer on. Without `group` they pay what everybody pays.',
      input: Closed({ customerId: Id, group: Type.Optional(CustomerGroup) }),
      output: Customer,
      errors: ['CUSTOMER_NOT_FOUND'],
    }),
    authenticate: query({
      access: internal,
      summary: 'Who a session token belongs to; anonymous when it is unknown, ended or expired',
      input: Closed({ token: Type.String({ maxLength: 200 }) }),
      output: Closed({
        kind: Type.Enum(['anonymous', 'customer', 'staff'] as const),
        id: Type.Optional(Id),
        sessionId: Type.Optional(Id),
        group: Type.Optional(CustomerGroup),
        permissions: Type.Optional(Type.Array(Type.Enum(permissions))),
      }),
    }),
    saveStaff: command({
      access: internal,
      summary: 'Add a member of staff or set their password and role',
      input: Closed({
        email: Email,
        password: Password,
        name: Type.String(),
        role: Type.Enum(['owner', 'support', 'catalogue'] as const),
      }),
      output: StaffMember,
      errors: ['INVALID_INPUT', 'TOO_MANY_REQUESTS'],
    }),
    importCustomers: command({
      access: internal,
      summary: 'Write customers; known e-mail addresses are left alone',
      input: Closed({
        customers: Type.Array(
          Closed({
            id: Id,
            email: Email,
            name: Type.String(),
            language: Language,
            createdAt: Timestamp,
            password: Type.Optional(Password),
          }),
          { maxItems: 1000 },
        ),
      }),
      output: Done,
    }),
  },
  events: {
    registered: event({
      summary: 'A customer registered',
      payload: Closed({ customerId: Id, email: Email, language: Language }),
    }),
  },
})
