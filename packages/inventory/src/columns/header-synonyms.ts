import type { ColumnRole } from '../types.ts';

/** No heading says what comes first in a date; a person does. */
type NamedRole = Exclude<ColumnRole, `${string}-first`>;

/**
 * How lists call their columns, folded as by `foldHeader` (lower case, ä → ae, only letters and digits), with the
 * strength from 0 to 100 with which the header speaks for the role. The order within a line means nothing.
 */
const SYNONYMS: Record<NamedRole, readonly (readonly [strength: number, headers: string])[]> = {
  // The key says which of twenty towns of one name is meant, so it wins over the name beside it.
  authority: [
    [
      104,
      'ags|ags 8|ags8|ars|amtlicher gemeindeschluessel|gemeindeschluessel|regionalschluessel|amtlicher regionalschluessel|gemeindekennziffer',
    ],
    [
      100,
      'kommune|gemeinde|stadt|koerperschaft|gebietskoerperschaft|mandant|mitgliedskommune|mitgliedsgemeinde|verbandsmitglied|verbandsgemeinde|ortsgemeinde|samtgemeinde|stadt gemeinde|gemeinde stadt|gemeindename|name der gemeinde|name der kommune|kreis stadt|municipality|city|town|council|local authority|authority|commune|comune|gemeente|ville|collectivite|kommune navn',
    ],
    [90, 'landkreis'],
    [70, 'mitglied|kunde|auftraggeber|traeger|verwaltung|behoerde|kreis|customer|tenant'],
  ],
  name: [
    [
      100,
      'softwarename|software name|produktname|product name|anwendungsname|programmname|application name|applicationname|standard name|display name|displayname|display name0|arpdisplayname|name der anwendung|name der software|name des verfahrens|name des programms|verfahrensname|softwareprodukt|windows display name|package name|packageidentifier',
    ],
    [
      95,
      'software|softwaretitel|bezeichnung der software|produktbezeichnung|softwarebezeichnung|verfahrensbezeichnung|anwendungsbezeichnung',
    ],
    [
      92,
      'produkt|product|app|applikation|application|eingesetztes produkt|eingesetzte software|softwareloesung|loesung|tool',
    ],
    [88, 'anwendung|anwendungen|programm|programme|it anwendung|it verfahren|fachanwendung|software system'],
    [
      84,
      'verfahren|fachverfahren|vertragsgegenstand|lizenzgegenstand|it system|system|systemname|system name',
    ],
    [
      78,
      'name|bezeichnung|objectname|object title|item name|lizenzname|licence name|license name|naam|navn|it system navn',
    ],
    [66, 'titel|title|komponente|component|paket|package|artikel|item|standard'],
  ],
  version: [
    [
      100,
      'version|softwareversion|programmversion|produktversion|display version|displayversion|product version|productversion|versionsnummer|version0|versions name|versionen name|version s name|windows display version|versie|applicationversion',
    ],
    [85, 'release|releasestand|versionsstand|version release|stand version|applicationshortversion|ausgabe'],
  ],
  vendor: [
    [
      100,
      'anbieter|vendor|publisher|publisher0|lizenzgeber|herausgeber|softwareanbieter|anbieterfirma|applicationpublisher|provider|leverancier|aanbieder|name des anbieters|anbietername|vendor name|publisher name|firmenname|it leverandoer|leverandoer',
    ],
    [75, 'firma|unternehmen|vertragspartner|auftragnehmer|contractor'],
  ],
  maker: [
    [
      100,
      'hersteller|softwarehersteller|manufacturer|maker|entwickler|developer|produzent|editor|herstellerfirma|hersteller anbieter|herstellername|name des herstellers|manufacturer name|anbieter hersteller',
    ],
  ],
  reseller: [
    [
      100,
      'lieferant|lieferantenname|name des lieferanten|supplier name|haendler|reseller|supplier|bezugsquelle|beschafft ueber|distributor|lizenzhaendler|systemhaus|beschaffungsquelle',
    ],
    [60, 'kreditor|rechnungssteller'],
  ],
  capability: [
    [
      100,
      'faehigkeit|capability|fachaufgabe|aufgabe|funktion|einsatzzweck|verwendungszweck|zweck|einsatzgebiet|business capability|funktionsbereich|aufgabenbereich|leistung|fachliche funktion|anwendungsbereich|einsatzbereich|purpose|function',
    ],
    [40, 'verfahren|fachverfahren|anwendung|fachanwendung|thema|business process|geschaeftsprozess|prozess'],
  ],
  category: [
    [
      100,
      'kategorie|category|softwarekategorie|art der software|softwareart|softwaretyp|typ|type|gruppe|softwaregruppe|produktgruppe|cluster|klasse|tags|system category|release type|objecttyp|object type|art|sparte|bereich software|referentiecomponenten',
    ],
  ],
  description: [
    [
      100,
      'beschreibung|kurzbeschreibung|description|erlaeuterung|beschrijving|beschrijving kort|funktionsbeschreibung|notiz zum verfahren|langtext',
    ],
    [70, 'beschrijving lang|long description|details|summary'],
  ],
  department: [
    [
      100,
      'amt|fachbereich|dienststelle|abteilung|fachamt|organisationseinheit|oe|org einheit|department|dezernat|referat|sachgebiet|fachdienst|entity|einheit|nutzende stelle|nutzendes amt|organisation|geschaeftsbereich|eigenbetrieb|amt fachbereich|zustaendiges amt|federfuehrendes amt|fachbereich amt|business unit|einsatzort',
    ],
    [60, 'bereich|company|standort|location|kostenstelle|schule|einrichtung|afdeling'],
  ],
  installations: [
    [
      100,
      'installationen|anzahl installationen|anzahl der installationen|number of installations|installations|installs|installiert auf|device count|devicecount|anzahl geraete|anzahl clients|install count|count|rechneranzahl|anzahl rechner',
    ],
    [70, 'anzahl|menge|stueck|stueckzahl|quantity|amount'],
  ],
  users: [
    [
      100,
      'anzahl nutzer|anzahl benutzer|anzahl anwender|nutzerzahl|benutzerzahl|anwenderzahl|nutzeranzahl|number of users|user count|nutzende|anzahl nutzende|anzahl nutzerinnen|anzahl user|users count|arbeitsplaetze|anzahl arbeitsplaetze',
    ],
    [90, 'nutzer|benutzer|anwender|users|nutzerinnen und nutzer|nutzer innen|user|anwenderinnen'],
    [
      80,
      'lizenzen|anzahl lizenzen|lizenzanzahl|lizenzmenge|seats|licenses|licences|valid licenses|number of licenses|lizenzierte nutzer',
    ],
  ],
  criticality: [
    [
      100,
      'kritikalitaet|criticality|business criticality|businesscriticality|schutzbedarf|kritisch|schutzbedarfsklasse|kritikalitaetsstufe|geschaeftskritikalitaet|business criticity|wichtigkeit|kritikalitaetsklasse|schutzbedarfsfeststellung',
    ],
    [70, 'verfuegbarkeit|bedeutung|importance|prioritaet'],
  ],
  reach: [[100, 'reichweite|verbreitung|nutzungsgrad|verbreitungsgrad|reach|anteil arbeitsplaetze']],
  hosting: [
    [
      100,
      'betrieb|hosting|betriebsart|betriebsform|betriebsmodell|bereitstellung|deployment type|deployment|betriebsort|betreiber|hostingart|hosting typ|bereitstellungsart|betrieb durch|deployment model|bereitstellungsmodell|betriebsweise|hosted by|cloud dienstverleningsmodel',
    ],
    [60, 'plattform|platform'],
  ],
  'contract-start': [
    [
      100,
      'vertragsbeginn|contract start|laufzeit ab|vertragsstart|startdatum|start date|begin date|beginn|laufzeit von|vertrag seit|gueltig ab|laufzeitbeginn|startdato|indgaet',
    ],
    [60, 'kaufdatum|purchase date|vertragsdatum|abschlussdatum|im einsatz seit|einsatz seit|in betrieb seit'],
  ],
  'contract-end': [
    [
      100,
      'vertragsende|laufzeit bis|contract end|vertragslaufzeit bis|laufzeitende|vertrag bis|enddatum|end date|ablaufdatum|expiration|expiration date|lizenz bis|lizenzende|gueltig bis|vertragsablauf|ablauf|wartung bis|expiry date|renewal date|ende der vertragslaufzeit|laufzeit ende|ende|slutdato|termination date|vertragslaufzeit ende|udløbsdato',
    ],
    [80, 'laufzeit|vertragslaufzeit|naechste verlaengerung|verlaengerung zum'],
  ],
  'notice-period': [
    [
      100,
      'kuendigungsfrist|notice period|kuendigung|notice|kuendigungsfristen|kuendigungsfrist monate|frist|opsigelsesfrist|kuendigungsfrist in monaten',
    ],
  ],
  'contract-duration': [
    [
      100,
      'laufzeit in monaten|vertragslaufzeit in monaten|laufzeit monate|vertragslaufzeit monate|laufzeit mon|vertragsdauer|vertragsdauer monate|dauer|dauer in monaten|duration|contract duration|contract term|term|initial contract period|mindestlaufzeit|mindestvertragslaufzeit|laufzeit jahre|laufzeit in jahren|duree|looptijd',
    ],
    [79, 'laufzeit|vertragslaufzeit'],
  ],
  renewal: [
    [
      100,
      'verlaengerung|verlaengerungsoption|verlaengerungszeitraum|automatische verlaengerung|vertragsverlaengerung|autom verlaengerung|renewal|auto renewal|renewal type|contract renewal|fornyelse|verlenging|tacit renewal',
    ],
  ],
  currency: [[100, 'waehrung|currency|cost currency|valuta|devise']],
  'payment-period': [
    [
      100,
      'zahlungsweise|zahlungsturnus|zahlungsrhythmus|zahlungsintervall|zahlungsperiode|zahlung|abrechnung|abrechnungszeitraum|abrechnungsintervall|abrechnungsrhythmus|abrechnungsart|rechnungsintervall|rechnungsturnus|rechnungszeitraum|turnus|billing frequency|billing period|billing cycle|payment period|payment frequency|payment interval|invoice period|kostenperiode|kosten periode|periodizitaet|betalingsfrekvens',
    ],
    [70, 'intervall|rhythmus|faelligkeit|periode|period|billing'],
  ],
  cost: [
    [
      100,
      'kosten|kosten p a|kosten pro jahr|jaehrliche kosten|jahreskosten|kosten jahr|cost|costs|annual cost|yearly cost|kosten euro|kosten eur|kosten brutto|kosten netto|jahresgebuehr|lizenzkosten|lizenzkosten p a|laufende kosten|wartungskosten|jahresbetrag|pflegekosten|kosten jaehrlich|kosten in euro|jaehrliche kosten in euro|gesamtkosten|summe',
    ],
    [
      85,
      'preis|betrag|haushaltsansatz|ansatz|haushaltsmittel|plankosten|price|purchase cost|gebuehr|kosten monatlich|monatliche kosten|entgelt|miete|rate',
    ],
  ],
  'external-id': [
    [
      100,
      'id|inventarnummer|inventar nr|inventarnr|asset tag|externe id|external id|verfahrensnummer|verfahrens nr|anwendungs id|vertragsnummer|vertrag nr|vertragsnr|application key|applicationkey|guid|uuid|key name|keyname|product code|primary key|app id|system id|slug|software id|windows software id',
    ],
    [70, 'nr|lfd nr|laufende nummer|nummer|number|lfdnr|pos|position'],
  ],
  status: [
    [
      100,
      'status|state|zustand|lifecycle|lebenszyklus|lebenszyklusphase|betriebsstatus|einsatzstatus|produktstatus|phase|nutzungsstatus',
    ],
  ],
  responsible: [
    [
      100,
      'verantwortlich|verantwortlicher|verantwortliche|zustaendig|zustaendigkeit|owner|verfahrensverantwortlich|verfahrensverantwortlicher|fachverantwortung|fachverantwortlicher|produktverantwortung|application owner|technical owner|business owner|betreuung|betreut durch|it betreuung|responsible|systemverantwortlicher|verantwortliche stelle|fachliche leitstelle',
    ],
  ],
  machine: [
    [
      100,
      'machine|machine name|rechner|rechnername|computer|computername|computer name|hostname|host|geraet|geraetename|device|device name|devicename|client|clientid|client id|pc|pc name|server name|servername',
    ],
  ],
  note: [
    [
      100,
      'bemerkung|bemærkning|bemerkungen|anmerkung|anmerkungen|notiz|notizen|notes|note|kommentar|kommentare|comment|comments|hinweis|hinweise|sonstiges|remarks|remark',
    ],
  ],
};

/** Words that make a date or a number mean something else than the contract or the use of the program. */
export const MISLEADING_WORDS = [
  'approval',
  'garantie',
  'warranty',
  'geburtsdatum',
  'url',
  'link',
  'website',
  'telefon',
  'phone',
  'os',
  'operating',
  'betriebssystem',
];

export interface Synonym {
  role: ColumnRole;
  strength: number;
  words: string[];
}

/** All synonyms by their folded text; one text may speak for several roles. */
export const SYNONYM_INDEX: ReadonlyMap<string, readonly Synonym[]> = (() => {
  const index = new Map<string, Synonym[]>();
  for (const [role, lines] of Object.entries(SYNONYMS) as [NamedRole, (typeof SYNONYMS)[NamedRole]][]) {
    for (const [strength, headers] of lines) {
      for (const header of headers.split('|')) {
        const synonym = { role, strength, words: header.split(' ') };
        index.set(header, [...(index.get(header) ?? []), synonym]);
      }
    }
  }
  return index;
})();
