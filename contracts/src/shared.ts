import { type Static, type TProperties, type TSchema, Type } from 'typebox'

/** An object that refuses unknown fields: every input and output is one. */
export function Closed<P extends TProperties>(
  properties: P,
  options: { title?: string; description?: string } = {},
) {
  return Type.Object(properties, { additionalProperties: false, ...options })
}

export const languages = ['en', 'es', 'de', 'ar'] as const
export type Language = (typeof languages)[number]
export const Language = Type.Enum(languages, { description: 'Language of texts', default: 'en' })

export const currencies = ['USD', 'EUR', 'GBP'] as const
export type Currency = (typeof currencies)[number]
export const Currency = Type.Enum(currencies, { description: 'ISO 4217 currency', default: 'USD' })

/** Spread into the input of what is shown to people: both have a default. */
export const Locale = { language: Type.Optional(Language), currency: Type.Optional(Currency) }

export const Id = Type.String({ minLength: 8, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' })
export const Slug = Type.String({ minLength: 1, maxLength: 120, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' })
export const Sku = Type.String({ minLength: 2, maxLength: 64, pattern: '^[A-Z0-9][A-Z0-9._-]*$' })
/** Nothing that means something of its own in a link or a list of addresses: `?`, `,`, `;`, `<`, `>`, `"`, controls. */
export const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^[^\\s@?,;<>"\\x00-\\x1f\\x7f]+@[^\\s@?,;<>"\\x00-\\x1f\\x7f]+\\.[^\\s@?,;<>"\\x00-\\x1f\\x7f]+$',
})
export const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' })
export const Timestamp = Type.String({ format: 'date-time', description: 'RFC 3339, UTC' })
export const Cursor = Type.String({
  maxLength: 400,
  description: 'Opaque; from `nextCursor` of the page before',
})
export const Quantity = Type.Integer({ minimum: 1, maximum: 999 })
export const Code = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' })

/** Customers who pay prices of their own, e.g. `trade`. */
export const CustomerGroup = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[a-z0-9-]+$',
  description: 'A group of customers with prices of their own',
})

/** Lenient on purpose: spaces, hyphens and small letters are read as they are meant. */
export const GiftCardCode = Type.String({ minLength: 4, maxLength: 40, pattern: '^[A-Za-z0-9 -]+$' })

/** Whole minor units (cents) of one currency. */
export const Money = Closed(
  { amountMinor: Type.Integer({ description: 'Minor units, e.g. cents' }), currency: Currency },
  { title: 'Money' },
)
export type Money = Static<typeof Money>

/** A bounded page of a keyset-paged list. */
export function Page<T extends TSchema>(item: T) {
  return Closed({ items: Type.Array(item), nextCursor: Type.Optional(Cursor) })
}
export const limit = (max: number, byDefault: number) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum: max, default: byDefault }))

/** The answer of a command that has nothing to say. */
export const Done = Closed({}, { title: 'Done' })

/** A picture in every size and format; addresses come from `pictureUrl`. */
export const Picture = Closed(
  {
    id: Type.String(),
    alt: Type.String(),
    width: Type.Integer({ description: 'Pixels of the original' }),
    height: Type.Integer(),
  },
  { title: 'Picture' },
)
export type Picture = Static<typeof Picture>

export const pictureWidths = [160, 320, 480, 640, 960, 1280] as const
export type PictureWidth = (typeof pictureWidths)[number]
export const pictureFormats = ['avif', 'webp', 'jpg'] as const
export type PictureFormat = (typeof pictureFormats)[number]

/** Immutable address of one rendition. */
export function pictureUrl(id: string, width: PictureWidth, format: PictureFormat): string {
  return `/media/${id}/${width}.${format}`
}

export const Address = Closed(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    line1: Type.String({ minLength: 1, maxLength: 160 }),
    line2: Type.Optional(Type.String({ maxLength: 160 })),
    city: Type.String({ minLength: 1, maxLength: 120 }),
    postalCode: Type.Optional(Type.String({ maxLength: 20 })),
    region: Type.Optional(Type.String({ maxLength: 80, description: 'State or province' })),
    country: Country,
    phone: Type.Optional(Type.String({ maxLength: 40, pattern: '^[0-9+() ./-]*$' })),
  },
  { title: 'Address' },
)
export type Address = Static<typeof Address>

/** RFC 9457 problem details, as every error answer carries them. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'Address of the documentation of this code' }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable; branch on this' }),
    detail: Type.Optional(Type.String()),
    instance: Type.Optional(Type.String({ description: 'Request id' })),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          field: Type.String({ description: 'JSON pointer into the input, e.g. /lines/0/quantity' }),
          detail: Type.String(),
        }),
      ),
    ),
  },
  { title: 'Problem', description: 'RFC 9457 problem details; codes may add members' },
)
export type Problem = Static<typeof Problem>

/** Whether and how an article can be had. */
export const Availability = Type.Enum([
  'in_stock',
  'low_stock',
  'preorder',
  'backorder',
  'out_of_stock',
] as const)
export type Availability = Static<typeof Availability>

/** A text in every language of the shop; English is always there. */
export const Localized = Closed({
  en: Type.String(),
  es: Type.Optional(Type.String()),
  de: Type.Optional(Type.String()),
  ar: Type.Optional(Type.String()),
})
export type Localized = Static<typeof Localized>
