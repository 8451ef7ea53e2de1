import { useParams } from 'react-router'
import { paths } from '../paths.ts'
import { Page } from '../ui/page.tsx'
import { PageSkeleton } from '../ui/page-skeleton.tsx'
import { EmptyPanel, ErrorPanel } from '../ui/panels.tsx'
import { State } from '../ui/state.tsx'
import { couponState, useCoupons } from './coupon/coupon-rows.ts'
import { CouponForm } from './coupon/form.tsx'

const back = { to: paths.coupons(), label: 'Coupons' }

export function NewCouponPage() {
  const query = useCoupons()
  return (
    <Page title="New coupon" back={back} narrow>
      <CouponForm taken={query.data?.map((coupon) => coupon.code) ?? []} />
    </Page>
  )
}

export function CouponPage() {
  const { code = '' } = useParams()
  const query = useCoupons()
  const coupon = query.data?.find((one) => one.code === code)
  if (coupon) {
    const { word, tone } = couponState(coupon)
    return (
      <Page title={coupon.code} back={back} badge={<State tone={tone}>{word}</State>} narrow>
        <CouponForm key={coupon.code} coupon={coupon} taken={[]} />
      </Page>
    )
  }
  if (query.isPending) return <PageSkeleton title={code} back={back} />
  return (
    <Page title={code} back={back}>
      {query.error ? (
        <ErrorPanel error={query.error} retry={() => void query.refetch()} />
      ) : (
        <EmptyPanel icon="coupons" title="There is no coupon with this code" />
      )}
    </Page>
  )
}
