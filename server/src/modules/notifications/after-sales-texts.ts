import type { Language } from '@techmart/contracts'
import type { Occasion } from './mail-texts.ts'

/** What may be written after an order was paid: about a parcel, a refund, a return, or by a person. */
export type AfterSalesKind =
  | 'order_partly_sent'
  | 'order_refunded'
  | 'return_approved'
  | 'return_refused'
  | 'order_message'

export interface AfterSalesTexts extends Record<AfterSalesKind, Occasion> {
  refunded: (amount: string) => string
  credited: (amount: string) => string
}

const en: AfterSalesTexts = {
  order_partly_sent: {
    subject: (reference) => `A parcel of order ${reference} is on its way`,
    preview: 'A part of your order has left us.',
    heading: (name) => `The first things are on their way, ${name}`,
    text: 'We have handed this parcel to the carrier. The rest follows, and we write again when it leaves.',
  },
  order_refunded: {
    subject: (reference) => `Money back for order ${reference}`,
    preview: 'A refund is on its way to you.',
    heading: () => 'Your money is on its way',
    text: 'Nothing is needed from you. You find every refund with your order.',
  },
  return_approved: {
    subject: (reference) => `You can send it back: order ${reference}`,
    preview: 'We have approved your return.',
    heading: () => 'You can send it back',
    text: 'We have approved your return. Pack the things well, put the order reference in, and send them to the address in our imprint. Once they are here the money goes back.',
  },
  return_refused: {
    subject: (reference) => `About your return for order ${reference}`,
    preview: 'We cannot take these things back.',
    heading: () => 'We cannot take this back',
    text: 'We are sorry: these things cannot be returned. If you see it differently, just answer this mail.',
  },
  order_message: {
    subject: (reference) => `About your order ${reference}`,
    preview: 'We have written to you about your order.',
    heading: (name) => `Hello ${name}`,
    text: 'You can answer this mail as it is.',
  },
  refunded: (amount) => `${amount} goes back to the way you paid. Banks take a few days to show it.`,
  credited: (amount) =>
    `${amount} has been added to your store credit. It pays for your next order when you are signed in.`,
}

const es: AfterSalesTexts = {
  order_partly_sent: {
    subject: (reference) => `Un paquete del pedido ${reference} va en camino`,
    preview: 'Una parte de tu pedido ya ha salido.',
    heading: (name) => `Lo primero va en camino, ${name}`,
    text: 'Hemos entregado este paquete al transportista. Lo demás sale después y te escribiremos de nuevo entonces.',
  },
  order_refunded: {
    subject: (reference) => `Reembolso del pedido ${reference}`,
    preview: 'Tu reembolso va en camino.',
    heading: () => 'Tu dinero va en camino',
    text: 'No tienes que hacer nada. Encontrarás cada reembolso en tu pedido.',
  },
  return_approved: {
    subject: (reference) => `Puedes devolverlo: pedido ${reference}`,
    preview: 'Hemos aprobado tu devolución.',
    heading: () => 'Puedes devolverlo',
    text: 'Hemos aprobado tu devolución. Empaqueta bien los artículos, incluye la referencia del pedido y envíalos a la dirección de nuestro aviso legal. Cuando lleguen, te devolvemos el dinero.',
  },
  return_refused: {
    subject: (reference) => `Sobre tu devolución del pedido ${reference}`,
    preview: 'No podemos aceptar la devolución de estos artículos.',
    heading: () => 'No podemos aceptar esta devolución',
    text: 'Lo sentimos: estos artículos no se pueden devolver. Si no estás de acuerdo, responde a este correo.',
  },
  order_message: {
    subject: (reference) => `Sobre tu pedido ${reference}`,
    preview: 'Te hemos escrito sobre tu pedido.',
    heading: (name) => `Hola, ${name}`,
    text: 'Puedes responder directamente a este correo.',
  },
  refunded: (amount) =>
    `Te devolvemos ${amount} por el mismo medio con el que pagaste. Los bancos tardan unos días en mostrarlo.`,
  credited: (amount) =>
    `Hemos añadido ${amount} a tu saldo de la tienda. Pagará tu próximo pedido cuando inicies sesión.`,
}

const de: AfterSalesTexts = {
  order_partly_sent: {
    subject: (reference) => `Ein Paket der Bestellung ${reference} ist unterwegs`,
    preview: 'Ein Teil deiner Bestellung hat uns verlassen.',
    heading: (name) => `Das Erste ist unterwegs, ${name}`,
    text: 'Wir haben dieses Paket dem Versanddienst übergeben. Der Rest folgt, und wir schreiben dir wieder, sobald er unterwegs ist.',
  },
  order_refunded: {
    subject: (reference) => `Geld zurück für Bestellung ${reference}`,
    preview: 'Eine Erstattung ist unterwegs zu dir.',
    heading: () => 'Dein Geld ist unterwegs',
    text: 'Du musst nichts weiter tun. Jede Erstattung findest du bei deiner Bestellung.',
  },
  return_approved: {
    subject: (reference) => `Du kannst es zurückschicken: Bestellung ${reference}`,
    preview: 'Wir haben deiner Rückgabe zugestimmt.',
    heading: () => 'Du kannst es zurückschicken',
    text: 'Wir haben deiner Rückgabe zugestimmt. Pack die Sachen gut ein, leg die Bestellnummer dazu und schick sie an die Adresse in unserem Impressum. Sobald sie hier sind, geht das Geld zurück.',
  },
  return_refused: {
    subject: (reference) => `Zu deiner Rückgabe der Bestellung ${reference}`,
    preview: 'Wir können diese Sachen nicht zurücknehmen.',
    heading: () => 'Das können wir nicht zurücknehmen',
    text: 'Es tut uns leid: Diese Sachen können nicht zurückgegeben werden. Wenn du das anders siehst, antworte einfach auf diese E-Mail.',
  },
  order_message: {
    subject: (reference) => `Zu deiner Bestellung ${reference}`,
    preview: 'Wir haben dir zu deiner Bestellung geschrieben.',
    heading: (name) => `Hallo ${name}`,
    text: 'Du kannst einfach auf diese E-Mail antworten.',
  },
  refunded: (amount) =>
    `${amount} gehen auf dem Weg zurück, auf dem du bezahlt hast. Bis die Bank sie anzeigt, dauert es einige Tage.`,
  credited: (amount) =>
    `${amount} wurden deinem Guthaben gutgeschrieben. Angemeldet bezahlst du damit deine nächste Bestellung.`,
}

const ar: AfterSalesTexts = {
  order_partly_sent: {
    subject: (reference) => `شحنة من الطلب ${reference} في الطريق إليك`,
    preview: 'غادر جزء من طلبك مستودعنا.',
    heading: (name) => `أول المنتجات في الطريق، ${name}`,
    text: 'سلّمنا هذه الشحنة إلى شركة الشحن. الباقي يتبعها، وسنراسلك مجددًا عند خروجه.',
  },
  order_refunded: {
    subject: (reference) => `استرداد مبلغ للطلب ${reference}`,
    preview: 'المبلغ المسترد في الطريق إليك.',
    heading: () => 'أموالك في الطريق إليك',
    text: 'لا يلزمك فعل أي شيء. تجد كل مبلغ مسترد مع طلبك.',
  },
  return_approved: {
    subject: (reference) => `يمكنك إرجاعه: الطلب ${reference}`,
    preview: 'وافقنا على الإرجاع.',
    heading: () => 'يمكنك إرجاعه',
    text: 'وافقنا على الإرجاع. غلّف المنتجات جيدًا، وضع معها رقم الطلب، وأرسلها إلى العنوان المذكور في بيانات الناشر. وحين تصلنا يعود إليك المبلغ.',
  },
  return_refused: {
    subject: (reference) => `بخصوص إرجاع الطلب ${reference}`,
    preview: 'لا يمكننا استرجاع هذه المنتجات.',
    heading: () => 'لا يمكننا قبول هذا الإرجاع',
    text: 'نأسف: لا يمكن إرجاع هذه المنتجات. إن كان لك رأي آخر فما عليك سوى الرد على هذه الرسالة.',
  },
  order_message: {
    subject: (reference) => `بخصوص طلبك ${reference}`,
    preview: 'كتبنا إليك بخصوص طلبك.',
    heading: (name) => `مرحبًا ${name}`,
    text: 'يمكنك الرد على هذه الرسالة مباشرة.',
  },
  refunded: (amount) =>
    `سيعود مبلغ ${amount} إلى وسيلة الدفع التي استخدمتها. قد يستغرق ظهوره في حسابك بضعة أيام.`,
  credited: (amount) => `أُضيف مبلغ ${amount} إلى رصيدك في المتجر، ويُستخدم في طلبك القادم بعد تسجيل الدخول.`,
}

export const afterSalesTexts: Record<Language, AfterSalesTexts> = { en, es, de, ar }
