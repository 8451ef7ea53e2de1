import { counted } from '../../lib/plural.ts'
import type { Messages } from '../type.ts'

export const goods: Messages['goods'] = {
  shopDepartments: 'تسوّق حسب القسم',
  seeAll: 'عرض الكل',
  seeAllOf: (name) => `عرض الكل: ${name}`,
  recentlyViewed: 'ما شاهدته مؤخرًا',
  previous: 'السابق',
  next: 'التالي',
  from: 'من',
  was: 'قبل',
  now: 'الآن',
  sale: (percent) => `خصم ${percent}٪`,
  soldOut: 'نفد',
  lowStock: 'بقي القليل',
  preorder: 'طلب مسبق',
  backorder: 'يُصنع عند الطلب',
  bundle: 'طقم',
  colorCount: counted('ar', {
    one: 'لون واحد',
    two: 'لونان',
    few: '{n} ألوان',
    many: '{n} لونًا',
    other: '{n} لون',
  }),
  rating: (average) => `${average} من 5 نجوم`,
  reviewCount: counted('ar', {
    zero: 'لا تقييمات',
    one: 'تقييم واحد',
    two: 'تقييمان',
    few: '{n} تقييمات',
    many: '{n} تقييمًا',
    other: '{n} تقييم',
  }),
}
