/** The legal entity that sells, as documents name it; the same as in the shop's imprint. */
export const seller = {
  name: 'TechMart Demonstration Shop',
  lines: ['1 Example Street', '00000 Exampletown'],
  contact: 'hello@techmart.example',
  taxId: 'VAT ID EX000000000',
} as const
