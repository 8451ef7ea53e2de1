/** Fragments of reviews. English praise per type lives with the types; here is what holds for many things. */

export type Tone = 'glad' | 'mild' | 'cross'

interface Voice {
  titles: Readonly<Record<Tone, readonly string[]>>
  openers: Readonly<Record<Tone, readonly string[]>>
  closers: Readonly<Record<Tone, readonly string[]>>
  authors: readonly string[]
}

export const ENGLISH: Voice = {
  titles: {
    glad: [
      'Exactly right',
      'Better than expected',
      'Bought a second',
      'Quietly excellent',
      'Worth the wait',
      'Very happy',
      'Would buy again',
      'Lovely thing',
      'A keeper',
      'Well made',
      'As described',
      'My new favourite',
      'Good in every detail',
      'Nothing to complain about',
      'A present to myself',
      'Simple and good',
      'Impressed',
      'Just what I hoped for',
      'Beautifully done',
      'Small joy',
    ],
    mild: [
      'Good, with a small but',
      'Nearly perfect',
      'Nice, not flawless',
      'Solid',
      'Decent for the price',
      'Good on the whole',
      'Fine, one niggle',
      'Pleased, mostly',
    ],
    cross: ['Not for me', 'Expected more', 'Went back', 'Disappointed', 'Had high hopes'],
  },
  openers: {
    glad: [
      'I had been looking for one like this for a long time.',
      'Arrived two days early and beautifully packed.',
      'Bought it on a whim and have not regretted it once.',
      'Second one in this house now.',
      'A gift from my sister, and she chose well.',
      'It replaced something that cost twice as much.',
      'I hesitated over the price, wrongly.',
      'Four months in and still delighted.',
      'You can tell that somebody thought about this.',
      'Photographs do not do it justice.',
      'Ordered on Sunday, in use by Wednesday.',
      'I would not be without it now.',
      'My partner wants one too.',
      'Nothing about it is fussy.',
      'I do not usually write reviews.',
      'After a year it looks better than new.',
      'It simply works.',
      'Unpacked it and smiled.',
      '',
    ],
    mild: [
      'A good buy, though not a perfect one.',
      'I like it, with one reservation.',
      'Took a few days to get used to.',
      'Nearly five stars.',
      'Well made in general.',
      'It does what it says.',
      '',
    ],
    cross: [
      'I wanted to like this.',
      'Sadly not what I had pictured.',
      'Perhaps I was unlucky with mine.',
      'The idea is good, the execution less so.',
    ],
  },
  closers: {
    glad: [
      'Recommended.',
      'I would buy it again tomorrow.',
      'Five stars without thinking.',
      'Already thinking about a second one.',
      'Delivery was quick, too.',
      'Money well spent.',
      'No notes.',
      'Customer service answered within the hour when I had a question.',
      'It feels like something that will last.',
      'My compliments to the makers.',
      '',
      '',
      '',
      '',
    ],
    mild: [
      'Still glad I have it.',
      'I would buy it again on sale.',
      'No reason to send it back.',
      'Four stars from me.',
      '',
    ],
    cross: [
      'The return was painless, at least.',
      'Refunded without fuss, which I appreciate.',
      'I will try another model.',
      'Support was kind about it.',
    ],
  },
  authors: [
    'Amelia',
    'Rowan',
    'Priya',
    'Tom',
    'Harriet',
    'Callum',
    'Ngozi',
    'Beth',
    'Owen',
    'Isla',
    'Marcus',
    'Freya',
    'Daniel',
    'Ruth',
    'Jonah',
    'Clara',
    'Yusuf',
    'Maeve',
    'Peter',
    'Saoirse',
    'Leo',
    'Hannah',
    'Imran',
    'Greta',
    'Nell',
    'Victor',
    'Esther',
    'Gareth',
    'Zoe',
    'Felix',
    'Wendy',
    'Arjun',
    'Kit',
    'Martha',
    'Simon',
    'Adaeze',
    'Joan',
    'Theo',
    'Alice',
    'Ben',
  ],
}

/** What people quibble at and complain of in English, by family. */
export const QUIBBLES: Readonly<Record<string, { mild: readonly string[]; cross: readonly string[] }>> = {
  apparel: {
    mild: [
      'I would have liked the sleeves a touch longer.',
      'Runs slightly large, so check the chart.',
      'The colour is a shade darker than on my screen.',
      'It creases more than I expected.',
    ],
    cross: [
      'The fit was too boxy for me.',
      'It shrank a little at 40 °C, my own mistake perhaps.',
      'The seam at the side was not straight.',
    ],
  },
  shoes: {
    mild: [
      'They needed a week of breaking in.',
      'Half sizes would be welcome.',
      'The laces are rather long.',
    ],
    cross: ['Too narrow across the toes for me.', 'The heel rubbed even after two weeks.'],
  },
  bags: {
    mild: [
      'One more inside pocket would make it perfect.',
      'A little stiff at first.',
      'The strap could be longer.',
    ],
    cross: ['Smaller than it looks in the pictures.', 'The zip catches at the corner.'],
  },
  furniture: {
    mild: [
      'The felt pads were missing, but arrived two days later.',
      'Heavier than it looks.',
      'The tone is a little warmer than I expected.',
    ],
    cross: ['It wobbled on our old floor.', 'Arrived with a scratch on one side.'],
  },
  light: {
    mild: [
      'The cable could be longer.',
      'The bulb supplied is on the warm side.',
      'The switch is a little stiff.',
    ],
    cross: ['Not bright enough to read by.', 'The shade sat slightly askew.'],
  },
  textile: {
    mild: [
      'It shed a little at first.',
      'The colour is quieter than in the picture.',
      'I would have liked one size larger.',
    ],
    cross: ['Thinner than I expected.', 'The dye lot did not match the first one I bought.'],
  },
  ceramic: {
    mild: [
      'Each one is slightly different, which you should know.',
      'A little heavier than my old ones.',
      'The foot is rough, so mind your table.',
    ],
    cross: ['One arrived chipped.', 'The glaze has a spot I keep seeing.'],
  },
  cookware: {
    mild: [
      'The handle gets warm after a while.',
      'It takes some getting used to.',
      'A lid would have been nice.',
    ],
    cross: ['Too heavy for my wrist.', 'The finish marked within a month.'],
  },
  garden: {
    mild: [
      'Smaller than I had pictured, though the measurements are right.',
      'Took a wipe to get the dust off.',
      'I would welcome a larger size.',
    ],
    cross: ['It arrived with a dent.', 'Faded on a south-facing balcony.'],
  },
  outdoor: {
    mild: [
      'Packs down, but only with patience.',
      'The instructions could be clearer.',
      'A few grams more than stated.',
    ],
    cross: ['The zip snagged in the rain, of all times.', 'Not as warm as the rating suggests.'],
  },
  electronics: {
    mild: [
      'The cable in the box is short.',
      'The manual is very brief.',
      'Took two tries to pair with my old phone.',
    ],
    cross: ['It lost its connection twice a day.', 'The battery fell short of the promise.'],
  },
  care: {
    mild: [
      'The scent is fainter than I expected.',
      'A little goes far, but the bottle is small.',
      'The label came off in the shower.',
    ],
    cross: ['Too strong a scent for me.', 'It did not agree with my skin.'],
  },
  paper: {
    mild: [
      'One ribbon more would be perfect.',
      'Very wet ink shows through a little.',
      'The corners are sensitive in a full bag.',
    ],
    cross: ['The cover arrived bent.', 'Scratchier than I had hoped.'],
  },
  accessory: {
    mild: [
      'The colour is a shade darker than on my screen.',
      'It took one wash to soften.',
      'I would have liked a few more colours.',
    ],
    cross: ['It did not suit me after all.', 'The colour was not what I expected.'],
  },
  things: {
    mild: [
      'A little smaller than I had imagined.',
      'The packaging was hard to open without scissors.',
      'The finish shows fingerprints in some lights.',
    ],
    cross: ['Mine had a small mark on one side.', 'Not quite the colour on my screen.'],
  },
  toy: {
    mild: [
      'Smaller than I imagined, but so is my nephew.',
      'The box could be sturdier.',
      'One piece was hiding in the packaging.',
    ],
    cross: ['A piece was missing.', 'Lost its interest after a week here.'],
  },
}

export const OTHERS: Readonly<Record<'es' | 'de' | 'ar', Voice>> = {
  es: {
    titles: {
      glad: [
        'Justo lo que buscaba',
        'Muy contenta',
        'Repetiré',
        'Un acierto',
        'Calidad de verdad',
        'Precioso',
        'Mejor de lo esperado',
        'Totalmente recomendable',
        'Bien hecho',
        'Un gusto',
      ],
      mild: ['Bien, con un pero', 'Casi perfecto', 'Correcto', 'Buena compra'],
      cross: ['No me ha convencido', 'Esperaba más', 'Lo he devuelto'],
    },
    openers: {
      glad: [
        'Llevaba tiempo buscando algo así.',
        'Llegó antes de lo previsto y muy bien embalado.',
        'Me lo regalaron y no puedo estar más contenta.',
        'Es el segundo que compro.',
        'En persona gana mucho.',
        'Ya no me imagino sin ello.',
        'Se nota que está pensado con calma.',
        'Dudé por el precio y me equivoqué.',
      ],
      mild: ['Me gusta, aunque no es perfecto.', 'En general, muy bien.', 'Cumple lo que promete.'],
      cross: ['Me habría gustado que me gustara.', 'No es lo que imaginaba.'],
    },
    closers: {
      glad: [
        'Lo recomiendo.',
        'Volvería a comprarlo.',
        'Cinco estrellas.',
        'Ya pienso en el segundo.',
        'Dinero bien gastado.',
        '',
      ],
      mild: ['Aun así, me lo quedo.', 'Cuatro estrellas por mi parte.', ''],
      cross: ['La devolución fue fácil, eso sí.', 'El servicio de atención, muy amable.'],
    },
    authors: [
      'Lucía',
      'Álvaro',
      'Inés',
      'Martín',
      'Carmen',
      'Diego',
      'Nuria',
      'Pablo',
      'Elena',
      'Jorge',
      'Rocío',
      'Andrés',
      'Marta',
      'Hugo',
      'Paula',
      'Teresa',
    ],
  },
  de: {
    titles: {
      glad: [
        'Genau richtig',
        'Sehr zufrieden',
        'Jederzeit wieder',
        'Schöner als gedacht',
        'Gute Qualität',
        'Volltreffer',
        'Lieblingsstück',
        'Hält, was es verspricht',
        'Rundum gelungen',
        'Klare Empfehlung',
      ],
      mild: ['Gut, mit kleinem Aber', 'Fast perfekt', 'Ordentlich', 'Im Großen und Ganzen gut'],
      cross: ['Leider nichts für mich', 'Mehr erwartet', 'Ging zurück'],
    },
    openers: {
      glad: [
        'So etwas habe ich lange gesucht.',
        'Kam früher als angekündigt und war liebevoll verpackt.',
        'Ein Geschenk meiner Schwester, und sie hat gut gewählt.',
        'Schon das zweite in unserem Haushalt.',
        'In Wirklichkeit noch schöner als auf den Bildern.',
        'Ich möchte es nicht mehr missen.',
        'Man merkt, dass sich jemand Gedanken gemacht hat.',
        'Beim Preis habe ich gezögert, zu Unrecht.',
      ],
      mild: ['Gefällt mir, ist aber nicht perfekt.', 'Insgesamt gut gemacht.', 'Tut, was es soll.'],
      cross: ['Ich hätte es gern gemocht.', 'Leider nicht das, was ich mir vorgestellt hatte.'],
    },
    closers: {
      glad: [
        'Klare Empfehlung.',
        'Würde ich sofort wieder kaufen.',
        'Fünf Sterne.',
        'Ich denke schon über ein zweites nach.',
        'Gut angelegtes Geld.',
        '',
      ],
      mild: ['Ich behalte es trotzdem gern.', 'Vier Sterne von mir.', ''],
      cross: ['Die Rückgabe war immerhin einfach.', 'Der Kundendienst war sehr freundlich.'],
    },
    authors: [
      'Anna',
      'Jonas',
      'Katrin',
      'Lukas',
      'Miriam',
      'Henning',
      'Sabine',
      'Paul',
      'Lena',
      'Matthias',
      'Eva',
      'Torsten',
      'Johanna',
      'Emil',
      'Ulrike',
      'Frieda',
    ],
  },
  ar: {
    titles: {
      glad: [
        'كما تمنيت تمامًا',
        'جودة ممتازة',
        'سأشتري مرة أخرى',
        'أجمل مما توقعت',
        'اختيار موفق',
        'أنصح به',
        'رائع',
        'يستحق السعر',
        'تفاصيل متقنة',
        'سعيدة جدًا',
      ],
      mild: ['جيد مع ملاحظة', 'قريب من المثالي', 'جيد عمومًا'],
      cross: ['لم يناسبني', 'توقعت أكثر', 'أعدته'],
    },
    openers: {
      glad: [
        'كنت أبحث عن شيء كهذا منذ مدة.',
        'وصل قبل موعده بتغليف جميل.',
        'كان هدية من أختي وأحسنت الاختيار.',
        'هذه ثاني مرة أشتري فيها.',
        'في الواقع أجمل من الصور.',
        'لا أستغني عنه الآن.',
        'يظهر الاهتمام في كل تفصيلة.',
        'ترددت بسبب السعر ثم حمدت الله أني اشتريته.',
      ],
      mild: ['أعجبني مع ملاحظة صغيرة.', 'جيد في مجمله.', 'يؤدي الغرض.'],
      cross: ['تمنيت لو أعجبني.', 'لم يكن كما تخيلته.'],
    },
    closers: {
      glad: ['أنصح به.', 'سأشتريه مرة أخرى.', 'خمس نجوم.', 'أفكر الآن في قطعة ثانية.', 'سعر في محله.', ''],
      mild: ['ومع ذلك سأحتفظ به.', 'أربع نجوم مني.', ''],
      cross: ['لكن الإرجاع كان سهلًا.', 'خدمة العملاء كانت لطيفة.'],
    },
    authors: [
      'ليلى',
      'كريم',
      'هند',
      'يوسف',
      'سلمى',
      'عمر',
      'نور',
      'طارق',
      'ريم',
      'سامي',
      'مها',
      'فارس',
      'دانة',
      'زياد',
      'أمل',
      'بسّام',
    ],
  },
}

type Spoken = Readonly<Record<'es' | 'de' | 'ar', readonly string[]>>

/** What is praised, by family, in the other three languages. */
export const PRAISE: Readonly<Record<string, Spoken>> = {
  apparel: {
    es: [
      'La talla es exacta y la tela, estupenda.',
      'Lavado tras lavado sigue como nuevo.',
      'Sienta muy bien sin apretar.',
      'El color es todavía más bonito al natural.',
    ],
    de: [
      'Die Größe passt genau, der Stoff ist wunderbar.',
      'Auch nach vielen Wäschen wie neu.',
      'Sitzt gut, ohne zu kneifen.',
      'Die Farbe ist bei Tageslicht noch schöner.',
    ],
    ar: [
      'المقاس مضبوط والقماش رائع.',
      'بقي كالجديد بعد غسلات كثيرة.',
      'مريح ولا يضايق أبدًا.',
      'اللون في ضوء النهار أجمل.',
    ],
  },
  shoes: {
    es: [
      'Cómodos desde el primer día.',
      'La suela agarra bien incluso en mojado.',
      'La piel es suave y huele de maravilla.',
    ],
    de: ['Vom ersten Tag an bequem.', 'Die Sohle greift auch bei Nässe.', 'Weiches Material, sauber genäht.'],
    ar: ['مريح من اليوم الأول.', 'النعل ثابت حتى على الأرض المبللة.', 'الخامة لينة والخياطة متقنة.'],
  },
  bags: {
    es: ['Cabe todo y no pesa.', 'Las costuras inspiran confianza.', 'Va conmigo al trabajo y al mercado.'],
    de: [
      'Es passt alles hinein, und sie trägt sich leicht.',
      'Die Nähte machen Vertrauen.',
      'Begleitet mich ins Büro und auf den Markt.',
    ],
    ar: ['تتسع لكل شيء دون أن تثقل.', 'الخياطة تبعث على الثقة.', 'ترافقني إلى العمل والسوق.'],
  },
  furniture: {
    es: [
      'Las uniones son impecables.',
      'Firme, cómodo y bonito desde cualquier lado.',
      'Parece que siempre hubiera estado en casa.',
    ],
    de: [
      'Die Verbindungen sind tadellos.',
      'Stabil, bequem und von allen Seiten schön.',
      'Sieht aus, als hätte es immer schon hier gestanden.',
    ],
    ar: ['الوصلات متقنة للغاية.', 'ثابت ومريح وجميل من كل جهة.', 'كأنه في بيتنا منذ زمن.'],
  },
  light: {
    es: [
      'La luz es cálida y no deslumbra.',
      'Ha cambiado por completo el rincón de lectura.',
      'El acabado es impecable.',
    ],
    de: [
      'Das Licht ist warm und blendet nicht.',
      'Die Leseecke ist nicht wiederzuerkennen.',
      'Sauber verarbeitet bis zum Stecker.',
    ],
    ar: ['ضوء دافئ لا يبهر العين.', 'غيّر ركن القراءة تمامًا.', 'التشطيب متقن حتى أصغر تفصيلة.'],
  },
  textile: {
    es: ['Suave y con cuerpo a la vez.', 'El color combina con todo.', 'El tejido es una maravilla.'],
    de: ['Weich und trotzdem griffig.', 'Die Farbe passt zu allem.', 'Der Stoff ist ein Traum.'],
    ar: ['ناعم ومتماسك في آن.', 'اللون ينسجم مع كل شيء.', 'القماش في غاية الجمال.'],
  },
  ceramic: {
    es: ['El esmalte es precioso.', 'Tiene el peso justo en la mano.', 'Sale perfecto del lavavajillas.'],
    de: [
      'Die Glasur ist wunderschön.',
      'Liegt gut in der Hand.',
      'Jedes Stück ein wenig anders, genau das mag ich.',
    ],
    ar: ['اللون والملمس غاية في الجمال.', 'وزنه في اليد مثالي.', 'كل قطعة تختلف قليلًا وهذا ما أحبه.'],
  },
  cookware: {
    es: ['Calienta de manera uniforme.', 'El mango es cómodo y firme.', 'Se limpia sin esfuerzo.'],
    de: [
      'Gleichmäßig in der Hitze und leicht zu reinigen.',
      'Der Griff sitzt fest und liegt gut.',
      'Kochen macht wieder Freude.',
    ],
    ar: ['حرارة متساوية وتنظيف سهل.', 'المقبض ثابت ومريح.', 'صار الطبخ أمتع.'],
  },
  garden: {
    es: [
      'Las plantas están más contentas que yo.',
      'Bonito y práctico a la vez.',
      'Aguanta bien el sol y la lluvia.',
    ],
    de: [
      'Die Pflanzen sind noch zufriedener als ich.',
      'Schön und praktisch zugleich.',
      'Hält Sonne und Regen gut aus.',
    ],
    ar: ['نباتاتي أسعد مني به.', 'جميل وعملي معًا.', 'يتحمل الشمس والمطر.'],
  },
  outdoor: {
    es: [
      'Probado bajo la lluvia y sin sorpresas.',
      'Ligero y muy bien rematado.',
      'No vuelvo a salir al monte sin ello.',
    ],
    de: [
      'Im Regen getestet, keine Überraschungen.',
      'Leicht und sauber verarbeitet.',
      'Ohne gehe ich nicht mehr auf Tour.',
    ],
    ar: ['جربته تحت المطر ولم يخذلني.', 'خفيف ومتقن الصنع.', 'لن أخرج في رحلة من دونه.'],
  },
  electronics: {
    es: [
      'Funciona a la primera y no estorba.',
      'La batería dura lo prometido.',
      'Pocos botones y todos con sentido.',
    ],
    de: [
      'Funktioniert auf Anhieb und drängt sich nicht auf.',
      'Der Akku hält, was versprochen wird.',
      'Wenige Knöpfe, alle mit Sinn.',
    ],
    ar: ['يعمل من أول مرة بلا تعقيد.', 'البطارية كما وُعدنا.', 'أزرار قليلة وكلها في مكانها.'],
  },
  care: {
    es: ['El aroma es natural, nada empalagoso.', 'La piel queda suave.', 'Cunde muchísimo.'],
    de: ['Der Duft ist natürlich und nie aufdringlich.', 'Angenehm auf der Haut.', 'Sehr ergiebig.'],
    ar: ['رائحة طبيعية غير مزعجة.', 'لطيف على البشرة.', 'يدوم طويلًا.'],
  },
  paper: {
    es: ['El papel es una delicia.', 'La pluma se desliza sola.', 'Se nota la calidad en cada detalle.'],
    de: ['Das Papier ist ein Genuss.', 'Schreibt wie von selbst.', 'Qualität bis ins Detail.'],
    ar: ['الكتابة به متعة.', 'ينساب على الورق بسهولة.', 'الجودة ظاهرة في كل تفصيل.'],
  },
  accessory: {
    es: [
      'Suave, abriga y no pica.',
      'El color es todavía más bonito al natural.',
      'Bien rematado y muy agradable.',
    ],
    de: [
      'Weich, warm und kratzt nicht.',
      'Die Farbe ist bei Tageslicht noch schöner.',
      'Sauber verarbeitet und angenehm zu tragen.',
    ],
    ar: ['ناعم ودافئ ولا يزعج البشرة.', 'اللون في ضوء النهار أجمل.', 'متقن الصنع ومريح.'],
  },
  things: {
    es: [
      'Bien hecho hasta el último detalle.',
      'Práctico y bonito a partes iguales.',
      'Lo uso a diario y sigue como nuevo.',
    ],
    de: [
      'Bis ins Detail gut gemacht.',
      'Praktisch und schön zu gleichen Teilen.',
      'Täglich in Gebrauch und noch wie neu.',
    ],
    ar: ['متقن الصنع حتى آخر تفصيلة.', 'عملي وجميل في آن واحد.', 'أستعمله يوميًا وما زال كالجديد.'],
  },
  toy: {
    es: ['Mi hija no lo suelta.', 'Resistente y bonito.', 'Entretiene a toda la familia.'],
    de: [
      'Meine Tochter legt es nicht mehr aus der Hand.',
      'Robust und schön.',
      'Beschäftigt die ganze Familie.',
    ],
    ar: ['ابنتي لا تتركه من يدها.', 'متين وجميل.', 'يجمع العائلة كلها.'],
  },
}

export const OTHER_QUIBBLES: Readonly<Record<Exclude<Tone, 'glad'>, Spoken>> = {
  mild: {
    es: [
      'El color es algo más oscuro que en la foto.',
      'El envío tardó un poco.',
      'Lo esperaba algo más grande.',
    ],
    de: [
      'Die Farbe ist etwas dunkler als auf dem Bild.',
      'Die Lieferung ließ etwas auf sich warten.',
      'Ich hatte es mir etwas größer vorgestellt.',
    ],
    ar: ['اللون أغمق قليلًا من الصورة.', 'تأخر التوصيل قليلًا.', 'تخيلته أكبر قليلًا.'],
  },
  cross: {
    es: ['Llegó con una marca visible.', 'No se parece lo suficiente a las fotos.'],
    de: ['Kam mit einer sichtbaren Macke an.', 'Entspricht nicht ganz den Fotos.'],
    ar: ['وصل وفيه علامة ظاهرة.', 'لا يشبه الصور بما يكفي.'],
  },
}
