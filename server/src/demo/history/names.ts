/** Given and family names by the language they come from; any pairing is meant, no person is. */
export interface NameList {
  given: readonly string[]
  family: readonly string[]
}

export type Tongue = 'english' | 'american' | 'german' | 'spanish' | 'french' | 'dutch' | 'italian' | 'arabic'

const words = (text: string): string[] => text.split(' ')

export const NAMES: Readonly<Record<Exclude<Tongue, 'arabic'>, NameList>> = {
  english: {
    given: words(
      'Alice Arthur Beatrix Callum Daisy Edmund Eleanor Ewan Fern Freya George Harriet Hugo Imogen Isla Jasper Joan Leo Lottie Maisie Nell Oscar Poppy Rhys Rory Rosalind Rupert Seren Tamsin Theo Tilda Winifred',
    ),
    family: words(
      'Aldham Ashcombe Barlow Birtwell Brackley Carrow Chilcott Coppard Denholm Eastwick Fairclough Garside Halewood Harrop Hexley Ingleby Kershaw Langdale Marlow Netherby Oakden Pendle Quayle Redfern Selwood Stainforth Thackray Tolland Upcott Wainfleet Whitlock Yarrow',
    ),
  },
  american: {
    given: words(
      'Aaron Abigail Audrey Beau Brooke Caleb Camila Carter Chloe Darius Diego Elena Ethan Gabriel Grace Hannah Jada Jordan Julia Kayla Logan Lucia Malik Mateo Maya Miles Naomi Noah Olivia Paige Quinn Riley Sadie Simone Tyler Violet Wyatt Zoe',
    ),
    family: words(
      'Abernathy Ainsworth Alvarado Bellamy Brightwater Calloway Castellan Corwin Delacroix Easterling Fontaine Gallardo Hathorne Holloway Kessler Lindgren Maddox Marchetti Nakagawa Okafor Pemberton Quintero Ramsdell Sandoval Sinclair Tallmadge Underhill Vandermeer Weatherby Whitaker Yamada Zielinski',
    ),
  },
  german: {
    given: words(
      'Anke Anton Bärbel Clara Dieter Elif Emil Frieda Greta Hanna Henrik Ines Jakob Jonas Jörg Katja Lena Lukas Malte Marlene Mia Moritz Nele Ole Paula Rainer Sophie Sven Theresa Tilman Uta Yusuf',
    ),
    family: words(
      'Ahlers Bachmeier Brandau Dornfeld Eichler Falkner Gärtner Grünwald Hallmann Hasselbach Immendorf Jansen Kaltwasser Kirchhoff Lindner Löffler Mühlbauer Nordmann Oberhof Petzold Quandt Rosenthal Sandhagen Schönfeld Steinbrück Tiedemann Uhlig Vollmer Weidner Wiesner Yildiz Zöllner',
    ),
  },
  spanish: {
    given: words(
      'Adela Aitana Álvaro Begoña Blanca Bruno Candela Carmen Darío Elisa Fermín Gonzalo Inés Iván Jimena Joaquín Julián Leire Lola Lucía Manuel Marina Mateo Nerea Nuria Pablo Pilar Rocío Rubén Sergio Teo Yolanda',
    ),
    family: words(
      'Alcántara Aranda Ballester Bermejo Cáceres Carrasco Castrillo Domingo Echevarría Fuentes Galindo Herreros Ibarra Jurado Lozano Mendizábal Montalbán Navarrete Olmedo Pascual Quintana Rebollo Salvatierra Segovia Tejedor Urrutia Valdés Villalba Yuste Zabala',
    ),
  },
  french: {
    given: words(
      'Adèle Agathe Antoine Augustin Aurore Baptiste Camille Clément Élise Émile Fanny Gaspard Hélène Inès Jeanne Jules Léa Léon Louise Manon Margaux Maxime Nina Octave Romane Rémi Salomé Théo Zélie',
    ),
    family: words(
      'Aubertin Barbier Beaumont Chevalier Clairac Delorme Desjardins Faucher Fontanel Garnier Gauthier Hébrard Jourdain Lacombe Lambert Marchand Mercier Montel Noiret Perrault Pichon Renaudin Rivière Saunier Thibault Vasseur Verdier Villard',
    ),
  },
  dutch: {
    given: words(
      'Anouk Bas Daan Esmee Femke Floor Gijs Hanneke Iris Jasper Joris Lieke Lotte Maarten Noor Pim Roos Sander Sanne Tess Thijs Wouter',
    ),
    family: words(
      'Aalders Bakhuis Boersma Brouwer Dekkers Elzinga Hendriksen Hoekstra Kuipers Langedijk Meijering Noordhof Postma Rijkers Schilder Terpstra Veenstra Verhoef Wagenaar Zandstra',
    ),
  },
  italian: {
    given: words(
      'Alba Alessio Bianca Carlo Chiara Dario Elisa Fabio Ginevra Giulia Irene Lorenzo Luca Marta Nicola Noemi Paolo Pietro Sara Silvia Tommaso Viola',
    ),
    family: words(
      'Albani Bassani Bellini Cardinale Colonna Donati Fabbri Ferrante Galli Lombardi Marchesi Moretti Orsini Pavesi Ricci Salvini Tassoni Venturi Vitali Zanella',
    ),
  },
}

/** Written in Arabic; the second word is how the same person writes it in an e-mail address. */
export const ARABIC: { given: readonly [string, string][]; family: readonly [string, string][] } = {
  given: [
    ['أحمد', 'ahmed'],
    ['أمل', 'amal'],
    ['بدر', 'badr'],
    ['جميلة', 'jamila'],
    ['حسن', 'hassan'],
    ['دانة', 'dana'],
    ['راشد', 'rashid'],
    ['ريم', 'reem'],
    ['زيد', 'zayd'],
    ['سارة', 'sara'],
    ['سلمى', 'salma'],
    ['طارق', 'tariq'],
    ['عائشة', 'aisha'],
    ['عمر', 'omar'],
    ['فاطمة', 'fatima'],
    ['فيصل', 'faisal'],
    ['كريم', 'karim'],
    ['لينا', 'lina'],
    ['ماجد', 'majid'],
    ['مريم', 'maryam'],
    ['نورة', 'noura'],
    ['هدى', 'huda'],
    ['ياسر', 'yasser'],
    ['يوسف', 'yousef'],
  ],
  family: [
    ['البستاني', 'albustani'],
    ['التميمي', 'altamimi'],
    ['الجابري', 'aljaberi'],
    ['الحداد', 'alhaddad'],
    ['الخطيب', 'alkhatib'],
    ['الراشدي', 'alrashidi'],
    ['الزين', 'alzain'],
    ['السالم', 'alsalem'],
    ['الشامسي', 'alshamsi'],
    ['الصباغ', 'alsabbagh'],
    ['الطويل', 'altawil'],
    ['العطار', 'alattar'],
    ['الغانم', 'alghanim'],
    ['الفارس', 'alfaris'],
    ['القاسم', 'alqasim'],
    ['الكندي', 'alkindi'],
    ['المنصوري', 'almansoori'],
    ['النجار', 'alnajjar'],
    ['الهاشمي', 'alhashimi'],
    ['الوكيل', 'alwakil'],
  ],
}
