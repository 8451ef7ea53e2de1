import { type Four, type SecondOptionSpec, same } from './shapes.ts'

const SIZE: Four = ['Size', 'Talla', 'Größe', 'المقاس']
const MEASURE: Four = ['Size', 'Medida', 'Größe', 'المقاس']
const CAPACITY: Four = ['Capacity', 'Capacidad', 'Fassungsvermögen', 'السعة']

export const COLOUR_NAME: Four = ['Colour', 'Color', 'Farbe', 'اللون']

type Value = SecondOptionSpec['values'][number]

const plain = (code: string, text = code.toUpperCase()): Value => [code, code.toUpperCase(), same(text), 1, 1]

const square = (width: number, height: number, price: number, weight: number): Value => [
  `${width}x${height}`,
  `${width}X${height}`,
  [
    `${width} × ${height} cm`,
    `${width} × ${height} cm`,
    `${width} × ${height} cm`,
    `${width} × ${height} سم`,
  ],
  price,
  weight,
]

const diameter = (cm: number, price: number, weight: number): Value => [
  `${cm}cm`,
  `${cm}`,
  [`${cm} cm`, `${cm} cm`, `${cm} cm`, `${cm} سم`],
  price,
  weight,
]

const millilitres = (ml: number, price: number, weight: number): Value => [
  `${ml}ml`,
  `${ml}`,
  [`${ml} ml`, `${ml} ml`, `${ml} ml`, `${ml} مل`],
  price,
  weight,
]

const litres = (l: number, price: number): Value => [
  `${l}l`,
  `${l}L`,
  [`${l} litres`, `${l} litros`, `${l} Liter`, `${l} لترًا`],
  price,
  price,
]

const watts = (w: number, price: number): Value => [
  `${w}w`,
  `${w}W`,
  [`${w} W`, `${w} W`, `${w} W`, `${w} واط`],
  price,
  price,
]

const pieces = (count: number, price: number): Value => [
  `${count}`,
  `${count}`,
  [`${count} pieces`, `${count} piezas`, `${count} Teile`, `${count} قطعة`],
  price,
  price,
]

/** The choices a product may offer beside its colour. */
export const SECOND_OPTIONS: Readonly<Record<string, SecondOptionSpec>> = {
  clothing: {
    code: 'size',
    name: SIZE,
    values: ['xs', 's', 'm', 'l', 'xl', 'xxl'].map((code) => plain(code)),
    take: [5, 6],
  },
  waist: {
    code: 'size',
    name: SIZE,
    values: [28, 29, 30, 31, 32, 33, 34, 36].map((size) => plain(`w${size}`)),
    take: [6, 8],
  },
  shoes: {
    code: 'size',
    name: SIZE,
    values: [36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46].map((size) => plain(`${size}`, `EU ${size}`)),
    take: [6, 8],
  },
  socks: {
    code: 'size',
    name: SIZE,
    values: [plain('36-38', '36–38'), plain('39-42', '39–42'), plain('43-46', '43–46')],
  },
  cushion: {
    code: 'size',
    name: MEASURE,
    values: [
      square(40, 60, 0.95, 0.95),
      square(45, 45, 1, 1),
      square(50, 50, 1.2, 1.2),
      square(60, 60, 1.5, 1.6),
    ],
    take: [2, 3],
  },
  rug: {
    code: 'size',
    name: MEASURE,
    values: [
      square(80, 150, 0.4, 0.35),
      square(120, 180, 0.7, 0.6),
      square(160, 230, 1, 1),
      square(200, 300, 1.6, 1.65),
    ],
    take: [3, 4],
  },
  throw: {
    code: 'size',
    name: MEASURE,
    values: [square(130, 170, 1, 1), square(150, 200, 1.3, 1.35)],
    take: [1, 2],
  },
  towel: {
    code: 'size',
    name: MEASURE,
    values: [
      square(30, 50, 0.45, 0.25),
      square(50, 100, 1, 1),
      square(70, 140, 1.8, 1.95),
      square(100, 150, 2.6, 3),
    ],
    take: [3, 4],
  },
  pan: {
    code: 'size',
    name: ['Diameter', 'Diámetro', 'Durchmesser', 'القطر'],
    values: [diameter(20, 0.8, 0.75), diameter(24, 1, 1), diameter(28, 1.2, 1.3)],
    take: [2, 3],
  },
  planter: {
    code: 'size',
    name: ['Diameter', 'Diámetro', 'Durchmesser', 'القطر'],
    values: [diameter(14, 0.6, 0.4), diameter(18, 1, 1), diameter(24, 1.6, 1.9), diameter(30, 2.3, 3.1)],
    take: [2, 4],
  },
  board: {
    code: 'size',
    name: MEASURE,
    values: [square(32, 20, 0.75, 0.65), square(40, 26, 1, 1), square(48, 32, 1.4, 1.5)],
    take: [2, 3],
  },
  bottle: {
    code: 'capacity',
    name: CAPACITY,
    values: [millilitres(350, 0.9, 0.8), millilitres(500, 1, 1), millilitres(750, 1.2, 1.25)],
    take: [2, 3],
  },
  flask: {
    code: 'capacity',
    name: CAPACITY,
    values: [millilitres(500, 0.85, 0.8), millilitres(750, 1, 1), millilitres(1000, 1.2, 1.25)],
    take: [2, 3],
  },
  carafe: {
    code: 'capacity',
    name: CAPACITY,
    values: [millilitres(750, 0.9, 0.85), millilitres(1000, 1, 1), millilitres(1500, 1.25, 1.3)],
    take: [1, 2],
  },
  teapot: {
    code: 'capacity',
    name: CAPACITY,
    values: [millilitres(600, 0.85, 0.8), millilitres(900, 1, 1), millilitres(1200, 1.2, 1.2)],
    take: [1, 2],
  },
  wateringcan: {
    code: 'capacity',
    name: CAPACITY,
    values: [millilitres(900, 0.7, 0.6), millilitres(1500, 1, 1), millilitres(5000, 1.6, 1.9)],
    take: [1, 2],
  },
  backpack: {
    code: 'capacity',
    name: CAPACITY,
    values: [litres(18, 0.85), litres(26, 1), litres(34, 1.2), litres(45, 1.45)],
    take: [1, 2],
  },
  serum: {
    code: 'capacity',
    name: CAPACITY,
    values: [millilitres(30, 1, 0.7), millilitres(50, 1.45, 1)],
    take: [1, 2],
  },
  soap: {
    code: 'pack',
    name: ['Pack', 'Paquete', 'Packung', 'العبوة'],
    values: [
      ['1', '1', ['Single bar', 'Una pastilla', 'Ein Stück', 'قطعة واحدة'], 1, 1],
      ['3', '3', ['Set of three', 'Juego de tres', 'Dreierset', 'طقم من ثلاث'], 2.7, 3],
    ],
    take: [2, 2],
  },
  plates: {
    code: 'pack',
    name: ['Pack', 'Paquete', 'Packung', 'العبوة'],
    values: [
      ['1', '1', ['Single', 'Una pieza', 'Einzeln', 'قطعة واحدة'], 1, 1],
      ['4', '4', ['Set of four', 'Juego de cuatro', 'Viererset', 'طقم من أربع'], 3.7, 4],
    ],
    take: [2, 2],
  },
  candle: {
    code: 'size',
    name: ['Weight', 'Peso', 'Gewicht', 'الوزن'],
    values: [
      ['180g', '180', ['180 g', '180 g', '180 g', '180 غ'], 1, 1],
      ['300g', '300', ['300 g', '300 g', '300 g', '300 غ'], 1.4, 1.6],
    ],
    take: [1, 2],
  },
  notebook: {
    code: 'ruling',
    name: ['Ruling', 'Rayado', 'Lineatur', 'التسطير'],
    values: [
      ['blank', 'BL', ['Blank', 'Liso', 'Blanko', 'بلا سطور'], 1, 1],
      ['lined', 'LN', ['Lined', 'Rayado', 'Liniert', 'مسطّر'], 1, 1],
      ['dotted', 'DT', ['Dot grid', 'Punteado', 'Punktraster', 'منقّط'], 1, 1],
    ],
    take: [2, 3],
  },
  keyboard: {
    code: 'layout',
    name: ['Layout', 'Distribución', 'Tastaturlayout', 'توزيع المفاتيح'],
    values: [
      ['us', 'US', ['English (US)', 'Inglés (EE. UU.)', 'Englisch (USA)', 'إنجليزي (أمريكي)'], 1, 1],
      ['uk', 'UK', ['English (UK)', 'Inglés (Reino Unido)', 'Englisch (UK)', 'إنجليزي (بريطاني)'], 1, 1],
      ['es', 'ES', ['Spanish', 'Español', 'Spanisch', 'إسباني'], 1, 1],
      ['de', 'DE', ['German', 'Alemán', 'Deutsch', 'ألماني'], 1, 1],
      ['ar', 'AR', ['Arabic', 'Árabe', 'Arabisch', 'عربي'], 1, 1],
    ],
    take: [3, 5],
  },
  charger: {
    code: 'power',
    name: ['Power', 'Potencia', 'Leistung', 'القدرة'],
    values: [watts(30, 0.75), watts(65, 1), watts(100, 1.35)],
    take: [1, 3],
  },
  watch: {
    code: 'size',
    name: ['Case', 'Caja', 'Gehäuse', 'قطر العلبة'],
    values: [
      ['36mm', '36', ['36 mm', '36 mm', '36 mm', '36 ملم'], 1, 0.9],
      ['40mm', '40', ['40 mm', '40 mm', '40 mm', '40 ملم'], 1, 1],
    ],
    take: [1, 2],
  },
  sleepingbag: {
    code: 'length',
    name: ['Length', 'Largo', 'Länge', 'الطول'],
    values: [
      [
        'regular',
        'R',
        ['Regular (to 180 cm)', 'Normal (hasta 180 cm)', 'Normal (bis 180 cm)', 'عادي (حتى 180 سم)'],
        1,
        1,
      ],
      [
        'long',
        'L',
        ['Long (to 195 cm)', 'Largo (hasta 195 cm)', 'Lang (bis 195 cm)', 'طويل (حتى 195 سم)'],
        1.08,
        1.1,
      ],
    ],
  },
  puzzle: {
    code: 'pieces',
    name: ['Pieces', 'Piezas', 'Teile', 'القطع'],
    values: [pieces(500, 0.85), pieces(1000, 1), pieces(2000, 1.5)],
    take: [1, 2],
  },
  blocks: {
    code: 'pieces',
    name: ['Pieces', 'Piezas', 'Teile', 'القطع'],
    values: [pieces(24, 0.65), pieces(50, 1), pieces(100, 1.75)],
    take: [1, 3],
  },
  plush: {
    code: 'size',
    name: ['Height', 'Altura', 'Höhe', 'الارتفاع'],
    values: [diameter(22, 0.75, 0.6), diameter(34, 1, 1), diameter(50, 1.6, 2)],
    take: [1, 2],
  },
  madetomeasure: {
    code: 'size',
    name: MEASURE,
    values: [60, 80, 120, 160, 200].flatMap((width) =>
      [120, 180, 240, 300].map((height) =>
        square(width, height, (width * height) / 19200, (width * height) / 19200),
      ),
    ),
  },
}
