const monthsWord = (n: number): string => (n === 1 ? '1 Monat' : `${n} Monate`);
/** Behind „in“. */
const inMonths = (n: number): string => (n === 1 ? 'einem Monat' : `${n} Monaten`);

export const contracts = {
  title: 'Verträge',
  lead: 'Wann Sie welche Anwendung verlassen können, bis wann Sie dafür kündigen müssen und was im Vertrag dazu steht.',
  add: 'Vertrag anlegen',
  take: 'Aus dem Bestand übernehmen',
  importList: 'Vertragsliste einlesen',
  dates: 'Kündigungstermine',
  count: (shown: string, all: string) =>
    shown === all ? `Verträge: ${all}.` : `${shown} von ${all} Verträgen passen zur Auswahl.`,
  emptyTitle: 'Noch kein Vertrag',
  emptyText:
    'Mit Verträgen weiß das Programm, wann eine Ablösung möglich ist, und erinnert Sie vor jedem Kündigungstermin. Sie können Verträge anlegen, eine Vertragsliste einlesen oder übernehmen, was der Bestand schon an Daten enthält.',
  emptyExample: 'Beispiel',
  noneChosen: 'Kein Vertrag passt zur Auswahl.',
  unknown: 'unbekannt',
  columns: {
    title: 'Vertrag',
    partner: 'Vertragspartner',
    kind: 'Vertragsart',
    reference: 'Vertragsnummer',
    start: 'Beginn',
    minimumUntil: 'Mindestlaufzeit bis',
    end: 'Ende',
    renewMonths: 'Verlängerung in Monaten',
    noticeMonths: 'Kündigungsfrist in Monaten',
    noticeBy: 'kündbar bis',
    priceModel: 'Preismodell',
    cost: 'Kosten im Jahr',
    isGross: 'Umsatzsteuer',
    responsible: 'Zuständig',
    applications: 'Anwendungen',
    note: 'Bemerkung',
    missing: 'Fehlt',
  },
  exportName: 'Vertraege',
  exportLead: 'Diese Ansicht herunterladen:',
  filter: {
    label: 'Verträge eingrenzen',
    partner: 'Vertragspartner',
    within: 'Endet',
    missing: 'Fehlende Angabe',
    sort: 'Reihenfolge',
    all: 'alle',
    apply: 'Anwenden',
    clear: 'Auswahl aufheben',
    withinMonths: (n: number) => `binnen ${n} Monaten`,
    anyGap: 'irgendeine',
    gaps: {
      end: 'Ende',
      notice: 'Kündigungsfrist',
      renewal: 'Verlängerung',
      cost: 'Kosten',
      partner: 'Vertragspartner',
      processing: 'Auftragsverarbeitung',
      applications: 'Anwendungen',
    },
    sorts: {
      title: 'nach Namen',
      partner: 'nach Vertragspartner',
      end: 'nach Ende',
      notice: 'nach Kündigungstermin',
      cost: 'nach Kosten, höchste zuerst',
    },
  },
  page: {
    label: 'Seiten',
    shown: (from: string, to: string, all: string) => `${from}–${to} von ${all}`,
    previous: 'Zurück',
    next: 'Weiter',
  },
  over: (day: string) => `am ${day} ausgelaufen`,
  noticePast: 'Frist verstrichen',
  renews: (months: number) => `verlängert sich danach um ${monthsWord(months)}`,
  endsBy: (day: string) => `endet dann am ${day}`,
  removed: (n: string) => `Entfernte Verträge (${n})`,
  removedOn: (day: string) => `entfernt am ${day}`,
  bringBack: 'Wiederherstellen',
  removedNow: (title: string) => `Der Vertrag „${title}“ ist entfernt.`,
  broughtBack: (title: string) => `Der Vertrag „${title}“ ist wieder da.`,
  undo: 'Rückgängig machen',
  gone: 'Diesen Vertrag gibt es nicht mehr.',
  removedTitle: (title: string) => `„${title}“ ist entfernt`,
  removedText: 'Der Vertrag lässt sich 30 Tage lang wiederherstellen.',

  newTitle: 'Vertrag anlegen',
  newLead: 'Nur der Name ist nötig. Was Sie nicht wissen, lassen Sie leer: Es gilt dann als unbekannt.',
  edit: 'Vertrag ändern',
  editLead: 'Beginn, Ende und Kündigungsfrist gelten auch für die Anwendungen, die der Vertrag umfasst.',
  groups: {
    contract: 'Vertrag',
    term: 'Laufzeit und Kündigung',
    price: 'Preis',
    clauses: 'Ausstieg und Daten',
    applications: 'Anwendungen',
  },
  optional: 'freiwillig',
  name: 'Name des Vertrags',
  nameHint: 'Zum Beispiel „Pflege Einwohnerwesen“.',
  partnerHint: 'Hersteller, Händler oder IT-Dienstleister, mit dem der Vertrag geschlossen ist.',
  kindHint: 'Nach den EVB-IT, den Musterverträgen der öffentlichen Hand für IT.',
  responsibleHint: 'Stelle oder Amt. Namen von Personen nur, wo es nötig ist.',
  kinds: {
    purchase: 'Kauf',
    'licence-perpetual': 'Überlassung Typ A (unbefristet)',
    'licence-term': 'Überlassung Typ B (befristet)',
    'maintenance-software': 'Pflege S',
    'maintenance-hardware': 'Instandhaltung',
    services: 'Dienstleistung',
    creation: 'Erstellung',
    system: 'System',
    'system-delivery': 'Systemlieferung',
    service: 'Service',
    cloud: 'Cloud',
    framework: 'Rahmenvereinbarung',
    other: 'kein EVB-IT-Vertrag',
  },
  minimumHint: 'Vorher kann niemand den Vertrag ordentlich beenden.',
  endHint:
    'Der letzte Tag. Bei unbefristeten Verträgen das nächste mögliche Ende; die Verlängerung ist dann der Abstand der möglichen Enden.',
  renewHint: 'Um wie viele Monate er sich ohne Kündigung verlängert; 0 heißt gar nicht.',
  noticeHint: 'Ganze Monate; 0 heißt bis zum letzten Tag.',
  priceModels: {
    flat: 'Festpreis',
    'per-user': 'je Nutzerin oder Nutzer',
    'per-device': 'je Gerät',
    'per-use': 'nach Verbrauch',
    other: 'anderes',
  },
  costHint: 'In Euro, zum Beispiel 12.480,00.',
  gross: 'brutto',
  net: 'netto',
  clauseNames: {
    exitSupport: 'Unterstützung beim Ausstieg',
    dataReturn: 'Herausgabe der Daten',
    processing: 'Auftragsverarbeitung (Art. 28 DSGVO)',
    subProcessors: 'Unterauftragnehmer',
    escrow: 'Hinterlegung des Quelltextes',
    index: 'Preisgleitklausel',
  },
  clauseHints: {
    exitSupport: 'Was der Partner beim Wechsel leisten muss und zu welchem Preis.',
    dataReturn: 'In welchem Format und bis wann.',
    processing: 'Ob ein Vertrag zur Auftragsverarbeitung geschlossen ist.',
    subProcessors: 'Wer, und wo.',
    escrow: 'Wo, und wann er herausgegeben wird.',
    index: 'An welchen Index der Preis gebunden ist.',
  },
  clauseStates: { yes: 'ja', no: 'nein', 'not-needed': 'nicht nötig' },
  clauseText: (clause: string) => `${clause}: Wortlaut oder Fundstelle`,
  processingDate: 'Geschlossen am',
  covers: 'Umfasst',
  coversNone: 'Noch keine Anwendung.',
  addApplication: 'Anwendung hinzufügen',
  addApplicationHint: 'Anwendungen, die Sie abwählen, gehören nach dem Speichern nicht mehr dazu.',
  addOne: 'Hinzufügen',
  applicationCount: (n: number) => (n === 1 ? '1 Anwendung' : `${n} Anwendungen`),
  applicationNone: 'Keine Anwendung mit diesem Namen.',
  create: 'Anlegen',
  save: 'Speichern',
  created: 'Der Vertrag ist angelegt.',
  saved: 'Gespeichert.',
  remove: 'Vertrag entfernen',
  removeHint: (n: string) =>
    `Die Anwendungen (${n}) behalten ihre Daten. Sie können das Entfernen 30 Tage lang zurücknehmen.`,
  invalid: {
    title: 'Geben Sie den Namen des Vertrags ein (höchstens 300 Zeichen).',
    day: 'Geben Sie einen Tag zwischen 1900 und 2999 an, den es gibt.',
    endBeforeStart: 'Das Ende liegt vor dem Beginn.',
    minimumAfterEnd: 'Die Mindestlaufzeit reicht über das Ende hinaus.',
    minimumBeforeStart: 'Die Mindestlaufzeit endet vor dem Beginn.',
    months: 'Geben Sie ganze Monate von 0 bis 600 an, oder nichts.',
    money: 'Geben Sie einen Betrag wie 12.480,00 an, oder nichts.',
    other: 'Das ist zu lang oder keine der Möglichkeiten.',
    summary: 'Der Vertrag ist nicht gespeichert. Berichtigen Sie die markierten Felder.',
    stale:
      'Jemand hat den Vertrag inzwischen geändert. Ihre Eingaben sind nicht gespeichert und stehen noch im Formular. Öffnen Sie den Vertrag in einem zweiten Fenster, vergleichen Sie und speichern Sie dann noch einmal.',
    applications:
      'Eine der Anwendungen ist nicht mehr im Bestand oder gehört zu einer anderen Verwaltung als die übrigen. Nichts ist gespeichert.',
    dates: 'Dieser Wert widerspricht den anderen Angaben des Vertrags. Ändern Sie den Vertrag im Formular.',
  },

  summary: 'Auf einen Blick',
  nextNotice: (by: string, end: string) => `Kündigen Sie bis ${by}, dann endet der Vertrag am ${end}.`,
  nextNoticeRenews: (by: string, end: string, months: number) =>
    `Kündigen Sie bis ${by}, dann endet der Vertrag am ${end}. Sonst verlängert er sich um ${monthsWord(months)}.`,
  noNotice: {
    end: 'Der Kündigungstermin lässt sich nicht berechnen: Das Ende ist unbekannt.',
    notice: 'Der Kündigungstermin lässt sich nicht berechnen: Die Kündigungsfrist ist unbekannt.',
    past: (end: string) =>
      `Die Kündigungsfrist ist verstrichen. Der Vertrag endet am ${end} oder verlängert sich; ob er sich verlängert, ist nicht angegeben.`,
    ends: (end: string) => `Der Vertrag endet am ${end} und verlängert sich nicht.`,
    over: (end: string) => `Der Vertrag ist am ${end} ausgelaufen.`,
  },
  how: 'So ist das gerechnet',
  howText:
    'Der Kündigungstermin ist der letzte Tag, von dem an die Frist bis zum Ende des Vertrags noch ganz abläuft (§§ 187, 188 BGB), vom Monatsende zum Monatsende. Fällt er auf ein Wochenende oder einen Feiertag, verschiebt er sich nicht nach hinten (§ 193 BGB gilt für Kündigungsfristen nicht). Entscheidend ist, wann die Kündigung zugeht.',
  boundBy: (title: string) => `Bindend ist „${title}“, weil dieser Vertrag länger läuft.`,
  dataActTitle: 'Wechselrecht bei Cloud-Diensten',
  dataActText:
    'Für Datenverarbeitungsdienste gilt seit dem 12. September 2025 die EU-Datenverordnung: Sie können mit höchstens zwei Monaten Frist den Wechsel verlangen, die Übergangszeit beträgt in der Regel höchstens 30 Tage, und vom 12. Januar 2027 an dürfen keine Wechselentgelte mehr verlangt werden. Prüfen Sie, ob der Vertrag darunter fällt.',
  dataActSource: 'Quelle: Verordnung (EU) 2023/2854, Art. 23, 25 und 29',
  deviations: 'Bestand und Vertrag sagen Verschiedenes',
  deviationsText: 'Wählen Sie, was stimmt. Danach steht an beiden Stellen dasselbe.',
  deviationFields: { start: 'Beginn', end: 'Ende', noticeMonths: 'Kündigungsfrist' },
  deviation: (application: string, field: string) => `${application}: ${field}`,
  deviationContract: 'im Vertrag',
  deviationInventory: 'im Bestand',
  takeContract: 'Werte des Vertrags in den Bestand schreiben',
  takeInventory: 'In den Vertrag übernehmen',
  resolved: 'Vertrag und Bestand stimmen wieder überein.',
  months: monthsWord,

  takeTitle: 'Verträge aus dem Bestand übernehmen',
  takeLead:
    'Diese Anwendungen haben schon ein Vertragsende oder eine Kündigungsfrist, gehören aber zu keinem Vertrag. Anwendungen mit gleichem Hersteller und gleichem Ende stehen zusammen.',
  takeNone: 'Im Bestand stehen keine Vertragsdaten, die nicht schon zu einem Vertrag gehören.',
  takeChosen: 'Gewählte Verträge anlegen',
  takeAll: 'Alle auswählen',
  taken: (n: string) => `Angelegte Verträge: ${n}.`,
  takeSuggestion: (n: string) => `Im Bestand stehen Daten für weitere Verträge (${n}).`,

  noticesTitle: 'Kündigungstermine',
  noticesLead:
    'Bis wann Sie kündigen können, der nächste Termin zuerst. Verlängerungen sind eingerechnet. Termine „aus der Liste“ gehören noch zu keinem Vertrag.',
  noticesWithin: (n: number) => `In den nächsten ${n} Monaten`,
  noticesLater: 'Später',
  noticesNone:
    'Kein Kündigungstermin ist bekannt. Tragen Sie bei den Verträgen Ende und Kündigungsfrist ein.',
  noticesNothing: 'Keine Termine.',
  fromList: 'aus der Liste',

  calendarTitle: 'Kalender abonnieren',
  calendarLead:
    'Unter einer geheimen Adresse liest Ihr Kalenderprogramm die Termine mit, mit Erinnerungen 12, 6 und 3 Monate vorher. Darin stehen keine Preise.',
  calendarMake: 'Adresse erzeugen',
  calendarRenew: 'Neue Adresse erzeugen',
  calendarRevoke: 'Adresse sperren',
  calendarActive: (day: string) =>
    `Eine Adresse ist seit dem ${day} gültig. Sie wird nur beim Erzeugen angezeigt.`,
  calendarAddress: 'Adresse des Kalenders',
  calendarOnce:
    'Kopieren Sie die Adresse jetzt: Sie wird kein zweites Mal angezeigt. Wer sie kennt, sieht die Termine; geben Sie sie nicht weiter.',
  calendarRevoked: 'Die Adresse ist gesperrt.',
  calendarRenewHint: 'Eine neue Adresse macht die bisherige ungültig.',
  calendarName: (authority: string) => `Kündigungstermine ${authority}`,
  calendarSummary: (title: string) => `Kündigen bis heute: ${title}`,
  calendarDescription: ({
    end,
    partner,
    applications,
  }: {
    end: string;
    partner: string | null;
    applications: string[];
  }) =>
    [
      `Letzter Tag für die Kündigung zum ${end}.`,
      partner === null ? '' : `Vertragspartner: ${partner}`,
      applications.length === 0 ? '' : `Anwendungen: ${applications.join(', ')}`,
    ]
      .filter(Boolean)
      .join('\n'),
  calendarAlarm: (title: string, months: number) =>
    `In ${inMonths(months)} endet die Kündigungsfrist: ${title}`,
  copy: 'Kopieren',
  copied: 'Kopiert.',

  mailsTitle: 'Erinnerung per E-Mail',
  mailsLead:
    'Sie bekommen 12, 6 und 3 Monate vor jedem Kündigungstermin eine E-Mail, je Termin und Stufe genau eine. Darin stehen keine Preise.',
  mailsWish: 'Ich möchte erinnert werden',
  mailsSave: 'Speichern',
  mailsSaved: 'Gespeichert.',
  mailsOff: 'Auf diesem Server ist kein E-Mail-Versand eingerichtet. Nutzen Sie den Kalender.',
  mail: {
    subject: (months: number, title: string) => `Kündigungsfrist in ${inMonths(months)}: ${title}`,
    subjectSeveral: (n: number) => `${n} Kündigungsfristen rücken näher`,
    line: (title: string, by: string, end: string) => `${title}: kündbar bis ${by}, endet dann am ${end}`,
    text: ({
      name,
      authority,
      body,
      link,
    }: {
      name: string;
      authority: string;
      body: string;
      link: string;
    }) =>
      [
        name === '' ? 'Guten Tag,' : `Guten Tag ${name},`,
        `für ${authority} rücken Kündigungstermine näher.`,
        body,
        `Einzelheiten: ${link}`,
        'Diese Erinnerung haben Sie selbst eingeschaltet. Unter derselben Adresse können Sie sie wieder ausschalten.',
      ].join('\n\n') + '\n',
  },
};
