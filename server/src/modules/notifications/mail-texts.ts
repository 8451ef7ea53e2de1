import type { Language } from '@techmart/contracts'
import { type AfterSalesKind, type AfterSalesTexts, afterSalesTexts } from './after-sales-texts.ts'

/** The occasions a shopper gets a mail for. */
type OrderKind = 'order_paid' | 'order_fulfilled' | 'order_cancelled'
export type MailKind = OrderKind | AfterSalesKind

export interface Occasion {
  subject: (reference: string) => string
  /** The line mail programs show beside the subject. */
  preview: string
  heading: (name: string) => string
  text: string
}

/** Everything a mail says, in one language. */
export interface MailTexts extends AfterSalesTexts {
  order_paid: Occasion
  order_fulfilled: Occasion
  order_cancelled: Occasion
  notCharged: string
  refund: (amount: string) => string
  seeOrder: string
  trackParcel: string
  carrier: string
  trackingNumber: string
  order: (reference: string) => string
  placedOn: (date: string) => string
  items: string
  /** In front of a number of further lines. */
  more: (count: number) => string
  quantity: (count: number, price: string) => string
  subtotal: string
  discount: string
  delivery: string
  free: string
  total: string
  including: (taxLabel: string, amount: string) => string
  deliverTo: string
  workingDays: (min: number, max: number) => string
  help: string
  why: string
}

const en: MailTexts = {
  ...afterSalesTexts.en,
  order_paid: {
    subject: (reference) => `Order ${reference} is confirmed`,
    preview: 'Your payment has arrived and we are packing.',
    heading: (name) => `Thank you, ${name}`,
    text: 'Your payment has arrived and your order is confirmed. We are packing it now and write again once it leaves us.',
  },
  order_fulfilled: {
    subject: (reference) => `Order ${reference} is on its way`,
    preview: 'Your parcel has left us.',
    heading: (name) => `It is on its way, ${name}`,
    text: 'We have handed your parcel to the carrier. With the number below you can follow it to your door.',
  },
  order_cancelled: {
    subject: (reference) => `Order ${reference} was cancelled`,
    preview: 'Nothing more is needed from you.',
    heading: () => 'Your order was cancelled',
    text: 'Nothing more is needed from you. Should you still like the things, they are waiting in the shop.',
  },
  notCharged: 'You have not been charged.',
  refund: (amount) => `${amount} goes back to the way you paid. Banks take a few days to show it.`,
  seeOrder: 'See your order',
  trackParcel: 'Track the parcel',
  carrier: 'Carrier',
  trackingNumber: 'Tracking number',
  order: (reference) => `Order ${reference}`,
  placedOn: (date) => `Placed on ${date}`,
  items: 'Items',
  more: (count) => (count === 1 ? 'and one more item' : `and ${count} more items`),
  quantity: (count, price) => `${count} × ${price}`,
  subtotal: 'Items',
  discount: 'Discount',
  delivery: 'Delivery',
  free: 'Free',
  total: 'Total',
  including: (taxLabel, amount) => `Including ${taxLabel}: ${amount}`,
  deliverTo: 'Delivery to',
  workingDays: (min, max) =>
    min === max ? `${min} working ${min === 1 ? 'day' : 'days'}` : `${min}–${max} working days`,
  help: 'Something not right? Just answer this mail.',
  why: 'You get this mail because you ordered at TechMart.',
}

const es: MailTexts = {
  ...afterSalesTexts.es,
  order_paid: {
    subject: (reference) => `Pedido ${reference} confirmado`,
    preview: 'Tu pago ha llegado y ya lo estamos preparando.',
    heading: (name) => `Gracias, ${name}`,
    text: 'Tu pago ha llegado y el pedido está confirmado. Ya lo estamos preparando; te escribiremos de nuevo cuando salga.',
  },
  order_fulfilled: {
    subject: (reference) => `Tu pedido ${reference} va en camino`,
    preview: 'Tu paquete ya ha salido.',
    heading: (name) => `Va en camino, ${name}`,
    text: 'Hemos entregado tu paquete al transportista. Con el número de abajo puedes seguirlo hasta tu puerta.',
  },
  order_cancelled: {
    subject: (reference) => `El pedido ${reference} se ha cancelado`,
    preview: 'No tienes que hacer nada más.',
    heading: () => 'Tu pedido se ha cancelado',
    text: 'No tienes que hacer nada más. Si todavía te gustan, los artículos te esperan en la tienda.',
  },
  notCharged: 'No se te ha cobrado nada.',
  refund: (amount) =>
    `Te devolvemos ${amount} por el mismo medio con el que pagaste. Los bancos tardan unos días en mostrarlo.`,
  seeOrder: 'Ver tu pedido',
  trackParcel: 'Seguir el paquete',
  carrier: 'Transportista',
  trackingNumber: 'Número de seguimiento',
  order: (reference) => `Pedido ${reference}`,
  placedOn: (date) => `Realizado el ${date}`,
  items: 'Artículos',
  more: (count) => (count === 1 ? 'y un artículo más' : `y ${count} artículos más`),
  quantity: (count, price) => `${count} × ${price}`,
  subtotal: 'Artículos',
  discount: 'Descuento',
  delivery: 'Envío',
  free: 'Gratis',
  total: 'Total',
  including: (taxLabel, amount) => `Incluye ${taxLabel}: ${amount}`,
  deliverTo: 'Enviar a',
  workingDays: (min, max) =>
    min === max
      ? `${min} ${min === 1 ? 'día laborable' : 'días laborables'}`
      : `${min}–${max} días laborables`,
  help: '¿Algo no va bien? Responde a este correo.',
  why: 'Recibes este correo porque has hecho un pedido en TechMart.',
}

const de: MailTexts = {
  ...afterSalesTexts.de,
  order_paid: {
    subject: (reference) => `Bestellung ${reference} ist bestätigt`,
    preview: 'Deine Zahlung ist da und wir packen.',
    heading: (name) => `Danke, ${name}`,
    text: 'Deine Zahlung ist da und die Bestellung bestätigt. Wir packen sie jetzt und schreiben dir wieder, sobald sie unterwegs ist.',
  },
  order_fulfilled: {
    subject: (reference) => `Bestellung ${reference} ist unterwegs`,
    preview: 'Dein Paket hat uns verlassen.',
    heading: (name) => `Sie ist unterwegs, ${name}`,
    text: 'Wir haben dein Paket dem Versanddienst übergeben. Mit der Nummer unten kannst du es bis an deine Tür verfolgen.',
  },
  order_cancelled: {
    subject: (reference) => `Bestellung ${reference} wurde storniert`,
    preview: 'Du musst nichts weiter tun.',
    heading: () => 'Deine Bestellung wurde storniert',
    text: 'Du musst nichts weiter tun. Wenn dir die Sachen noch gefallen: Sie warten im Laden auf dich.',
  },
  notCharged: 'Es wurde nichts abgebucht.',
  refund: (amount) =>
    `${amount} gehen auf dem Weg zurück, auf dem du bezahlt hast. Bis die Bank sie anzeigt, dauert es einige Tage.`,
  seeOrder: 'Zur Bestellung',
  trackParcel: 'Paket verfolgen',
  carrier: 'Versanddienst',
  trackingNumber: 'Sendungsnummer',
  order: (reference) => `Bestellung ${reference}`,
  placedOn: (date) => `Bestellt am ${date}`,
  items: 'Artikel',
  more: (count) => (count === 1 ? 'und ein weiterer Artikel' : `und ${count} weitere Artikel`),
  quantity: (count, price) => `${count} × ${price}`,
  subtotal: 'Artikel',
  discount: 'Rabatt',
  delivery: 'Versand',
  free: 'Kostenlos',
  total: 'Gesamt',
  including: (taxLabel, amount) => `Darin ${taxLabel}: ${amount}`,
  deliverTo: 'Lieferung an',
  workingDays: (min, max) =>
    min === max ? `${min} ${min === 1 ? 'Werktag' : 'Werktage'}` : `${min}–${max} Werktage`,
  help: 'Stimmt etwas nicht? Antworte einfach auf diese E-Mail.',
  why: 'Du bekommst diese E-Mail, weil du bei TechMart bestellt hast.',
}

const ar: MailTexts = {
  ...afterSalesTexts.ar,
  order_paid: {
    subject: (reference) => `تم تأكيد الطلب ${reference}`,
    preview: 'وصلت دفعتك ونحن نجهّز طلبك.',
    heading: (name) => `شكرًا لك، ${name}`,
    text: 'وصلت دفعتك وتم تأكيد طلبك. نحن نجهّزه الآن وسنراسلك مجددًا فور خروجه من عندنا.',
  },
  order_fulfilled: {
    subject: (reference) => `الطلب ${reference} في الطريق إليك`,
    preview: 'غادرت شحنتك مستودعنا.',
    heading: (name) => `طلبك في الطريق، ${name}`,
    text: 'سلّمنا شحنتك إلى شركة الشحن. بالرقم أدناه يمكنك تتبعها حتى باب منزلك.',
  },
  order_cancelled: {
    subject: (reference) => `تم إلغاء الطلب ${reference}`,
    preview: 'لا يلزمك فعل أي شيء.',
    heading: () => 'تم إلغاء طلبك',
    text: 'لا يلزمك فعل أي شيء. وإن كانت المنتجات ما زالت تعجبك فهي بانتظارك في المتجر.',
  },
  notCharged: 'لم يُخصم منك أي مبلغ.',
  refund: (amount) =>
    `سيعود مبلغ ${amount} إلى وسيلة الدفع التي استخدمتها. قد يستغرق ظهوره في حسابك بضعة أيام.`,
  seeOrder: 'عرض طلبك',
  trackParcel: 'تتبع الشحنة',
  carrier: 'شركة الشحن',
  trackingNumber: 'رقم التتبع',
  order: (reference) => `الطلب ${reference}`,
  placedOn: (date) => `تاريخ الطلب: ${date}`,
  items: 'المنتجات',
  more: (count) => `بالإضافة إلى منتجات أخرى: ${count}`,
  quantity: (count, price) => `${price} × ${count}`,
  subtotal: 'المنتجات',
  discount: 'الخصم',
  delivery: 'التوصيل',
  free: 'مجاني',
  total: 'الإجمالي',
  including: (taxLabel, amount) => `يشمل ${taxLabel}: ${amount}`,
  deliverTo: 'التوصيل إلى',
  workingDays: (min, max) => {
    if (min !== max) return `من ${min} إلى ${max} أيام عمل`
    if (min === 1) return 'يوم عمل واحد'
    return min === 2 ? 'يوما عمل' : `${min} أيام عمل`
  },
  help: 'هل هناك خطأ ما؟ ما عليك سوى الرد على هذه الرسالة.',
  why: 'تصلك هذه الرسالة لأنك طلبت من TechMart.',
}

export const mailTexts: Record<Language, MailTexts> = { en, es, de, ar }
