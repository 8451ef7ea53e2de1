import {
  type ActionFunctionArgs,
  Form,
  redirect,
  useActionData,
  useNavigation,
  useSearchParams,
} from 'react-router'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { useFaultFocus } from '../components/use-fault-focus.ts'
import { textOf } from '../lib/cart-input.server.ts'
import { cookieHeaders, personal, personalPageHeaders } from '../lib/checkout-answers.server.ts'
import { lookUp, rememberLookup } from '../lib/checkout-order.server.ts'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { shopOf } from '../lib/shop.server.ts'

interface LookupAnswer {
  /** Names of the fields that cannot be right. */
  faulty: string[]
  reference: string
  email: string
}

/**
 * Opens an order for half an hour. Whether a reference exists or an address belongs to it gets the same answer, so
 * nothing can be found out here.
 */
export async function action({ context, request }: ActionFunctionArgs) {
  const shop = shopOf(context)
  const form = await request.formData()
  const reference = textOf(form, 'reference').replace(/[\s#]/g, '')
  const email = textOf(form, 'email')
  const found = await lookUp(shop, reference, email)
  if ('faulty' in found) {
    const { faulty } = found
    const typed = { reference: reference.slice(0, 40), email: email.slice(0, 254) }
    return personal<LookupAnswer>({ faulty, ...typed }, { status: faulty.length > 0 ? 400 : 404 })
  }
  const { reference: known } = found.order
  const cookie = rememberLookup(shop, known, email)
  return redirect(paths.order(known), { status: 303, headers: cookieHeaders([cookie]) })
}

export const headers = personalPageHeaders

export function meta() {
  return [{ name: 'robots', content: 'noindex' }]
}

export default function OrderLookup() {
  const { t } = useLocale()
  const answer = useActionData<LookupAnswer>()
  const [search] = useSearchParams()
  const isBusy = useNavigation().formMethod === 'POST'
  const asked = search.get('reference')
  const faulty = answer?.faulty ?? []
  useFaultFocus(answer)
  return (
    <div className="wrap pt-8 lg:pt-14">
      <title>{`${t.buy.lookupTitle} · ${t.shell.shopName}`}</title>
      <div className="max-w-lg">
        <h1 className="text-3xl">{t.buy.lookupTitle}</h1>
        <p className="mt-3 text-lg text-soft">{t.buy.lookupText}</p>
        {answer && faulty.length === 0 ? (
          <Notice tone="bad" live className="mt-6">
            {t.buy.lookupNone}
          </Notice>
        ) : (
          asked && !answer && <Notice className="mt-6">{t.buy.lookupClosed}</Notice>
        )}
        <Form method="post" noValidate className="mt-8 space-y-5">
          <Field
            name="reference"
            required
            maxLength={60}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            dir="ltr"
            className="num rtl:[&_input]:text-end"
            label={t.buy.reference}
            hint={t.buy.referenceHint}
            defaultValue={answer?.reference ?? asked ?? ''}
            error={faulty.includes('reference') ? t.buy.fieldErrors.reference : undefined}
          />
          <Field
            name="email"
            type="email"
            inputMode="email"
            autoComplete="email"
            required
            maxLength={254}
            dir="ltr"
            className="rtl:[&_input]:text-end"
            label={t.buy.email}
            defaultValue={answer?.email}
            error={faulty.includes('email') ? t.buy.fieldErrors.email : undefined}
          />
          <Button type="submit" pending={isBusy}>
            {t.buy.lookup}
          </Button>
        </Form>
      </div>
    </div>
  )
}
