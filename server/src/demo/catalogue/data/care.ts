import type { CareSpec, Four } from './shapes.ts'

/** How things are looked after: the attribute, and sentences that close a description. */
export const CARE: Readonly<Record<string, CareSpec>> = {
  wash30: {
    value: [
      'Machine wash at 30 °C',
      'Lavar a máquina a 30 °C',
      'Maschinenwäsche bei 30 °C',
      'غسل آلي على 30 درجة',
    ],
    says: [
      [
        'Wash at 30 °C with like colours, and let the air do the drying.',
        'Lávese a 30 °C con colores parecidos y déjese secar al aire.',
        'Bei 30 °C mit ähnlichen Farben waschen und an der Luft trocknen lassen.',
        'الغسل على 30 درجة مع ألوان متقاربة والتجفيف في الهواء.',
      ],
      [
        'It asks for little: a cool wash, a line, and no tumble dryer.',
        'Pide poco: un lavado frío, una cuerda y nada de secadora.',
        'Viel Pflege braucht es nicht: kühle Wäsche, eine Leine, kein Trockner.',
        'العناية بسيطة: غسلة باردة وحبل غسيل بلا مجفف.',
      ],
    ],
  },
  wash60: {
    value: [
      'Machine wash at 60 °C',
      'Lavar a máquina a 60 °C',
      'Maschinenwäsche bei 60 °C',
      'غسل آلي على 60 درجة',
    ],
    says: [
      [
        'Wash at 60 °C without softener, which only makes cotton less thirsty.',
        'Lávese a 60 °C sin suavizante, que solo vuelve el algodón menos absorbente.',
        'Bei 60 °C ohne Weichspüler waschen; er macht Baumwolle nur weniger saugfähig.',
        'الغسل على 60 درجة بلا منعّم، فالمنعّم يقلل امتصاص القطن.',
      ],
    ],
  },
  woolwash: {
    value: [
      'Cool wool wash, dry flat',
      'Programa de lana en frío, secar en plano',
      'Kalte Wollwäsche, liegend trocknen',
      'غسل بارد للصوف وتجفيف مسطح',
    ],
    says: [
      [
        'Air it often, wash it seldom, and dry it flat.',
        'Ventílese a menudo, lávese poco y séquese en plano.',
        'Oft lüften, selten waschen, liegend trocknen.',
        'تهوية كثيرة وغسل نادر وتجفيف مسطح.',
      ],
      [
        'A night by an open window does more for wool than most washes.',
        'Una noche junto a la ventana abierta hace más por la lana que muchos lavados.',
        'Eine Nacht am offenen Fenster tut Wolle besser als die meisten Wäschen.',
        'ليلة قرب نافذة مفتوحة تفيد الصوف أكثر من معظم الغسلات.',
      ],
    ],
  },
  downwash: {
    value: [
      'Wash at 30 °C with down soap',
      'Lavar a 30 °C con jabón para plumón',
      'Bei 30 °C mit Daunenwaschmittel',
      'غسل على 30 درجة بصابون الريش',
    ],
    says: [
      [
        'Store it loose, not compressed, and it will keep its warmth for many years.',
        'Guárdese suelto, sin comprimir, y conservará el calor muchos años.',
        'Locker statt gestaucht gelagert, wärmt es viele Jahre.',
        'احفظه مفرودًا غير مضغوط ليبقى دافئًا سنوات طويلة.',
      ],
    ],
  },
  brush: {
    value: [
      'Brush and air; professional cleaning',
      'Cepillar y airear; limpieza profesional',
      'Bürsten und lüften; Fachreinigung',
      'تنظيف بالفرشاة وتهوية، وتنظيف متخصص عند الحاجة',
    ],
    says: [
      [
        'A soft brush and fresh air are enough for most of its life.',
        'Un cepillo suave y aire fresco bastan casi siempre.',
        'Eine weiche Bürste und frische Luft genügen die meiste Zeit.',
        'فرشاة ناعمة وهواء نقي يكفيان في معظم الأحيان.',
      ],
    ],
  },
  wipe: {
    value: [
      'Wipe with a damp cloth',
      'Limpiar con un paño húmedo',
      'Feucht abwischen',
      'مسح بقطعة قماش رطبة',
    ],
    says: [
      [
        'A damp cloth is all the care it needs.',
        'Un paño húmedo es todo el cuidado que necesita.',
        'Ein feuchtes Tuch genügt zur Pflege.',
        'تكفي قطعة قماش رطبة للعناية.',
      ],
      [
        'Wipe clean, let dry, use again tomorrow.',
        'Pasar un paño, dejar secar y volver a usar mañana.',
        'Abwischen, trocknen lassen, morgen wieder benutzen.',
        'مسح ثم تجفيف، ثم استعمال من جديد غدًا.',
      ],
    ],
  },
  leather: {
    value: [
      'Leather balm twice a year',
      'Bálsamo para piel dos veces al año',
      'Zweimal im Jahr Lederbalsam',
      'بلسم الجلد مرتين في السنة',
    ],
    says: [
      [
        'A little balm in spring and autumn keeps the leather supple.',
        'Un poco de bálsamo en primavera y otoño mantiene la piel flexible.',
        'Etwas Balsam im Frühjahr und Herbst hält das Leder geschmeidig.',
        'قليل من البلسم في الربيع والخريف يحفظ لين الجلد.',
      ],
    ],
  },
  dishwasher: {
    value: ['Dishwasher safe', 'Apto para lavavajillas', 'Spülmaschinenfest', 'آمن في غسالة الصحون'],
    says: [
      [
        'Safe in the dishwasher, happier in warm water by hand.',
        'Admite el lavavajillas, aunque agradece el agua tibia y la mano.',
        'Spülmaschinenfest, doch warmes Wasser und eine Hand sind noch besser.',
        'الغسل في غسالة الصحون آمن، والأفضل الغسل اليدوي بماء دافئ.',
      ],
      [
        'Should it ever arrive chipped, one photo is enough and a new one is on its way.',
        'Si algo llegara desportillado, basta una foto y enviamos otra pieza.',
        'Sollte etwas angeschlagen ankommen, genügt ein Foto, und Ersatz ist unterwegs.',
        'عند وصول قطعة مكسورة تكفي صورة واحدة لنرسل البديل.',
      ],
    ],
  },
  handwash: {
    value: ['Wash by hand', 'Lavar a mano', 'Von Hand spülen', 'غسل يدوي'],
    says: [
      [
        'Wash by hand and dry at once; it repays the minute.',
        'Lávese a mano y séquese enseguida: el minuto se agradece.',
        'Von Hand spülen und gleich abtrocknen; die Minute lohnt sich.',
        'غسل يدوي وتجفيف فوري، ودقيقة العناية لا تضيع.',
      ],
    ],
  },
  polish: {
    value: [
      'Polish with a soft cloth',
      'Pulir con un paño suave',
      'Mit weichem Tuch polieren',
      'تلميع بقطعة قماش ناعمة',
    ],
    says: [
      [
        'Polish it or leave it alone: both are good decisions.',
        'Se puede pulir o dejar en paz: las dos son buenas decisiones.',
        'Polieren oder in Ruhe lassen: beides ist richtig.',
        'التلميع أو انتظار الزمن، كلاهما قرار صائب.',
      ],
    ],
  },
  oil: {
    value: [
      'Oil once or twice a year',
      'Aceitar una o dos veces al año',
      'Ein- bis zweimal im Jahr ölen',
      'دهن بالزيت مرة أو مرتين في السنة',
    ],
    says: [
      [
        'A thin coat of oil once a year keeps the wood fresh; a small bottle is included.',
        'Una capa fina de aceite al año mantiene viva la madera; incluye un frasco pequeño.',
        'Einmal im Jahr dünn geölt bleibt das Holz frisch; ein Fläschchen liegt bei.',
        'طبقة زيت رقيقة كل سنة تحفظ نضارة الخشب، والعبوة الصغيرة مرفقة.',
      ],
    ],
  },
  dry: {
    value: [
      'Keep dry and out of direct sun',
      'Guardar en lugar seco y sin sol directo',
      'Trocken und ohne direkte Sonne lagern',
      'الحفظ جافًا وبعيدًا عن الشمس المباشرة',
    ],
    says: [
      [
        'Keep it dry and out of the sun, as one would a good book.',
        'Guárdese en seco y lejos del sol, como un buen libro.',
        'Trocken und schattig aufbewahren, wie ein gutes Buch.',
        'الحفظ في مكان جاف بعيدًا عن الشمس، كالكتاب الجيد.',
      ],
    ],
  },
}

/** A last sentence about the parcel or the choice, for those descriptions that have room. */
export const CLOSINGS: readonly Four[] = [
  [
    'Packed in paper and card, without a gram of plastic.',
    'Se envía en papel y cartón, sin un gramo de plástico.',
    'Verpackt in Papier und Karton, ohne ein Gramm Plastik.',
    'تغليف بالورق والكرتون بلا غرام واحد من البلاستيك.',
  ],
  [
    'Our buyers lived with a sample for a season before ordering.',
    'Nuestro equipo convivió una temporada con la muestra antes de hacer el pedido.',
    'Unser Einkauf hat eine Saison lang mit dem Muster gelebt, ehe er bestellt hat.',
    'عاش فريقنا مع العينة موسمًا كاملًا قبل أن يطلبها.',
  ],
]

/** The same for things that are kept for years, and not used up. */
export const LASTING: readonly Four[] = [
  [
    'Made in small runs; when one colour is gone, another follows.',
    'Se hace en series cortas; cuando se acaba un color, llega otro.',
    'In kleinen Serien gefertigt; ist eine Farbe vergriffen, folgt eine andere.',
    'إنتاج بكميات صغيرة، وحين ينفد لون يأتي آخر.',
  ],
  [
    'Spare parts and repairs are available for ten years.',
    'Repuestos y reparaciones disponibles durante diez años.',
    'Ersatzteile und Reparaturen gibt es zehn Jahre lang.',
    'قطع الغيار والإصلاح متاحة لعشر سنوات.',
  ],
]
