import type { MatchReason } from '../types.ts';

type Sentence = (detail: Record<string, string>) => string;

const SENTENCES: Record<string, { de: Sentence; en: Sentence }> = {
  'exact-alias': {
    de: ({ alias }) => `Der Name enthält die bekannte Bezeichnung „${alias}“.`,
    en: ({ alias }) => `The name contains the known designation “${alias}”.`,
  },
  'short-name': {
    de: ({ alias }) => `Der Name enthält die Kurzform von „${alias}“.`,
    en: ({ alias }) => `The name contains the short form of “${alias}”.`,
  },
  'common-alias': {
    de: ({ alias }) => `„${alias}“ ist auch ein alltägliches Wort oder heißt anderswo etwas anderes.`,
    en: ({ alias }) => `“${alias}” is an everyday word, too, or means something else elsewhere.`,
  },
  'weak-alias': {
    de: ({ alias }) => `Die Bezeichnung „${alias}“ ist allein zu unbestimmt.`,
    en: ({ alias }) => `The name “${alias}” is too vague on its own.`,
  },
  'generic-alias': {
    de: ({ alias }) => `Nur ein Gattungswort stimmt mit „${alias}“ überein.`,
    en: ({ alias }) => `Only a generic word agrees with “${alias}”.`,
  },
  'vendor-agrees': { de: () => 'Der Hersteller stimmt überein.', en: () => 'The vendor agrees.' },
  'vendor-contradicts': {
    de: () => 'Als Hersteller ist ein anderes Haus angegeben.',
    en: () => 'Another vendor is given.',
  },
  'vendor-same-group': {
    de: () => 'Der angegebene Hersteller gehört zur selben Gruppe von Eigentümern.',
    en: () => 'The vendor given belongs to the same group of owners.',
  },
  'vendor-unknown': {
    de: () => 'Der angegebene Hersteller ist bei diesem Produkt nicht bekannt.',
    en: () => 'The vendor given is not known for this product.',
  },
  'vendor-only': {
    de: () => 'Genannt ist nur der Hersteller, nicht das Produkt.',
    en: () => 'Only the vendor is named, not the product.',
  },
  'other-vendor-named': {
    de: ({ word }) => `Der Name nennt mit „${word}“ einen anderen Hersteller.`,
    en: ({ word }) => `The name mentions another vendor, “${word}”.`,
  },
  'further-word': {
    de: () => 'Ein weiteres Wort des Namens gehört zum selben Produkt.',
    en: () => 'A further word of the name belongs to the same product.',
  },
  'unknown-word': {
    de: ({ word }) => `Das Wort „${word}“ gehört nicht zum Produktnamen; es könnte ein anderes Produkt sein.`,
    en: ({ word }) => `The word “${word}” is no part of the product name; it may be another product.`,
  },
  'another-product': {
    de: ({ name }) => `Der Name nennt auch „${name}“.`,
    en: ({ name }) => `The name mentions “${name}”, too.`,
  },
  'several-products': {
    de: () => 'Der Name zählt mehrere Produkte auf.',
    en: () => 'The name lists several products.',
  },
  'close-second': {
    de: () => 'Ein zweites Produkt kommt ebenso in Frage.',
    en: () => 'A second product is just as likely.',
  },
  'add-on': {
    de: ({ word }) => `„${word}“ weist auf einen Zusatz zu einem Produkt hin, nicht auf das Produkt selbst.`,
    en: ({ word }) => `“${word}” points to an add-on of a product, not to the product itself.`,
  },
  service: {
    de: ({ word }) => `„${word}“ weist auf eine Dienstleistung hin.`,
    en: ({ word }) => `“${word}” points to a service.`,
  },
  'made-for': {
    de: ({ alias }) => `Es ist etwas für „${alias}“, nicht „${alias}“ selbst.`,
    en: ({ alias }) => `It is something for “${alias}”, not “${alias}” itself.`,
  },
  'runs-on': {
    de: ({ alias }) => `„${alias}“ ist wohl nur die Umgebung, in der es läuft.`,
    en: ({ alias }) => `“${alias}” is probably just what it runs on.`,
  },
  bundle: {
    de: () => 'Das ist ein Lizenzvertrag oder Bündel über mehrere Produkte, kein einzelnes Produkt.',
    en: () => 'This is a licence contract or bundle of several products, not a single product.',
  },
  suite: {
    de: () => 'Das Produkt ist eine Suite aus mehreren Bestandteilen.',
    en: () => 'The product is a suite of several components.',
  },
  'part-of-name': {
    de: ({ alias }) => `Teile des Namens stimmen mit „${alias}“ überein.`,
    en: ({ alias }) => `Parts of the name agree with “${alias}”.`,
  },
  'maker-and-name': {
    de: () => 'Hersteller und Name ergeben zusammen die bekannte Bezeichnung.',
    en: () => 'Vendor and name together make the known designation.',
  },
  'typing-mistake': {
    de: () => 'Ein Schreibfehler wurde angenommen.',
    en: () => 'A typing mistake was assumed.',
  },
  'version-dropped': {
    de: ({ version }) => `Die Versionsangabe „${version}“ wurde nicht berücksichtigt.`,
    en: ({ version }) => `The version “${version}” was disregarded.`,
  },
  'locale-dropped': {
    de: ({ locale }) => `Die Sprachangabe „${locale}“ wurde nicht berücksichtigt.`,
    en: ({ locale }) => `The language “${locale}” was disregarded.`,
  },
  'bitness-dropped': {
    de: ({ bitness }) => `Die Angabe „${bitness}“ wurde nicht berücksichtigt.`,
    en: ({ bitness }) => `“${bitness}” was disregarded.`,
  },
  'path-dropped': { de: () => 'Aus einem Dateipfad gelesen.', en: () => 'Read from a file path.' },
  'length-dropped': {
    de: () => 'Der Name ist sehr lang; nur sein Anfang wurde gelesen.',
    en: () => 'The name is very long; only its beginning was read.',
  },
  'confirmed-by-others': {
    de: () => 'Von mindestens drei Kommunen dieser Instanz bestätigt.',
    en: () => 'Confirmed by at least three authorities of this instance.',
  },
  noise: {
    de: () => 'Aktualisierung, Laufzeitumgebung, Treiber oder Bestandteil, keine eigene Anwendung.',
    en: () => 'An update, runtime, driver or component, no application of its own.',
  },
  'product-unknown': {
    de: () => 'Dieses Produkt steht nicht im Verzeichnis der bekannten Produkte.',
    en: () => 'This product is not in the list of known products.',
  },
  'not-named': {
    de: ({ product }) => `Keine bekannte Bezeichnung von „${product}“ steht im Namen.`,
    en: ({ product }) => `The name contains no known designation of “${product}”.`,
  },
  'words-missing': {
    de: ({ alias, words }) => `Zu „${alias}“ fehlt dem Namen: ${words}.`,
    en: ({ alias, words }) => `To be “${alias}”, the name lacks: ${words}.`,
  },
  'inside-longer-name': {
    de: ({ alias, name }) => `„${alias}“ ist hier nur ein Teil der Bezeichnung „${name}“.`,
    en: ({ alias, name }) => `“${alias}” is only a part of the designation “${name}” here.`,
  },
  'spelling-shared': {
    de: ({ alias }) => `„${alias}“ heißen mehrere Produkte; allein entscheidet das Wort nichts.`,
    en: ({ alias }) => `Several products are called “${alias}”; alone the word decides nothing.`,
  },
  'another-fits-better': {
    de: ({ name }) => `„${name}“ passt besser.`,
    en: ({ name }) => `“${name}” fits better.`,
  },
  'below-acceptance': {
    de: ({ probability }) =>
      `Die Übereinstimmung ist zu unsicher, um sie ohne Prüfung anzunehmen (etwa ${probability} %).`,
    en: ({ probability }) =>
      `The match is too uncertain to be taken without a check (about ${probability} %).`,
  },
  'below-review': {
    de: ({ probability }) =>
      `Die Übereinstimmung ist zu gering, um danach zu fragen (etwa ${probability} %).`,
    en: ({ probability }) => `The match is too slight to ask about it (about ${probability} %).`,
  },
  'no-product': { de: () => 'Kein bekanntes Produkt passt.', en: () => 'No known product fits.' },
  'no-words': { de: () => 'Der Name enthält kein Wort.', en: () => 'The name contains no word.' },
};

/**
 * Says a reason as a sentence. A code that is not known is given back as it is.
 *
 * @example describeReason({ code: 'vendor-agrees' }, 'de') // 'Der Hersteller stimmt überein.'
 */
export function describeReason(reason: MatchReason, language: 'de' | 'en'): string {
  if (!Object.hasOwn(SENTENCES, reason.code)) return reason.code;
  return SENTENCES[reason.code]?.[language](reason.detail ?? {}) ?? reason.code;
}

/** Every code that `describeReason` has a sentence for. */
export const REASON_CODES: readonly string[] = Object.keys(SENTENCES);
