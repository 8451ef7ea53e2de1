import type { Four } from './shapes.ts'

export interface BundleRecipe {
  sku: string
  /** `{line}` becomes the line name of the first part. */
  title: Four
  says: Four
  /** Type codes and how many of each; the first gives brand, category and line. */
  parts: readonly (readonly [type: string, quantity: number])[]
}

const recipe = (sku: string, parts: string, title: Four, says: Four): BundleRecipe => ({
  sku,
  title,
  says,
  parts: parts.split(' ').map((part) => {
    const [type = '', quantity = '1'] = part.split('*')
    return [type, Number(quantity)] as const
  }),
})

export const BUNDLES: readonly BundleRecipe[] = [
  recipe(
    'TEA2',
    'teapot mug*2',
    [
      '{line} Tea Set for Two',
      'Juego de té {line} para dos',
      'Teeset {line} für zwei',
      'طقم شاي {line} لشخصين',
    ],
    [
      'A pot and two mugs that pour, warm and wait together.',
      'Una tetera y dos tazas que sirven, calientan y esperan juntas.',
      'Eine Kanne und zwei Becher, die zusammen gießen, wärmen und warten.',
      'إبريق وكوبان يصبّان ويدفئان وينتظران معًا.',
    ],
  ),
  recipe(
    'TBL4',
    'plate*4 bowl*4',
    [
      '{line} Table Set for Four',
      'Vajilla {line} para cuatro',
      'Tafelset {line} für vier',
      'طقم مائدة {line} لأربعة',
    ],
    [
      'Four plates and four bowls: enough for guests, not too much for the cupboard.',
      'Cuatro platos y cuatro cuencos: bastante para invitados y no demasiado para el armario.',
      'Vier Teller und vier Schalen: genug für Gäste, nicht zu viel für den Schrank.',
      'أربعة أطباق وأربعة أوعية: تكفي الضيوف ولا تملأ الخزانة.',
    ],
  ),
  recipe(
    'BRKF',
    'mug*2 bowl*2 board',
    [
      '{line} Breakfast for Two',
      'Desayuno para dos {line}',
      'Frühstücksset {line} für zwei',
      'طقم فطور {line} لشخصين',
    ],
    [
      'Two mugs, two bowls and a board for the bread.',
      'Dos tazas, dos cuencos y una tabla para el pan.',
      'Zwei Becher, zwei Schalen und ein Brett fürs Brot.',
      'كوبان ووعاءان ولوح للخبز.',
    ],
  ),
  recipe(
    'KNBD',
    'knife board',
    [
      '{line} Knife and Board Set',
      'Juego de cuchillo y tabla {line}',
      'Messer-und-Brett-Set {line}',
      'طقم سكين ولوح {line}',
    ],
    [
      'One good blade and the surface it deserves.',
      'Una buena hoja y la superficie que merece.',
      'Eine gute Klinge und die Unterlage, die sie verdient.',
      'نصل جيد والسطح الذي يستحقه.',
    ],
  ),
  recipe(
    'CKST',
    'pan knife board',
    [
      '{line} First Kitchen Set',
      'Primera cocina {line}',
      'Erste-Küche-Set {line}',
      'طقم المطبخ الأول {line}',
    ],
    [
      'A pan, a knife, a board: most dinners need nothing else.',
      'Una sartén u olla, un cuchillo y una tabla: casi ninguna cena pide más.',
      'Ein Topf oder eine Pfanne, ein Messer, ein Brett: Die meisten Abendessen brauchen nicht mehr.',
      'آنية طهي وسكين ولوح: لا تحتاج معظم الوجبات إلى أكثر.',
    ],
  ),
  recipe(
    'WATR',
    'carafe bottle',
    ['{line} Water Set', 'Juego de agua {line}', 'Wasserset {line}', 'طقم ماء {line}'],
    [
      'A carafe for the table and a bottle for the road.',
      'Una jarra para la mesa y una botella para el camino.',
      'Eine Karaffe für den Tisch und eine Flasche für unterwegs.',
      'إبريق للمائدة وقارورة للطريق.',
    ],
  ),
  recipe(
    'CAMP',
    'tent sleepingbag*2 torch',
    [
      '{line} First Camp Set',
      'Primer campamento {line}',
      'Erstes-Zeltlager-Set {line}',
      'طقم التخييم الأول {line}',
    ],
    [
      'A tent, two sleeping bags and a light: everything but the weather.',
      'Una tienda, dos sacos y una luz: todo menos el tiempo.',
      'Ein Zelt, zwei Schlafsäcke und ein Licht: alles außer dem Wetter.',
      'خيمة وكيسا نوم وضوء: كل شيء إلا الطقس.',
    ],
  ),
  recipe(
    'HIKE',
    'hikepack flask',
    ['{line} Day Hike Set', 'Equipo de excursión {line}', 'Tagestour-Set {line}', 'طقم نزهة يوم {line}'],
    [
      'A pack and a flask, and the day is yours.',
      'Una mochila y un termo, y el día es tuyo.',
      'Ein Rucksack und eine Flasche, und der Tag gehört Ihnen.',
      'حقيبة وقارورة، واليوم لك.',
    ],
  ),
  recipe(
    'NGHT',
    'torch sleepingbag',
    [
      '{line} Night Out Set',
      'Noche al raso {line}',
      'Draußenschläfer-Set {line}',
      'طقم ليلة في العراء {line}',
    ],
    [
      'Warmth and light for one clear night.',
      'Calor y luz para una noche despejada.',
      'Wärme und Licht für eine klare Nacht.',
      'دفء وضوء لليلة صافية.',
    ],
  ),
  recipe(
    'GRDN',
    'planter*3 wateringcan',
    [
      '{line} Balcony Garden Set',
      'Jardín de balcón {line}',
      'Balkongarten-Set {line}',
      'طقم حديقة الشرفة {line}',
    ],
    [
      'Three pots and a can: a garden in an afternoon.',
      'Tres macetas y una regadera: un jardín en una tarde.',
      'Drei Töpfe und eine Kanne: ein Garten an einem Nachmittag.',
      'ثلاثة أصص وإبريق سقي: حديقة في عصر واحد.',
    ],
  ),
  recipe(
    'BATH',
    'soap*2 towel candle',
    ['{line} Bath Ritual', 'Ritual de baño {line}', 'Badritual {line}', 'طقم طقوس الاستحمام {line}'],
    [
      'Two soaps, a towel and a candle for an hour behind a closed door.',
      'Dos jabones, una toalla y una vela para una hora a puerta cerrada.',
      'Zwei Seifen, ein Handtuch und eine Kerze für eine Stunde hinter geschlossener Tür.',
      'صابونتان ومنشفة وشمعة لساعة خلف باب مغلق.',
    ],
  ),
  recipe(
    'TWLS',
    'towel*3',
    [
      '{line} Towel Set of Three',
      'Juego de tres toallas {line}',
      'Handtuchset {line}, dreiteilig',
      'طقم ثلاث مناشف {line}',
    ],
    [
      'Three of the same, because one is always in the wash.',
      'Tres iguales, porque siempre hay una lavándose.',
      'Drei gleiche, denn eines ist immer in der Wäsche.',
      'ثلاث متماثلة، لأن واحدة في الغسيل دائمًا.',
    ],
  ),
  recipe(
    'SKIN',
    'serum soap',
    [
      '{line} Morning Skin Set',
      'Rutina de mañana {line}',
      'Morgenpflege-Set {line}',
      'طقم عناية الصباح {line}',
    ],
    [
      'Wash, then one dropper: done before the kettle boils.',
      'Lavar y luego un cuentagotas: listo antes de que hierva el agua.',
      'Waschen, dann eine Pipette: fertig, ehe das Wasser kocht.',
      'غسل ثم قطّارة واحدة: تنتهي قبل أن يغلي الماء.',
    ],
  ),
  recipe(
    'GLOW',
    'candle*3',
    ['{line} Candle Trio', 'Trío de velas {line}', 'Kerzentrio {line}', 'ثلاثية الشموع {line}'],
    [
      'Three candles for the length of a winter.',
      'Tres velas para lo que dura un invierno.',
      'Drei Kerzen für die Länge eines Winters.',
      'ثلاث شموع بطول الشتاء.',
    ],
  ),
  recipe(
    'DESK',
    'notebook*2 pen',
    ['{line} Writing Set', 'Juego de escritura {line}', 'Schreibset {line}', 'طقم كتابة {line}'],
    [
      'Two notebooks and a pen, for plans and their revisions.',
      'Dos cuadernos y algo con que escribir, para los planes y sus revisiones.',
      'Zwei Notizbücher und ein Stift, für Pläne und ihre Überarbeitung.',
      'دفتران وقلم للخطط ومراجعاتها.',
    ],
  ),
  recipe(
    'WORK',
    'keyboard lamp notebook',
    ['{line} Desk Set', 'Juego de escritorio {line}', 'Schreibtischset {line}', 'طقم مكتب {line}'],
    [
      'Light, keys and paper: a desk that wants to be sat at.',
      'Luz, teclas y papel: un escritorio que invita a sentarse.',
      'Licht, Tasten, Papier: ein Schreibtisch, an den man sich setzen will.',
      'ضوء ومفاتيح وورق: مكتب يدعوك إلى الجلوس.',
    ],
  ),
  recipe(
    'TRVL',
    'charger headphones',
    ['{line} Travel Sound Set', 'Juego de viaje {line}', 'Reiseset {line}', 'طقم السفر {line}'],
    [
      'Quiet for the journey and power for the way back.',
      'Silencio para el viaje y energía para la vuelta.',
      'Ruhe für die Hinfahrt und Strom für den Rückweg.',
      'هدوء للذهاب وطاقة للعودة.',
    ],
  ),
  recipe(
    'STRO',
    'speaker*2',
    ['{line} Stereo Pair', 'Pareja estéreo {line}', 'Stereopaar {line}', 'زوج ستيريو {line}'],
    [
      'Two of the same speaker, matched before they leave the bench.',
      'Dos altavoces iguales, emparejados antes de salir del banco.',
      'Zwei gleiche Lautsprecher, schon auf der Werkbank aufeinander abgestimmt.',
      'مكبران متماثلان ضُبطا معًا قبل مغادرة الورشة.',
    ],
  ),
  recipe(
    'SOFA',
    'throw cushion*2',
    ['{line} Sofa Set', 'Conjunto de sofá {line}', 'Sofaset {line}', 'طقم الأريكة {line}'],
    [
      'A throw and two cushions chosen to agree without matching.',
      'Una manta y dos cojines que se llevan bien sin ser iguales.',
      'Ein Plaid und zwei Kissen, die sich vertragen, ohne gleich zu sein.',
      'غطاء ووسادتان تنسجم دون أن تتطابق.',
    ],
  ),
  recipe(
    'DINE',
    'chair*4',
    [
      '{line} Dining Chairs, Set of Four',
      'Cuatro sillas de comedor {line}',
      'Esszimmerstühle {line}, Viererset',
      'أربعة كراسي طعام {line}',
    ],
    [
      'Four chairs from one batch, so the grain is related.',
      'Cuatro sillas de una misma serie, con la veta emparentada.',
      'Vier Stühle aus einer Serie, die Maserung verwandt.',
      'أربعة كراسي من دفعة واحدة متقاربة العروق.',
    ],
  ),
  recipe(
    'READ',
    'chair lamp throw',
    ['{line} Reading Corner', 'Rincón de lectura {line}', 'Leseecke {line}', 'ركن القراءة {line}'],
    [
      'A seat, a light, a blanket; bring your own book.',
      'Un asiento, una luz y una manta; el libro lo pones tú.',
      'Ein Sitz, ein Licht, eine Decke; das Buch bringen Sie mit.',
      'مقعد وضوء وغطاء، والكتاب عليك.',
    ],
  ),
  recipe(
    'COLD',
    'beanie scarf socks',
    ['{line} First Frost Set', 'Primera helada {line}', 'Erster-Frost-Set {line}', 'طقم أول الصقيع {line}'],
    [
      'Head, neck and feet: the rest of you will follow.',
      'Cabeza, cuello y pies: el resto los sigue.',
      'Kopf, Hals und Füße: Der Rest folgt.',
      'الرأس والعنق والقدمان، والبقية تتبع.',
    ],
  ),
  recipe(
    'SOX3',
    'socks*3',
    [
      '{line} Socks, Three Pairs',
      'Tres pares de calcetines {line}',
      'Socken {line}, drei Paar',
      'ثلاثة أزواج جوارب {line}',
    ],
    [
      'Three pairs, so the drawer is never empty.',
      'Tres pares, para que el cajón nunca esté vacío.',
      'Drei Paar, damit die Schublade nie leer ist.',
      'ثلاثة أزواج كي لا يفرغ الدرج.',
    ],
  ),
  recipe(
    'TEE3',
    'tshirt*3',
    [
      '{line} Tees, Pack of Three',
      'Tres camisetas {line}',
      'Shirts {line}, Dreierpack',
      'ثلاثة تيشيرتات {line}',
    ],
    [
      'Three of the tee you would have bought again anyway.',
      'Tres de la camiseta que habrías vuelto a comprar.',
      'Drei von dem Shirt, das Sie ohnehin nachgekauft hätten.',
      'ثلاثة من التيشيرت الذي كنت ستعيد شراءه على أي حال.',
    ],
  ),
  recipe(
    'BABY',
    'plush blocks',
    [
      '{line} New Arrival Gift Set',
      'Regalo de bienvenida {line}',
      'Willkommensset {line}',
      'طقم هدية المولود {line}',
    ],
    [
      'Someone soft to hold and something firm to stack.',
      'Alguien blandito que abrazar y algo firme que apilar.',
      'Jemand Weiches zum Halten und etwas Festes zum Stapeln.',
      'رفيق ناعم يُحتضن وشيء متين يُكدّس.',
    ],
  ),
  recipe(
    'PLAY',
    'puzzle ball',
    [
      '{line} Rain or Shine Set',
      'Llueva o haga sol {line}',
      'Bei-jedem-Wetter-Set {line}',
      'طقم المطر والشمس {line}',
    ],
    [
      'A puzzle for the wet days, a ball for the dry ones.',
      'Un puzle para los días de lluvia y un balón para los de sol.',
      'Ein Puzzle für nasse Tage, ein Ball für trockene.',
      'أحجية للأيام الماطرة وكرة للمشمسة.',
    ],
  ),
  recipe(
    'VASE',
    'vase*2',
    ['{line} Pair of Vases', 'Pareja de jarrones {line}', 'Vasenpaar {line}', 'زوج مزهريات {line}'],
    [
      'Two vases, one for flowers and one for company.',
      'Dos jarrones: uno para flores y otro para hacer compañía.',
      'Zwei Vasen, eine für Blumen und eine zur Gesellschaft.',
      'مزهريتان: واحدة للزهور وأخرى للرفقة.',
    ],
  ),
]
