import type { PolicyTexts } from '../policy-text.ts'

export const policies: PolicyTexts = {
  delivery: {
    title: 'Lieferung',
    intro: 'Wohin wir liefern, wie lange es dauert und was es kostet.',
    sections: [
      {
        title: 'Länder und Versandarten',
        paragraphs: [
          'Wir liefern in die Länder, die du im Warenkorb wählen kannst. Dort stehen vor der Bestellung alle Versandarten für dein Land mit Preis und Dauer; später kommt nichts hinzu.',
          'Größere Bestellungen reisen kostenlos. Wie viel noch fehlt, steht in deinem Warenkorb.',
        ],
      },
      {
        title: 'Wann es losgeht',
        paragraphs: [
          'Was auf Lager ist und an einem Werktag vor 14 Uhr bestellt wird, verlässt uns am selben Tag. Die genannte Dauer zählt von da an in Werktagen.',
          'Auf Bestellung Gefertigtes folgt nach zwei bis drei Wochen. Enthält eine Bestellung beides, reist alles gemeinsam, sobald es vollständig ist.',
        ],
      },
      {
        title: 'Das Paket verfolgen',
        paragraphs: [
          'Wenn das Paket losgeht, bekommst du eine E-Mail. Jede Bestellung kannst du jederzeit mit Bestellnummer und E-Mail-Adresse ansehen; ein Konto brauchst du nicht.',
        ],
      },
      {
        title: 'Beschädigt oder verloren',
        paragraphs: [
          'Melde dich innerhalb einer Woche nach dem erwarteten Tag. Wir schicken dasselbe noch einmal oder erstatten das Geld, wie du möchtest. Das Risiko des Weges tragen wir.',
        ],
      },
    ],
  },
  returns: {
    title: 'Rückgabe',
    intro:
      'Du hast 30 Tage Zeit, es dir anders zu überlegen, gerechnet ab dem Tag, an dem das Paket bei dir ist.',
    sections: [
      {
        title: 'Was zurückgehen kann',
        paragraphs: [
          'Alles, was unbenutzt und vollständig ist und noch einmal verkauft werden könnte. Anprobieren und genau ansehen ist in Ordnung; draußen tragen oder damit kochen nicht.',
          'Aus Gründen der Hygiene bleiben geöffnete Bad- und Pflegeprodukte bei dir, außer sie sind fehlerhaft.',
        ],
      },
      {
        title: 'Wie es zurückgeht',
        paragraphs: [
          'Schreib uns mit deiner Bestellnummer. Du bekommst einen Aufkleber per E-Mail, druckst ihn aus und gibst das Paket an einer beliebigen Annahmestelle ab. Innerhalb unserer Lieferländer kostet der Rückweg nichts.',
        ],
      },
      {
        title: 'Dein Geld',
        paragraphs: [
          'Wir erstatten den Preis und den günstigsten Versand innerhalb von fünf Werktagen nach Eingang des Pakets, auf demselben Weg, auf dem du bezahlt hast.',
        ],
      },
      {
        title: 'Mängel',
        paragraphs: [
          'Was innerhalb von zwei Jahren ausfällt, wird repariert, ersetzt oder erstattet. Diese Garantie steht neben deinen gesetzlichen Rechten und verkürzt sie nicht.',
        ],
      },
    ],
  },
  privacy: {
    title: 'Datenschutz',
    intro:
      'Was wir aufbewahren, wozu und wie lange. Kurz gesagt: was eine Bestellung braucht, und nichts davon zum Verkauf.',
    sections: [
      {
        title: 'Was eine Bestellung braucht',
        paragraphs: [
          'Name, Anschrift, E-Mail-Adresse und was du gekauft hast. Wir brauchen es für Lieferung, Rechnung und Rückfragen; Rechnungen müssen wir von Gesetzes wegen zehn Jahre aufbewahren.',
          'Kartendaten gehen direkt zum Zahlungsdienst. Sie berühren unsere Server nie, und wir könnten sie dir nicht zeigen.',
        ],
      },
      {
        title: 'Was in deinem Browser bleibt',
        paragraphs: [
          'Warenkorb, Währung, Land und die gewählte Darstellung stehen in Cookies dieses Shops, der Warenkorb für 90 Tage. Was du zuletzt angesehen hast, bleibt im Browser selbst und wird nur übertragen, um es dir zu zeigen.',
          'Es gibt keine Werbe-Cookies, keine Verfolgung und keine fremden Inhalte auf diesen Seiten, und deshalb auch kein Banner.',
        ],
      },
      {
        title: 'Wer es noch sieht',
        paragraphs: [
          'Der Zahlungsdienst, der Paketdienst und der Dienst, der unsere E-Mails verschickt, jeweils nur das, was die Aufgabe verlangt. Sonst niemand, und nie gegen Geld.',
        ],
      },
      {
        title: 'Deine Rechte',
        paragraphs: [
          'Du darfst sehen, berichtigen, mitnehmen oder löschen lassen, was wir über dich haben, und der Nutzung widersprechen. Schreib an privacy@techmart.example; wir antworten innerhalb eines Monats. Auch eine Beschwerde bei der Datenschutzbehörde ist möglich.',
        ],
      },
    ],
  },
  terms: {
    title: 'Geschäftsbedingungen',
    intro:
      'Was zwischen dir und uns gilt, wenn du bestellst. Dies ist ein Vorführshop: Keine Bestellung wird hier zu einem echten Vertrag.',
    sections: [
      {
        title: 'Der Vertrag',
        paragraphs: [
          'Was du im Shop siehst, ist eine Einladung. Deine Bestellung ist ein Angebot; angenommen ist es, wenn die Zahlung gelungen ist und wir per E-Mail bestätigen.',
          'Ändert sich ein Preis oder ist etwas während der Bestellung ausverkauft, zeigen wir dir die Änderung und du entscheidest neu. Du zahlst nie einen anderen Betrag als den, den du zuletzt gesehen hast.',
        ],
      },
      {
        title: 'Preise und Zahlung',
        paragraphs: [
          'In Europa und im Vereinigten Königreich enthalten die Preise die Mehrwertsteuer. In den Vereinigten Staaten kommt die Verkaufssteuer an der Kasse hinzu; die Summe dort ist endgültig.',
          'Du zahlst auf der Seite des Zahlungsdienstes. Wird nicht rechtzeitig bezahlt, endet die Bestellung, und was für dich zurückgelegt war, wird wieder frei.',
        ],
      },
      {
        title: 'Eigentum und Garantie',
        paragraphs: [
          'Die Dinge gehören dir, sobald sie bezahlt sind. Bei Mängeln gelten die gesetzlichen Rechte und unsere Garantie von zwei Jahren.',
        ],
      },
      {
        title: 'Wenn wir uns nicht einig sind',
        paragraphs: [
          'Bitte schreib uns zuerst; das meiste ist mit zwei Nachrichten geklärt. Verbraucherinnen und Verbrauchern stehen die Gerichte und das zwingende Recht ihres Wohnsitzlandes offen.',
        ],
      },
    ],
  },
  imprint: {
    title: 'Impressum',
    intro: 'Wer hinter diesem Shop steht.',
    sections: [
      {
        title: 'TechMart Vorführshop',
        paragraphs: [
          'Beispielstraße 1, 00000 Beispielstadt. Telefon +00 000 000000, E-Mail hello@techmart.example.',
          'Diese Angaben sind erfunden. Den Shop betreibt, wer diese Kopie von TechMart gestartet hat, einer quelloffenen Handelsplattform, um zu sehen, was sie kann.',
        ],
      },
      {
        title: 'Waren und Bilder',
        paragraphs: [
          'Alle Produkte, Marken, Texte und Bewertungen sind ausgedacht, alle Bilder zeichnet das Programm selbst. Ähnlichkeiten mit echten Waren oder Firmen sind Zufall.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Barrierefreiheit',
    intro: 'Hier sollen alle einkaufen können, was auch immer sie sehen, hören oder in der Hand halten.',
    sections: [
      {
        title: 'Unser Ziel',
        paragraphs: [
          'Der Shop folgt den Web Content Accessibility Guidelines 2.2 auf Stufe AA. Jede Seite wird bei jeder Änderung maschinell geprüft, und von Hand mit Tastatur und Bildschirmleser.',
        ],
      },
      {
        title: 'Was das heißt',
        paragraphs: [
          'Alles geht allein mit der Tastatur, und man sieht, wo man ist. Text lässt sich auf 400 % vergrößern. Die Kontraste stimmen in heller und dunkler Darstellung. Wer weniger Bewegung möchte, bekommt keine.',
          'Der Shop lässt sich ohne JavaScript lesen und benutzen, auf langsamen Leitungen und alten Geräten.',
        ],
      },
      {
        title: 'Wenn dir etwas im Weg steht',
        paragraphs: [
          'Schreib an access@techmart.example, was du tun wolltest und womit. Wir antworten innerhalb von zwei Werktagen.',
        ],
      },
    ],
  },
}
