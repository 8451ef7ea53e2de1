import { connectPaystack } from './paystack.ts'
import { conformance, type Delivered } from './testing/conformance.ts'
import { startFakePaystack } from './testing/fake-paystack.ts'
import { startGateway } from './testing/gateway.ts'

const secretKey = 'sk_test_paystack_of_a_test'

conformance('Paystack', async () => {
  const paystack = await startFakePaystack(secretKey)
  const gateway = await startGateway()
  gateway.leadTo(paystack.url)
  const delivered: Delivered[] = []
  paystack.deliverTo(async (headers, body) => void delivered.push({ headers, body }))
  return {
    provider: connectPaystack({ secretKey, apiUrl: gateway.url }),
    delivered,
    pay: paystack.pay,
    ledger: async (reference) => paystack.ledger(reference),
    attempts: async () => paystack.references().length,
    sign: paystack.sign,
    behave: gateway.behave,
    close: async () => {
      gateway.close()
      paystack.close()
    },
    can: { authorise: false, cancel: false, repeat: false },
  }
})
