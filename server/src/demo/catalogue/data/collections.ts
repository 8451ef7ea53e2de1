import type { Four } from './shapes.ts'

/** How a collection is chosen; `types` narrows it to some product types. */
export interface CollectionSpec {
  slug: string
  name: Four
  description: Four
  rule: 'newest' | 'popular' | 'cheap' | 'sale' | 'bundles' | 'types' | 'small-batch'
  types?: readonly string[]
  size: number
}

export const COLLECTIONS: readonly CollectionSpec[] = [
  {
    slug: 'new-arrivals',
    rule: 'newest',
    size: 40,
    name: ['New arrivals', 'Novedades', 'Neu eingetroffen', 'وصل حديثًا'],
    description: [
      'Unpacked this month and already hard to keep on the shelf.',
      'Desembalado este mes y ya difícil de mantener en el estante.',
      'Diesen Monat ausgepackt und schon schwer im Regal zu halten.',
      'فُتحت صناديقه هذا الشهر ولا يكاد يبقى على الرف.',
    ],
  },
  {
    slug: 'best-of-the-season',
    rule: 'popular',
    size: 36,
    name: ['Best of the season', 'Lo mejor de la temporada', 'Das Beste der Saison', 'أفضل ما في الموسم'],
    description: [
      'What people come back for, in no particular order.',
      'Aquello por lo que la gente vuelve, sin orden particular.',
      'Wofür die Leute wiederkommen, in loser Folge.',
      'ما يعود الناس من أجله، بلا ترتيب.',
    ],
  },
  {
    slug: 'under-25',
    rule: 'cheap',
    size: 40,
    name: [
      'Good things under 25',
      'Cosas buenas por menos de 25',
      'Gute Dinge unter 25',
      'أشياء جميلة بأقل من 25',
    ],
    description: [
      'Small prices, no small print.',
      'Precios pequeños, sin letra pequeña.',
      'Kleine Preise ohne Kleingedrucktes.',
      'أسعار صغيرة بلا شروط خفية.',
    ],
  },
  {
    slug: 'gifts',
    rule: 'bundles',
    size: 40,
    name: ['Sets & gifts', 'Conjuntos y regalos', 'Sets & Geschenke', 'أطقم وهدايا'],
    description: [
      'Already put together; only the ribbon is missing.',
      'Ya están reunidos; solo falta el lazo.',
      'Schon zusammengestellt; nur die Schleife fehlt.',
      'مجموعة وجاهزة لا ينقصها إلا الشريط.',
    ],
  },
  {
    slug: 'small-batch',
    rule: 'small-batch',
    size: 24,
    name: ['Small batch', 'Series cortas', 'Kleine Serien', 'إنتاج محدود'],
    description: [
      'Made by few hands; when it is gone, it is gone for a while.',
      'Hecho por pocas manos; cuando se acaba, tarda en volver.',
      'Von wenigen Händen gemacht; ist es weg, dann für eine Weile.',
      'صنعته أيدٍ قليلة، وإن نفد غاب مدة.',
    ],
  },
  {
    slug: 'on-sale',
    rule: 'sale',
    size: 40,
    name: ['On sale', 'Rebajas', 'Reduziert', 'تخفيضات'],
    description: [
      'The same things for less, while they last.',
      'Lo mismo por menos, mientras dure.',
      'Dasselbe für weniger, solange es reicht.',
      'الأشياء نفسها بسعر أقل حتى نفاد الكمية.',
    ],
  },
  {
    slug: 'slow-breakfast',
    rule: 'types',
    types: ['mug', 'bowl', 'plate', 'teapot', 'kettle', 'board', 'carafe'],
    size: 28,
    name: ['A slow breakfast', 'Un desayuno sin prisa', 'Frühstück ohne Eile', 'فطور على مهل'],
    description: [
      'For mornings that are allowed to take their time.',
      'Para mañanas que pueden tomarse su tiempo.',
      'Für Morgen, die sich Zeit lassen dürfen.',
      'لصباحات يحق لها أن تتمهل.',
    ],
  },
  {
    slug: 'quiet-desk',
    rule: 'types',
    types: ['lamp', 'keyboard', 'notebook', 'pen', 'headphones', 'charger', 'clock'],
    size: 28,
    name: ['The quiet desk', 'El escritorio sereno', 'Der stille Schreibtisch', 'المكتب الهادئ'],
    description: [
      'Everything for good work and nothing for distraction.',
      'Todo para trabajar bien y nada para distraerse.',
      'Alles für gute Arbeit, nichts zur Ablenkung.',
      'كل ما يلزم لعمل جيد ولا شيء للإلهاء.',
    ],
  },
  {
    slug: 'first-cold-days',
    rule: 'types',
    types: ['sweater', 'coat', 'beanie', 'scarf', 'boot', 'throw', 'socks'],
    size: 32,
    name: ['The first cold days', 'Los primeros fríos', 'Die ersten kalten Tage', 'أوائل الأيام الباردة'],
    description: [
      'Wool, lining and a good collar.',
      'Lana, forro y un buen cuello.',
      'Wolle, Futter und ein guter Kragen.',
      'صوف وبطانة وياقة دافئة.',
    ],
  },
  {
    slug: 'weekend-outside',
    rule: 'types',
    types: ['tent', 'sleepingbag', 'torch', 'hikepack', 'flask', 'ball'],
    size: 28,
    name: ['A weekend outside', 'Un fin de semana fuera', 'Ein Wochenende draußen', 'نهاية أسبوع في الخارج'],
    description: [
      'Pack on Friday, unpack on Sunday, forget the rest.',
      'Prepara el viernes, deshaz el domingo y olvida lo demás.',
      'Freitag packen, Sonntag auspacken, den Rest vergessen.',
      'احزم يوم الجمعة وافتح يوم الأحد وانسَ الباقي.',
    ],
  },
  {
    slug: 'balcony-season',
    rule: 'types',
    types: ['planter', 'wateringcan', 'basket', 'sandal', 'carafe', 'cap'],
    size: 24,
    name: ['Balcony season', 'Temporada de balcón', 'Balkonzeit', 'موسم الشرفات'],
    description: [
      'Four square metres of summer.',
      'Cuatro metros cuadrados de verano.',
      'Vier Quadratmeter Sommer.',
      'أربعة أمتار مربعة من الصيف.',
    ],
  },
  {
    slug: 'evening-light',
    rule: 'types',
    types: ['lamp', 'candle', 'throw', 'cushion', 'speaker'],
    size: 28,
    name: ['Evening light', 'Luz de tarde', 'Abendlicht', 'ضوء المساء'],
    description: [
      'For the hour when the big lamp goes off.',
      'Para la hora en que se apaga la lámpara grande.',
      'Für die Stunde, in der das große Licht ausgeht.',
      'لساعة انطفاء المصباح الكبير.',
    ],
  },
]
