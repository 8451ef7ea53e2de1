import { connectStripe } from './stripe.ts'
import { conformance, type Delivered } from './testing/conformance.ts'
import { startFakeStripe } from './testing/fake-stripe.ts'
import { startGateway } from './testing/gateway.ts'

const webhookSecret = 'whsec_of_a_test_0123456789'

// What happens over time, on a fake of Stripe's documented objects, through Stripe's own client.
conformance('Stripe', async () => {
  const stripe = await startFakeStripe(webhookSecret)
  const gateway = await startGateway()
  gateway.leadTo(stripe.url)
  const delivered: Delivered[] = []
  stripe.deliverTo(async (headers, body) => void delivered.push({ headers, body }))
  return {
    provider: connectStripe({ secretKey: 'sk_test_of_a_test', webhookSecret, apiUrl: gateway.url }),
    delivered,
    pay: stripe.pay,
    ledger: async (id) => stripe.ledger(id),
    attempts: async () => stripe.sessions().length,
    sign: stripe.sign,
    behave: gateway.behave,
    close: async () => {
      gateway.close()
      stripe.close()
    },
    can: { authorise: true, cancel: true, repeat: true },
  }
})
