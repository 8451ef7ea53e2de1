import type { Language } from '@techmart/contracts'

/** Everything invoices, credit notes and packing slips say, in one language. */
export interface DocumentTexts {
  invoice: string
  creditNote: string
  packingSlip: string
  number: string
  date: string
  order: string
  placedOn: string
  billTo: string
  deliverTo: string
  article: string
  quantity: string
  unitPrice: string
  amount: string
  subtotal: string
  discount: string
  free: string
  including: (taxLabel: string) => string
  total: string
  paid: string
  credited: (invoice: string) => string
  creditTotal: string
  parts: string
  carrier: string
  packed: string
  thanks: string
}

const en: DocumentTexts = {
  invoice: 'Invoice',
  creditNote: 'Credit note',
  packingSlip: 'Packing slip',
  number: 'Number',
  date: 'Date',
  order: 'Order',
  placedOn: 'Placed on',
  billTo: 'Bill to',
  deliverTo: 'Deliver to',
  article: 'Article',
  quantity: 'Quantity',
  unitPrice: 'Price',
  amount: 'Amount',
  subtotal: 'Items',
  discount: 'Discount',
  free: 'Free',
  including: (taxLabel) => `Including ${taxLabel}`,
  total: 'Total',
  paid: 'Paid in full. Thank you.',
  credited: (invoice) => `This amount of invoice ${invoice} is credited.`,
  creditTotal: 'Credited',
  parts: 'Consists of',
  carrier: 'Carrier',
  packed: 'Packed',
  thanks: 'Thank you for your order. Unused, everything can go back within 30 days.',
}

const es: DocumentTexts = {
  invoice: 'Factura',
  creditNote: 'Nota de crédito',
  packingSlip: 'Albarán',
  number: 'Número',
  date: 'Fecha',
  order: 'Pedido',
  placedOn: 'Realizado el',
  billTo: 'Facturar a',
  deliverTo: 'Enviar a',
  article: 'Artículo',
  quantity: 'Cantidad',
  unitPrice: 'Precio',
  amount: 'Importe',
  subtotal: 'Artículos',
  discount: 'Descuento',
  free: 'Gratis',
  including: (taxLabel) => `Incluye ${taxLabel}`,
  total: 'Total',
  paid: 'Pagado por completo. Gracias.',
  credited: (invoice) => `Se abona este importe de la factura ${invoice}.`,
  creditTotal: 'Abonado',
  parts: 'Se compone de',
  carrier: 'Transportista',
  packed: 'Empaquetado',
  thanks: 'Gracias por tu pedido. Sin usar, todo se puede devolver en un plazo de 30 días.',
}

const de: DocumentTexts = {
  invoice: 'Rechnung',
  creditNote: 'Gutschrift',
  packingSlip: 'Lieferschein',
  number: 'Nummer',
  date: 'Datum',
  order: 'Bestellung',
  placedOn: 'Bestellt am',
  billTo: 'Rechnung an',
  deliverTo: 'Lieferung an',
  article: 'Artikel',
  quantity: 'Menge',
  unitPrice: 'Preis',
  amount: 'Betrag',
  subtotal: 'Artikel',
  discount: 'Rabatt',
  free: 'Kostenlos',
  including: (taxLabel) => `Enthält ${taxLabel}`,
  total: 'Gesamt',
  paid: 'Vollständig bezahlt. Danke.',
  credited: (invoice) => `Dieser Betrag der Rechnung ${invoice} wird gutgeschrieben.`,
  creditTotal: 'Gutgeschrieben',
  parts: 'Besteht aus',
  carrier: 'Versand durch',
  packed: 'Gepackt',
  thanks: 'Danke für deine Bestellung. Unbenutzt kann alles innerhalb von 30 Tagen zurück.',
}

const ar: DocumentTexts = {
  invoice: 'فاتورة',
  creditNote: 'إشعار دائن',
  packingSlip: 'قائمة التعبئة',
  number: 'الرقم',
  date: 'التاريخ',
  order: 'الطلب',
  placedOn: 'تاريخ الطلب',
  billTo: 'الفاتورة إلى',
  deliverTo: 'التوصيل إلى',
  article: 'المنتج',
  quantity: 'الكمية',
  unitPrice: 'السعر',
  amount: 'المبلغ',
  subtotal: 'المنتجات',
  discount: 'الخصم',
  free: 'مجانًا',
  including: (taxLabel) => `يشمل ${taxLabel}`,
  total: 'الإجمالي',
  paid: 'مدفوعة بالكامل. شكرًا لك.',
  credited: (invoice) => `يُقيَّد هذا المبلغ من الفاتورة ${invoice} لصالحك.`,
  creditTotal: 'المبلغ المقيَّد',
  parts: 'يتكوّن من',
  carrier: 'شركة الشحن',
  packed: 'تمّت التعبئة',
  thanks: 'شكرًا لطلبك. يمكن إرجاع كل شيء غير مستخدم خلال 30 يومًا.',
}

export const documentTexts: Record<Language, DocumentTexts> = { en, es, de, ar }
