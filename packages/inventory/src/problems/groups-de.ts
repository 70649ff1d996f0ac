import type { GroupTexts } from './group-text.ts';

const kept = 'Die Angabe gilt als unbekannt, die Zeile wird trotzdem übernommen.';
const refused = 'Diese Zeilen werden nicht übernommen.';

/** German texts for kinds of problems that come many at a time. */
export const GROUPS_DE: GroupTexts = {
  'quote-not-closed': {
    title: 'Anführungszeichen nicht geschlossen',
    effect: 'Die Zeile wurde ohne Anführungszeichen gelesen, damit die folgenden nicht verschwinden.',
    remedy: 'Prüfen Sie, ob die Zellen dieser Zeilen richtig getrennt sind.',
  },
  'quote-malformed': {
    title: 'Anführungszeichen mitten in einer Zelle',
    effect: 'Die Zeile ist gelesen; vielleicht sind ihre Zellen falsch getrennt.',
    remedy: 'Prüfen Sie, ob Werte verrutscht sind.',
  },
  'row-too-short': {
    title: 'Zeile mit zu wenigen Zellen',
    effect: 'Die fehlenden Angaben gelten als unbekannt.',
    remedy: 'Prüfen Sie, ob Werte verrutscht sind.',
  },
  'row-too-long': {
    title: 'Zeile mit zu vielen Zellen',
    effect: 'Vermutlich steht ein Trennzeichen in einem Wert; überzählige Zellen gehören zu keiner Spalte.',
    remedy: 'Setzen Sie den Wert in Anführungszeichen und laden Sie die Liste neu hoch.',
  },
  'header-twice': {
    title: 'Überschrift kommt mehrmals vor',
    effect: 'Alle Spalten sind gelesen.',
    remedy: 'Prüfen Sie, welche der Spalten gelten soll.',
  },
  'header-blank': {
    title: 'Spalte ohne Überschrift',
    effect: 'Sie wird ohne Bedeutung mitgeführt.',
    remedy: 'Bestimmen Sie ihre Bedeutung, falls sie gebraucht wird.',
  },
  'archive-part-left-out': {
    title: 'Datei im Archiv nicht gelesen',
    effect: 'Sie ist leer oder in einem anderen Format als die erste.',
    remedy: 'Laden Sie sie bei Bedarf einzeln hoch.',
  },
  'personal-data-dropped': {
    title: 'Spalte mit personenbezogenen Daten',
    effect: 'Ihre Werte werden nicht gespeichert, weil die Auswertung sie nicht braucht.',
    remedy: '',
  },
  'number-unreadable': {
    title: 'Anzahl nicht lesbar',
    effect: kept,
    remedy: 'Tragen Sie eine ganze Zahl ein.',
  },
  'money-unreadable': {
    title: 'Betrag nicht lesbar',
    effect: kept,
    remedy: 'Tragen Sie einen Betrag wie „12.000 €“ ein.',
  },
  'currency-foreign': {
    title: 'Betrag in fremder Währung',
    effect:
      'Er wird nicht in Euro umgerechnet: Die Kosten gelten als unbekannt, der Betrag kommt in die Bemerkung.',
    remedy: 'Tragen Sie den Betrag in Euro nach.',
  },
  'cost-made-yearly': {
    title: 'Betrag auf ein Jahr gerechnet',
    effect: 'Aus Betrag und Zahlungszeitraum wurde der Betrag eines Jahres.',
    remedy: 'Prüfen Sie, ob der Zahlungszeitraum stimmt.',
  },
  'cost-once': {
    title: 'Einmaliger Betrag',
    effect: 'Er ist kein Jahresbetrag; die Kosten gelten als unbekannt.',
    remedy: '',
  },
  'contract-end-computed': {
    title: 'Vertragsende errechnet',
    effect: 'Aus Beginn und Laufzeit wurde der letzte Tag des Vertrags errechnet.',
    remedy: 'Tragen Sie das Ende ein, falls sich der Vertrag verlängert hat.',
  },
  'date-unreadable': {
    title: 'Datum nicht lesbar',
    effect: kept,
    remedy: 'Tragen Sie das Datum als TT.MM.JJJJ ein.',
  },
  'date-ambiguous': {
    title: 'Datum mehrdeutig',
    effect: `Was Tag und was Monat ist, lässt sich nicht erkennen. ${kept}`,
    remedy:
      'Wählen Sie als Bedeutung der Spalte „Tag/Monat/Jahr“ oder „Monat/Tag/Jahr“, oder tragen Sie das Datum als TT.MM.JJJJ ein.',
  },
  'date-completed': {
    title: 'Datum ohne Tag',
    effect: 'Als Beginn gilt der erste, als Ende der letzte Tag des Zeitraums.',
    remedy: 'Berichtigen Sie den Tag, falls er bekannt ist.',
  },
  'notice-period-unreadable': {
    title: 'Kündigungsfrist nicht lesbar',
    effect: kept,
    remedy: 'Tragen Sie eine Frist wie „6 Monate“ ein.',
  },
  'notice-period-rounded': {
    title: 'Kündigungsfrist in Tagen oder Wochen',
    effect:
      'Das Programm rechnet mit vollen Monaten: Die Frist ist aufgerundet, „30 Tage“ gelten als 1 Monat. Über kurze Monate hinweg kann das einige Tage zu knapp sein.',
    remedy: 'Prüfen Sie die Termine am Vertrag, oder tragen Sie einen Monat mehr ein.',
  },
  'criticality-unreadable': {
    title: 'Kritikalität nicht lesbar',
    effect: kept,
    remedy: 'Verwenden Sie 1 bis 4 oder niedrig, mittel, hoch, sehr hoch.',
  },
  'reach-unreadable': {
    title: 'Reichweite nicht lesbar',
    effect: kept,
    remedy: 'Tragen Sie 1 bis 3 oder einen Anteil in Prozent ein.',
  },
  'hosting-unreadable': {
    title: 'Betriebsart nicht eindeutig',
    effect: kept,
    remedy: 'Verwenden Sie „eigener Betrieb“, „Dienstleister“, „Hersteller“ oder „SaaS“.',
  },
  'row-empty': { title: 'Leere Zeile', effect: refused, remedy: '' },
  'row-without-name': {
    title: 'Zeile ohne Namen einer Anwendung',
    effect: refused,
    remedy: 'Ergänzen Sie den Namen oder bestimmen Sie eine andere Spalte als Namen.',
  },
  'row-name-without-letters': {
    title: 'Name ohne Buchstaben und Ziffern',
    effect: refused,
    remedy: 'Ergänzen Sie den Namen.',
  },
  'row-name-too-long': {
    title: 'Name zu lang',
    effect: `Vermutlich steht hier eine Beschreibung. ${refused}`,
    remedy: 'Kürzen Sie den Namen.',
  },
  'row-is-total': { title: 'Summenzeile', effect: refused, remedy: '' },
  'row-repeats-header': { title: 'Wiederholte Überschriften', effect: refused, remedy: '' },
};
