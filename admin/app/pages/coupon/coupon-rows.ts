import { useQuery } from '@tanstack/react-query'
import type { Output, pricing } from '@techmart/contracts'
import { api, ctx } from '../../api/client.ts'
import { formatMoney } from '../../ui/format.ts'
import type { Tone } from '../../ui/state.tsx'

export type Coupon = Output<typeof pricing, 'listCoupons'>['items'][number]

/** Every coupon; there are at most five hundred, so they come in one answer. */
export function useCoupons() {
  return useQuery({
    queryKey: ['coupons'],
    queryFn: async () => (await api.pricing.listCoupons(ctx(), {})).items,
  })
}

/** "15 % off", "$10.00 / €9.00 off" */
export function worthOf(coupon: Pick<Coupon, 'kind' | 'percent' | 'amounts'>): string {
  if (coupon.kind === 'percent') return `${coupon.percent ?? 0} % off`
  return `${(coupon.amounts ?? []).map(formatMoney).join(' / ')} off`
}

/** Whether it can be used at this moment. */
export function couponState(coupon: Coupon, now = Date.now()): { word: string; tone: Tone } {
  if (!coupon.active) return { word: 'Off', tone: 'plain' }
  if (coupon.maxUses !== undefined && coupon.uses >= coupon.maxUses) return { word: 'Used up', tone: 'plain' }
  if (coupon.endsAt && Date.parse(coupon.endsAt) <= now) return { word: 'Over', tone: 'plain' }
  if (coupon.startsAt && Date.parse(coupon.startsAt) > now) return { word: 'Planned', tone: 'warn' }
  return { word: 'Running', tone: 'good' }
}
