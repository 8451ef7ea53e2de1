export interface DemoLogin {
  /** Who it is, as shown when the shop opens. */
  role: string
  email: string
  password: string
  /** Where it is used: behind the counter, or before it. */
  kind: 'owner' | 'support' | 'catalogue' | 'customer'
  name: string
}

/** One word for all: the demo shop holds nothing that is worth hiding. */
const PASSWORD = 'welcome-to-techmart'

/** The people who can sign in to a demo shop. */
export const demoLogins: readonly DemoLogin[] = [
  {
    role: 'Owner',
    email: 'owner@techmart.example',
    password: PASSWORD,
    kind: 'owner',
    name: 'Marlene Osei',
  },
  {
    role: 'Support',
    email: 'support@techmart.example',
    password: PASSWORD,
    kind: 'support',
    name: 'Iker Solbes',
  },
  {
    role: 'Catalogue',
    email: 'catalogue@techmart.example',
    password: PASSWORD,
    kind: 'catalogue',
    name: 'Tove Lindqvist',
  },
  {
    role: 'Shopper',
    email: 'shopper@example.com',
    password: PASSWORD,
    kind: 'customer',
    name: 'Robin Ashdown',
  },
]
