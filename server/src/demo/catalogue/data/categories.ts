import type { CategorySpec, DepartmentSpec, Four } from './shapes.ts'

const leaf = (slug: string, name: Four, description: Four): CategorySpec => ({ slug, name, description })

export const DEPARTMENTS: readonly DepartmentSpec[] = [
  {
    slug: 'clothing',
    tint: 'sand',
    name: ['Clothing', 'Ropa', 'Kleidung', 'ملابس'],
    description: [
      'Clothes that earn their hanger: good cloth, quiet colours, honest seams.',
      'Ropa que se gana la percha: buena tela, colores serenos y costuras honestas.',
      'Kleidung, die ihren Bügel verdient: gute Stoffe, ruhige Farben, ehrliche Nähte.',
      'ملابس تستحق مكانها: قماش جيد وألوان هادئة وخياطة متقنة.',
    ],
    categories: [
      leaf(
        't-shirts',
        ['T-Shirts', 'Camisetas', 'T-Shirts', 'تيشيرتات'],
        [
          'Plain tees in weights and cuts worth repeating.',
          'Camisetas lisas en gramajes y cortes que apetece repetir.',
          'Schlichte Shirts in Stärken und Schnitten, die man gern nachkauft.',
          'تيشيرتات بسيطة بأوزان وقصّات تستحق التكرار.',
        ],
      ),
      leaf(
        'shirts',
        ['Shirts', 'Camisas', 'Hemden', 'قمصان'],
        [
          'Poplin, Oxford and linen, cut for a tucked or an untucked life.',
          'Popelina, Oxford y lino, para llevar por dentro o por fuera.',
          'Popeline, Oxford und Leinen, für drinnen oder draußen getragen.',
          'بوبلين وأكسفورد وكتان لكل الأوقات.',
        ],
      ),
      leaf(
        'knitwear',
        ['Knitwear', 'Punto', 'Strick', 'تريكو'],
        [
          'Sweaters and cardigans in wools that age well.',
          'Jerséis y cárdigans de lanas que envejecen bien.',
          'Pullover und Cardigans aus Wolle, die schön altert.',
          'كنزات وسترات من صوف يزداد جمالًا مع الوقت.',
        ],
      ),
      leaf(
        'sweatshirts',
        ['Sweatshirts & Hoodies', 'Sudaderas', 'Sweatshirts & Hoodies', 'سويت شيرت وهوديز'],
        [
          'Soft on the inside, tidy on the outside.',
          'Suaves por dentro, correctas por fuera.',
          'Innen weich, außen ordentlich.',
          'ناعمة من الداخل ومرتبة من الخارج.',
        ],
      ),
      leaf(
        'trousers',
        ['Trousers', 'Pantalones', 'Hosen', 'بناطيل'],
        [
          'Chinos, jeans and easy linen trousers.',
          'Chinos, vaqueros y pantalones ligeros de lino.',
          'Chinos, Jeans und leichte Leinenhosen.',
          'تشينو وجينز وبناطيل كتان مريحة.',
        ],
      ),
      leaf(
        'dresses',
        ['Dresses', 'Vestidos', 'Kleider', 'فساتين'],
        [
          'Dresses with pockets, sleeves and somewhere to go.',
          'Vestidos con bolsillos, mangas y adónde ir.',
          'Kleider mit Taschen, Ärmeln und einem Ziel.',
          'فساتين بجيوب وأكمام ووجهة تقصدها.',
        ],
      ),
      leaf(
        'jackets-coats',
        ['Jackets & Coats', 'Chaquetas y abrigos', 'Jacken & Mäntel', 'جاكيتات ومعاطف'],
        [
          'For wind, drizzle and the walk home.',
          'Para el viento, la llovizna y el camino a casa.',
          'Für Wind, Nieselregen und den Heimweg.',
          'للريح والرذاذ وطريق العودة.',
        ],
      ),
      leaf(
        'hats-scarves',
        ['Hats & Scarves', 'Gorros y bufandas', 'Mützen & Schals', 'قبعات وأوشحة'],
        [
          'Small warm things with good colour.',
          'Pequeñas prendas cálidas de buen color.',
          'Kleine warme Dinge in guten Farben.',
          'قطع صغيرة دافئة بألوان جميلة.',
        ],
      ),
      leaf(
        'socks',
        ['Socks', 'Calcetines', 'Socken', 'جوارب'],
        [
          'The pair you look for first on a cold floor.',
          'El par que buscas primero cuando el suelo está frío.',
          'Das Paar, nach dem man auf kaltem Boden zuerst sucht.',
          'الزوج الذي تبحث عنه أولًا على أرض باردة.',
        ],
      ),
    ],
  },
  {
    slug: 'shoes-bags',
    tint: 'clay',
    name: ['Shoes & Bags', 'Zapatos y bolsos', 'Schuhe & Taschen', 'أحذية وحقائب'],
    description: [
      'Made to be walked in, carried about and mended.',
      'Hechos para andar, llevar a cuestas y reparar.',
      'Gemacht zum Gehen, Tragen und Reparieren.',
      'صُنعت للمشي والحمل والإصلاح.',
    ],
    categories: [
      leaf(
        'sneakers',
        ['Sneakers', 'Zapatillas', 'Sneaker', 'أحذية رياضية'],
        [
          'Low, light and easy to keep clean.',
          'Bajas, ligeras y fáciles de limpiar.',
          'Flach, leicht und gut sauber zu halten.',
          'منخفضة وخفيفة وسهلة التنظيف.',
        ],
      ),
      leaf(
        'boots',
        ['Boots', 'Botas', 'Stiefel', 'أحذية بوت'],
        [
          'Stitched soles for pavements and puddles.',
          'Suelas cosidas para aceras y charcos.',
          'Genähte Sohlen für Pflaster und Pfützen.',
          'نعال مخيطة للأرصفة والبرك.',
        ],
      ),
      leaf(
        'sandals',
        ['Sandals', 'Sandalias', 'Sandalen', 'صنادل'],
        [
          'Leather, cork and warm pavements.',
          'Piel, corcho y aceras calientes.',
          'Leder, Kork und warmes Pflaster.',
          'جلد وفلين وأرصفة دافئة.',
        ],
      ),
      leaf(
        'tote-bags',
        ['Tote Bags', 'Bolsos tote', 'Shopper', 'حقائب يد واسعة'],
        [
          'For the market, the library and everything after.',
          'Para el mercado, la biblioteca y lo que venga después.',
          'Für Markt, Bibliothek und alles danach.',
          'للسوق والمكتبة وكل ما بعدهما.',
        ],
      ),
      leaf(
        'city-backpacks',
        ['City Backpacks', 'Mochilas urbanas', 'City-Rucksäcke', 'حقائب ظهر للمدينة'],
        [
          'Two straps, a laptop and a straight back.',
          'Dos correas, un portátil y la espalda recta.',
          'Zwei Riemen, ein Laptop, ein gerader Rücken.',
          'حزامان وحاسوب محمول وظهر مستقيم.',
        ],
      ),
    ],
  },
  {
    slug: 'home',
    tint: 'stone',
    name: ['Home', 'Hogar', 'Wohnen', 'المنزل'],
    description: [
      'Furniture, light and textiles for rooms that are lived in.',
      'Muebles, luz y textiles para habitaciones que se viven.',
      'Möbel, Licht und Textilien für Räume, in denen gelebt wird.',
      'أثاث وإضاءة ومنسوجات لغرف تنبض بالحياة.',
    ],
    categories: [
      leaf(
        'lighting',
        ['Lighting', 'Iluminación', 'Leuchten', 'إضاءة'],
        [
          'Lamps that flatter a room and the people in it.',
          'Lámparas que favorecen a la habitación y a quien la habita.',
          'Leuchten, die dem Raum und den Menschen darin schmeicheln.',
          'مصابيح تليق بالغرفة ومن فيها.',
        ],
      ),
      leaf(
        'seating',
        ['Chairs & Stools', 'Sillas y taburetes', 'Stühle & Hocker', 'كراسي ومقاعد'],
        [
          'Somewhere good to sit, for an hour or for decades.',
          'Un buen lugar donde sentarse, una hora o varias décadas.',
          'Gute Plätze zum Sitzen, für eine Stunde oder Jahrzehnte.',
          'مجلس مريح لساعة أو لعقود.',
        ],
      ),
      leaf(
        'vases',
        ['Vases', 'Jarrones', 'Vasen', 'مزهريات'],
        [
          'Beautiful with three stems, and with none.',
          'Bonitos con tres tallos, y también sin ninguno.',
          'Schön mit drei Stielen und auch mit keinem.',
          'جميلة بثلاثة أغصان أو بلا أي غصن.',
        ],
      ),
      leaf(
        'cushions',
        ['Cushions', 'Cojines', 'Kissen', 'وسائد'],
        ['Colour you can lean on.', 'Color en el que apoyarse.', 'Farbe zum Anlehnen.', 'لون تتكئ عليه.'],
      ),
      leaf(
        'throws',
        ['Throws & Blankets', 'Mantas y plaids', 'Decken & Plaids', 'بطانيات وأغطية'],
        [
          'For the sofa, the balcony and the long film.',
          'Para el sofá, el balcón y la película larga.',
          'Für Sofa, Balkon und den langen Film.',
          'للأريكة والشرفة والفيلم الطويل.',
        ],
      ),
      leaf(
        'rugs',
        ['Rugs', 'Alfombras', 'Teppiche', 'سجاد'],
        [
          'Flatweaves and piles for bare feet.',
          'Tejidos planos y de pelo para pies descalzos.',
          'Flachgewebe und Flor für bloße Füße.',
          'سجاد مسطح ووثير للأقدام الحافية.',
        ],
      ),
      leaf(
        'clocks',
        ['Clocks', 'Relojes de pared y mesa', 'Uhren', 'ساعات حائط وطاولة'],
        [
          'Time, told quietly.',
          'El tiempo, contado en voz baja.',
          'Zeit, leise erzählt.',
          'الوقت يُروى بهدوء.',
        ],
      ),
      leaf(
        'baskets',
        ['Baskets', 'Cestas', 'Körbe', 'سلال'],
        [
          'Order, woven by hand.',
          'Orden, tejido a mano.',
          'Ordnung, von Hand geflochten.',
          'ترتيب مجدول باليد.',
        ],
      ),
    ],
  },
  {
    slug: 'kitchen',
    tint: 'mist',
    name: ['Kitchen & Table', 'Cocina y mesa', 'Küche & Tisch', 'المطبخ والمائدة'],
    description: [
      'Tools that work hard and look calm doing it.',
      'Útiles que trabajan mucho sin perder la calma.',
      'Werkzeug, das hart arbeitet und dabei ruhig aussieht.',
      'أدوات تعمل بجد وتبدو هادئة.',
    ],
    categories: [
      leaf(
        'mugs',
        ['Mugs & Cups', 'Tazas', 'Becher & Tassen', 'أكواب وفناجين'],
        [
          'The first thing your hand meets in the morning.',
          'Lo primero que encuentra tu mano por la mañana.',
          'Das Erste, was die Hand am Morgen findet.',
          'أول ما تلمسه يدك في الصباح.',
        ],
      ),
      leaf(
        'bowls-plates',
        ['Bowls & Plates', 'Cuencos y platos', 'Schalen & Teller', 'أوعية وأطباق'],
        [
          'A table that sets itself.',
          'Una mesa que se pone sola.',
          'Ein Tisch, der sich fast von selbst deckt.',
          'مائدة تكاد تُعدّ نفسها.',
        ],
      ),
      leaf(
        'pans',
        ['Pots & Pans', 'Ollas y sartenes', 'Töpfe & Pfannen', 'قدور ومقالٍ'],
        [
          'Even heat and handles that stay put.',
          'Calor uniforme y mangos firmes.',
          'Gleichmäßige Hitze und Griffe, die halten.',
          'حرارة متساوية ومقابض ثابتة.',
        ],
      ),
      leaf(
        'kettles-teapots',
        ['Kettles & Teapots', 'Hervidores y teteras', 'Kessel & Teekannen', 'غلايات وأباريق شاي'],
        [
          'For the pot that starts and the pot that ends the day.',
          'Para la tetera que abre el día y la que lo cierra.',
          'Für die Kanne, die den Tag beginnt, und die, die ihn beendet.',
          'للإبريق الذي يفتتح اليوم والذي يختمه.',
        ],
      ),
      leaf(
        'knives',
        ['Knives', 'Cuchillos', 'Messer', 'سكاكين'],
        [
          'Few blades, kept sharp.',
          'Pocas hojas, bien afiladas.',
          'Wenige Klingen, immer scharf.',
          'نصال قليلة وحادة دائمًا.',
        ],
      ),
      leaf(
        'boards',
        ['Boards', 'Tablas', 'Bretter', 'ألواح تقطيع وتقديم'],
        [
          'For cutting, carrying and serving.',
          'Para cortar, llevar y servir.',
          'Zum Schneiden, Tragen und Servieren.',
          'للتقطيع والحمل والتقديم.',
        ],
      ),
      leaf(
        'bottles-carafes',
        ['Bottles & Carafes', 'Botellas y jarras', 'Flaschen & Karaffen', 'قوارير وأباريق ماء'],
        [
          'Water tastes better when it is poured well.',
          'El agua sabe mejor bien servida.',
          'Wasser schmeckt besser, wenn es gut eingeschenkt ist.',
          'للماء طعم أجمل حين يُصب بأناقة.',
        ],
      ),
    ],
  },
  {
    slug: 'outdoors-garden',
    tint: 'sage',
    name: ['Outdoors & Garden', 'Aire libre y jardín', 'Draußen & Garten', 'الهواء الطلق والحديقة'],
    description: [
      'For hills, balconies and the ground in between.',
      'Para montes, balcones y lo que hay en medio.',
      'Für Berge, Balkone und alles dazwischen.',
      'للتلال والشرفات وما بينهما.',
    ],
    categories: [
      leaf(
        'hiking-backpacks',
        ['Hiking Backpacks', 'Mochilas de montaña', 'Wanderrucksäcke', 'حقائب ظهر للتنزه'],
        [
          'Carry more, notice it less.',
          'Cargar más y notarlo menos.',
          'Mehr tragen, weniger spüren.',
          'احمل أكثر واشعر بأقل.',
        ],
      ),
      leaf(
        'tents',
        ['Tents', 'Tiendas de campaña', 'Zelte', 'خيام'],
        [
          'Quick to pitch, slow to flap.',
          'Rápidas de montar, firmes al viento.',
          'Schnell aufgestellt, ruhig im Wind.',
          'سريعة النصب ثابتة في الريح.',
        ],
      ),
      leaf(
        'sleeping-bags',
        ['Sleeping Bags', 'Sacos de dormir', 'Schlafsäcke', 'أكياس نوم'],
        ['Warmth by the gram.', 'Calor gramo a gramo.', 'Wärme, grammweise.', 'دفء يُقاس بالغرام.'],
      ),
      leaf(
        'torches',
        ['Torches & Lanterns', 'Linternas y faroles', 'Taschenlampen & Laternen', 'مصابيح يد وفوانيس'],
        [
          'Good light where there is none.',
          'Buena luz donde no la hay.',
          'Gutes Licht, wo keines ist.',
          'ضوء جيد حيث لا ضوء.',
        ],
      ),
      leaf(
        'flasks',
        ['Flasks', 'Termos', 'Isolierflaschen', 'قوارير حافظة للحرارة'],
        [
          'Hot at noon, still hot at dusk.',
          'Caliente al mediodía y aún al anochecer.',
          'Mittags heiß, abends immer noch.',
          'ساخنة ظهرًا وما زالت ساخنة عند الغروب.',
        ],
      ),
      leaf(
        'planters',
        ['Pots & Planters', 'Macetas', 'Töpfe & Pflanzgefäße', 'أصص وأحواض زرع'],
        [
          'A good home for roots.',
          'Un buen hogar para las raíces.',
          'Ein gutes Zuhause für Wurzeln.',
          'بيت كريم للجذور.',
        ],
      ),
      leaf(
        'watering-cans',
        ['Watering Cans', 'Regaderas', 'Gießkannen', 'أباريق سقي'],
        [
          'A gentle rain, on request.',
          'Una lluvia suave a petición.',
          'Sanfter Regen auf Wunsch.',
          'مطر لطيف عند الطلب.',
        ],
      ),
    ],
  },
  {
    slug: 'sound-technology',
    tint: 'sky',
    name: ['Sound & Technology', 'Sonido y tecnología', 'Klang & Technik', 'الصوت والتقنية'],
    description: [
      'Electronics with manners: few buttons, long lives, spare parts.',
      'Electrónica con modales: pocos botones, larga vida y repuestos.',
      'Elektronik mit Manieren: wenige Knöpfe, langes Leben, Ersatzteile.',
      'إلكترونيات مهذبة: أزرار قليلة وعمر طويل وقطع غيار متاحة.',
    ],
    categories: [
      leaf(
        'headphones',
        ['Headphones', 'Auriculares', 'Kopfhörer', 'سماعات رأس'],
        [
          'Music at arm’s length from the world.',
          'Música a cierta distancia del mundo.',
          'Musik mit etwas Abstand zur Welt.',
          'موسيقى على مسافة من العالم.',
        ],
      ),
      leaf(
        'speakers',
        ['Speakers', 'Altavoces', 'Lautsprecher', 'مكبرات صوت'],
        [
          'They fill the room, not the shelf.',
          'Llenan la habitación, no el estante.',
          'Sie füllen den Raum, nicht das Regal.',
          'تملأ الغرفة لا الرف.',
        ],
      ),
      leaf(
        'keyboards',
        ['Keyboards', 'Teclados', 'Tastaturen', 'لوحات مفاتيح'],
        [
          'A good key under every finger.',
          'Una buena tecla bajo cada dedo.',
          'Unter jedem Finger eine gute Taste.',
          'مفتاح جيد تحت كل إصبع.',
        ],
      ),
      leaf(
        'cameras',
        ['Cameras', 'Cámaras', 'Kameras', 'كاميرات'],
        [
          'For pictures you will keep.',
          'Para fotos que vas a conservar.',
          'Für Bilder, die man behält.',
          'لصور ستحتفظ بها.',
        ],
      ),
      leaf(
        'watches',
        ['Watches', 'Relojes de pulsera', 'Armbanduhren', 'ساعات يد'],
        [
          'One glance, no notifications.',
          'Una mirada, sin notificaciones.',
          'Ein Blick, keine Mitteilungen.',
          'نظرة واحدة بلا إشعارات.',
        ],
      ),
      leaf(
        'chargers',
        ['Chargers', 'Cargadores', 'Ladegeräte', 'شواحن'],
        ['Full by morning.', 'Carga completa por la mañana.', 'Bis zum Morgen voll.', 'شحن كامل مع الصباح.'],
      ),
    ],
  },
  {
    slug: 'bath-beauty',
    tint: 'blush',
    name: ['Bath & Beauty', 'Baño y belleza', 'Bad & Pflege', 'الحمّام والعناية'],
    description: [
      'Water, scent and soft cloth.',
      'Agua, aroma y tejido suave.',
      'Wasser, Duft und weicher Stoff.',
      'ماء وعطر وقماش ناعم.',
    ],
    categories: [
      leaf(
        'soaps',
        ['Soaps', 'Jabones', 'Seifen', 'صابون'],
        [
          'Bars that last and smell of something real.',
          'Pastillas que duran y huelen a algo de verdad.',
          'Stücke, die lange halten und nach etwas Echtem duften.',
          'قطع تدوم وتفوح بروائح حقيقية.',
        ],
      ),
      leaf(
        'candles',
        ['Candles', 'Velas', 'Kerzen', 'شموع'],
        ['Evening, in wax.', 'La tarde hecha cera.', 'Der Abend, in Wachs.', 'المساء في شمعة.'],
      ),
      leaf(
        'skin-care',
        ['Skin Care', 'Cuidado de la piel', 'Hautpflege', 'العناية بالبشرة'],
        [
          'Short ingredient lists, patiently mixed.',
          'Listas de ingredientes cortas, mezcladas con paciencia.',
          'Kurze Zutatenlisten, geduldig gemischt.',
          'مكونات قليلة تُمزج بصبر.',
        ],
      ),
      leaf(
        'towels',
        ['Towels', 'Toallas', 'Handtücher', 'مناشف'],
        [
          'Thirsty cotton, straight edges.',
          'Algodón absorbente, bordes rectos.',
          'Saugfähige Baumwolle, gerade Kanten.',
          'قطن ماص وحواف مستقيمة.',
        ],
      ),
    ],
  },
  {
    slug: 'play-stationery',
    tint: 'lilac',
    name: ['Play & Stationery', 'Juego y papelería', 'Spiel & Papier', 'اللعب والقرطاسية'],
    description: [
      'Things for the hands: to write, to build, to throw.',
      'Cosas para las manos: escribir, construir, lanzar.',
      'Dinge für die Hände: zum Schreiben, Bauen, Werfen.',
      'أشياء للأيدي: للكتابة والبناء والرمي.',
    ],
    categories: [
      leaf(
        'notebooks',
        ['Notebooks', 'Cuadernos', 'Notizbücher', 'دفاتر'],
        ['Room for a thought.', 'Espacio para una idea.', 'Platz für einen Gedanken.', 'متسع لفكرة.'],
      ),
      leaf(
        'pens',
        ['Pens & Pencils', 'Plumas y lápices', 'Stifte & Füller', 'أقلام'],
        [
          'Write it down; it will feel better.',
          'Escríbelo: sentará mejor.',
          'Schreiben Sie es auf, das hilft.',
          'دوّنها، سترتاح.',
        ],
      ),
      leaf(
        'blocks',
        ['Building Blocks', 'Bloques', 'Bauklötze', 'مكعبات بناء'],
        [
          'Towers, bridges, and the joy of the fall.',
          'Torres, puentes y la alegría del derrumbe.',
          'Türme, Brücken und die Freude am Umfallen.',
          'أبراج وجسور وبهجة السقوط.',
        ],
      ),
      leaf(
        'puzzles',
        ['Puzzles', 'Puzles', 'Puzzles', 'أحاجي الصور'],
        [
          'A rainy Sunday in a box.',
          'Un domingo de lluvia en una caja.',
          'Ein Regensonntag in der Schachtel.',
          'أحد ماطر في علبة.',
        ],
      ),
      leaf(
        'soft-toys',
        ['Soft Toys', 'Peluches', 'Kuscheltiere', 'ألعاب محشوة'],
        [
          'Good listeners, all of them.',
          'Todos saben escuchar.',
          'Gute Zuhörer, allesamt.',
          'كلها تُحسن الإصغاء.',
        ],
      ),
      leaf(
        'balls',
        ['Balls', 'Balones', 'Bälle', 'كرات'],
        [
          'The oldest toy there is.',
          'El juguete más antiguo que existe.',
          'Das älteste Spielzeug der Welt.',
          'أقدم لعبة في العالم.',
        ],
      ),
    ],
  },
]
