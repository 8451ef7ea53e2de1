import type { PolicyTexts } from '../policy-text.ts'

export const policies: PolicyTexts = {
  delivery: {
    title: 'Delivery',
    intro: 'Where we send things, how long it takes and what it costs.',
    sections: [
      {
        title: 'Countries and methods',
        paragraphs: [
          'We deliver to the countries you can choose in the cart. The methods for your country, with their price and time, are shown there before you order; nothing is added later.',
          'Larger orders travel free. How much is missing is written in your cart.',
        ],
      },
      {
        title: 'When it leaves',
        paragraphs: [
          'What is in stock and ordered before two in the afternoon on a working day leaves the same day. The time we name counts from then, in working days.',
          'Things made to order leave two to three weeks later. If an order holds both, everything travels together once it is complete.',
        ],
      },
      {
        title: 'Following the parcel',
        paragraphs: [
          'You get an e-mail when the parcel leaves. You can look at any order at any time with its reference and your e-mail address; no account is needed.',
        ],
      },
      {
        title: 'Damaged or lost',
        paragraphs: [
          'Tell us within a week of the expected day. We send the same thing again or return the money, as you prefer. The risk of the journey is ours.',
        ],
      },
    ],
  },
  returns: {
    title: 'Returns',
    intro: 'You have 30 days to change your mind, counted from the day the parcel reaches you.',
    sections: [
      {
        title: 'What can go back',
        paragraphs: [
          'Everything that is unused and complete, in a state in which it could be sold again. Trying on and looking closely is fine; wearing outdoors or cooking with it is not.',
          'For reasons of hygiene, opened bath and beauty products stay with you, unless they are faulty.',
        ],
      },
      {
        title: 'How it goes back',
        paragraphs: [
          'Write to us with your order reference. You receive a label by e-mail, print it and leave the parcel at any collection point. Within our delivery countries the way back costs nothing.',
        ],
      },
      {
        title: 'Your money',
        paragraphs: [
          'We return the price and the cheapest delivery within five working days of the parcel’s arrival, to the card or account you paid with.',
        ],
      },
      {
        title: 'Faults',
        paragraphs: [
          'Something that fails within two years is repaired, replaced or refunded. This guarantee stands beside your rights under the law and does not shorten them.',
        ],
      },
    ],
  },
  privacy: {
    title: 'Privacy',
    intro:
      'What we keep, why, and for how long. The short version: what an order needs, and nothing for sale.',
    sections: [
      {
        title: 'What an order needs',
        paragraphs: [
          'Name, address, e-mail and what you bought. We need them to deliver, to bill and to answer questions, and the law has us keep invoices for ten years.',
          'Card details go directly to the payment provider. They never touch our servers, and we could not show them to you.',
        ],
      },
      {
        title: 'What stays in your browser',
        paragraphs: [
          'A cart, the currency, the country and the appearance you chose are kept in cookies of this shop, the cart for 90 days. What you looked at recently is kept in the browser itself and sent to us only to show it to you.',
          'There are no advertising cookies, no trackers and no content of others on these pages, and therefore no banner.',
        ],
      },
      {
        title: 'Who else sees it',
        paragraphs: [
          'The payment provider, the carrier and the service that sends our e-mail, each only what its task takes. Nobody else, and never for money.',
        ],
      },
      {
        title: 'Your rights',
        paragraphs: [
          'You may see, correct, take with you or have erased what we hold about you, and object to its use. Write to privacy@techmart.example; we answer within a month. You may also complain to your data protection authority.',
        ],
      },
    ],
  },
  terms: {
    title: 'Terms',
    intro:
      'What holds between you and us when you order. This is a demonstration shop: no order here becomes a real contract.',
    sections: [
      {
        title: 'The contract',
        paragraphs: [
          'What you see in the shop is an invitation. Your order is an offer; it is accepted when the payment has gone through and we confirm it by e-mail.',
          'If a price changes or something sells out while you are ordering, you are shown the change and decide again. You never pay another amount than the one you saw last.',
        ],
      },
      {
        title: 'Prices and payment',
        paragraphs: [
          'In Europe and the United Kingdom prices contain value added tax. In the United States sales tax is added in the checkout, where the total is final.',
          'You pay on the page of the payment provider. An order that is not paid in time is cancelled, and what was held for you becomes free again.',
        ],
      },
      {
        title: 'Ownership and guarantee',
        paragraphs: [
          'Things are yours once they are paid for. For faults the rights of the law apply, and our guarantee of two years.',
        ],
      },
      {
        title: 'If we disagree',
        paragraphs: [
          'Please write to us first; most things are settled with two messages. Consumers may use the courts and the mandatory law of the country they live in.',
        ],
      },
    ],
  },
  imprint: {
    title: 'Imprint',
    intro: 'Who stands behind this shop.',
    sections: [
      {
        title: 'TechMart Demonstration Shop',
        paragraphs: [
          '1 Example Street, 00000 Exampletown. Telephone +00 000 000000, e-mail hello@techmart.example.',
          'These details are invented. The shop is run by whoever started this copy of TechMart, an open-source commerce platform, to see what it can do.',
        ],
      },
      {
        title: 'Products and pictures',
        paragraphs: [
          'All products, brands, texts and reviews are made up, and all pictures are drawn by the program itself. Any likeness to real goods or firms is chance.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Accessibility',
    intro: 'Everyone should be able to buy here, whatever they see, hear or hold in their hands.',
    sections: [
      {
        title: 'What we aim for',
        paragraphs: [
          'The shop follows the Web Content Accessibility Guidelines 2.2 at level AA. Every page is tested by machine with each change, and by hand with keyboard and screen reader.',
        ],
      },
      {
        title: 'What that means',
        paragraphs: [
          'Everything works with the keyboard alone and shows where you are. Text can be enlarged to 400 %. Contrast holds in the light and in the dark appearance. Who prefers less motion gets none.',
          'The shop can be read and used without JavaScript, on slow lines and old devices.',
        ],
      },
      {
        title: 'If something stands in your way',
        paragraphs: [
          'Tell us at access@techmart.example what you wanted to do and what you use. We answer within two working days.',
        ],
      },
    ],
  },
}
