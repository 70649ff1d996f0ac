import type { Facts, Messages } from './message.ts';
import { yamlReason } from './yaml-reasons.ts';

const meant = ({ suggestion }: Facts): string => (suggestion ? `Ist „${suggestion}“ gemeint? ` : '');
const KINDS: Readonly<Record<string, string>> = {
  text: 'ein Text',
  number: 'eine Zahl',
  flag: 'true oder false',
  list: 'eine Liste',
  map: 'Schlüssel mit Werten',
  null: 'nichts',
};
const kind = (name = ''): string => KINDS[name] ?? name;
const LISTS: Readonly<Record<string, string>> = {
  category: 'keine Kategorie des Standards',
  scope: 'kein Anwendungsbereich des Standards',
  tag: 'kein Schlagwort des Standards',
};

export const MESSAGES_DE: Messages = {
  'not-utf8': () => ['Die Datei ist nicht in UTF-8 gespeichert.', 'Speichern Sie sie als UTF-8.'],
  'file-too-large': ({ size, limit }) => [
    `Die Datei umfasst ${size} Byte; gelesen werden höchstens ${limit}.`,
    'Kürzen Sie sie: Lange Texte gehören in die Dokumentation.',
  ],
  'yaml-syntax': ({ reason }) => [
    `Das ist kein gültiges YAML${yamlReason(reason, 'de')}.`,
    'Prüfen Sie Einrückung, Doppelpunkt hinter dem Schlüssel und Anführungszeichen um Texte mit Doppelpunkt.',
  ],
  'yaml-too-deep': ({ limit }) => [
    `Listen und Schlüssel sind mehr als ${limit} Ebenen tief verschachtelt.`,
    'Eine publiccode.yml braucht fünf Ebenen.',
  ],
  'yaml-too-many-nodes': ({ limit }) => [
    `Die Datei enthält mehr als ${limit} Werte, wiederholte mitgezählt.`,
    'Schreiben Sie aus, was Verweise (*name) wiederholen, oder lassen Sie es weg.',
  ],
  'yaml-old-version': () => [
    'Die Datei gibt sich als YAML 1.1 aus.',
    'Streichen Sie die Zeile %YAML 1.1: Der Standard verlangt YAML 1.2.',
  ],
  'several-documents': () => [
    'Die Datei enthält mehrere YAML-Dokumente.',
    'Behalten Sie das erste und streichen Sie alles ab der zweiten Zeile ---.',
  ],
  'document-empty': () => ['Die Datei ist leer.', 'Füllen Sie die Pflichtangaben aus.'],
  'document-not-a-map': () => [
    'Die Datei besteht nicht aus Schlüsseln mit Werten.',
    'Beginnen Sie mit publiccodeYmlVersion: "0".',
  ],
  'duplicate-key': ({ name, firstLine }) => [
    `Der Schlüssel „${name}“ steht hier ein zweites Mal; zuerst steht er in Zeile ${firstLine}.`,
    'Behalten Sie einen von beiden.',
  ],
  'version-missing': () => ['Die Version des Standards fehlt.', 'Schreiben Sie publiccodeYmlVersion: "0".'],
  'version-not-text': ({ word }) => [
    `Die Version ${word} wird als Zahl gelesen.`,
    `Setzen Sie sie in Anführungszeichen: "${word}".`,
  ],
  'version-unknown': (facts) => [
    `Eine Version „${facts['word']}“ des Standards gibt es nicht.`,
    `${meant(facts)}"0" meint stets die neueste.`,
  ],
  'version-outdated': ({ word, newest }) => [
    `Die Datei folgt Version ${word}; die neueste ist ${newest}.`,
    'Heben Sie die Datei auf die neueste Version; was sich dabei ändert, wird einzeln genannt.',
  ],
  'key-unknown': (facts) => [
    `Den Schlüssel „${facts['name']}“ kennt der Standard an dieser Stelle nicht.`,
    `${meant(facts)}${facts['suggestion'] ? '' : 'Streichen Sie ihn oder behalten Sie ihn als Kommentar.'}`.trim(),
  ],
  'key-misplaced': ({ name, suggestion }) => [
    `Der Schlüssel „${name}“ gehört nicht hierher.`,
    `Verschieben Sie ihn nach ${suggestion}.`,
  ],
  'key-not-yet': ({ name, since, version }) => [
    `Den Schlüssel „${name}“ gibt es seit Version ${since}; diese Datei folgt ${version}.`,
    'Schreiben Sie publiccodeYmlVersion: "0" oder streichen Sie den Schlüssel.',
  ],
  'key-gone': ({ name, gone, successor }) => [
    `Version ${gone} hat den Schlüssel „${name}“ abgeschafft.`,
    successor ? `Verwenden Sie ${successor}.` : 'Streichen Sie ihn.',
  ],
  'key-deprecated': ({ name, successor }) => [
    `Der Schlüssel „${name}“ ist veraltet.`,
    successor ? `Verwenden Sie ${successor}.` : 'Er kann entfallen.',
  ],
  'key-old-spelling': ({ name, suggestion }) => [
    `„${name}“ ist eine alte Schreibweise.`,
    `Schreiben Sie „${suggestion}“.`,
  ],
  'key-twice': ({ name, other }) => [
    `„${name}“ und „${other}“ sind derselbe Schlüssel.`,
    `Behalten Sie „${other}“.`,
  ],
  'wrong-type': ({ expected, found }) => [
    `Hierher gehört ${kind(expected)}, angegeben ist ${kind(found)}.`,
    expected === 'list'
      ? 'Schreiben Sie jeden Eintrag in eine eigene Zeile mit einem Bindestrich davor.'
      : expected === 'text' && found === 'flag'
        ? 'Setzen Sie die Angabe in Anführungszeichen, wenn sie als Text gemeint ist.'
        : '',
  ],
  'number-not-text': ({ word }) => [
    `${word} wird als Zahl gelesen; Nullen am Rand und ein Pluszeichen können dabei verloren gehen.`,
    `Setzen Sie die Angabe in Anführungszeichen: "${word}".`,
  ],
  'boolean-yaml11': ({ word, suggestion }) => [
    `„${word}“ ist in YAML 1.2 ein Text, nicht wahr oder falsch.`,
    `Schreiben Sie ${suggestion}.`,
  ],
  'value-missing': ({ name }) => [`„${name}“ ist eine Pflichtangabe.`, 'Tragen Sie sie nach.'],
  'value-missing-in-every-language': ({ name }) => [
    `„${name}“ ist in mindestens einer Sprache der Beschreibung Pflicht.`,
    'Tragen Sie die Angabe nach.',
  ],
  'value-missing-in-language': ({ name, language }) => [
    `„${name}“ fehlt in der Sprache ${language}. Dem Standard genügt eine Sprache, dem Referenzprüfer der Kataloge nicht.`,
    'Übersetzen Sie die Angabe, damit alle Kataloge die Software führen.',
  ],
  'value-needed-for-type': ({ name, type }) => [
    `„${name}“ ist Pflicht, wenn die Pflege die Art „${type}“ hat.`,
    'Tragen Sie die Angabe nach oder berichtigen Sie die Art.',
  ],
  'value-not-for-type': ({ name, type }) => [
    `„${name}“ darf nur stehen, wenn die Pflege die Art „${type}“ hat.`,
    'Streichen Sie die Angabe oder berichtigen Sie die Art.',
  ],
  'list-empty': ({ name }) => [`„${name}“ ist leer.`, 'Geben Sie mindestens einen Eintrag an.'],
  'not-in-list': (facts) => [
    `„${facts['word']}“ ist ${LISTS[facts['list'] ?? ''] ?? 'kein zulässiger Wert'}.`,
    `${meant(facts)}${facts['words'] ? `Zulässig: ${facts['words']}.` : ''}`.trim(),
  ],
  'text-too-long': ({ length, limit }) => [
    `Der Text hat ${length} Zeichen; zulässig sind ${limit}.`,
    'Kürzen Sie ihn.',
  ],
  'text-too-short': ({ length, limit }) => [
    `Der Text hat ${length} Zeichen; verlangt sind mindestens ${limit}.`,
    'Beschreiben Sie, was die Software leistet, für wen, und was sie auszeichnet.',
  ],
  'several-lines': () => ['Die Kurzbeschreibung hat mehrere Zeilen.', 'Ein Satz in einer Zeile.'],
  'date-invalid': ({ word }) => [
    `„${word}“ ist kein Datum.`,
    'Schreiben Sie Jahr, Monat und Tag: 2026-11-22.',
  ],
  'contract-ended': ({ date }) => [
    `Der Vertrag ist am ${date} ausgelaufen.`,
    'Nennen Sie den heutigen Vertragspartner oder ändern Sie die Art der Pflege.',
  ],
  'url-invalid': ({ word }) => [
    `„${word}“ ist keine vollständige Adresse.`,
    'Schreiben Sie sie mit ihrem Anfang, etwa https://….',
  ],
  'url-not-http': ({ word }) => [
    `„${word}“ ist keine Webadresse.`,
    'Schreiben Sie sie mit http:// oder https:// und einem Rechnernamen.',
  ],
  fork: ({ word, foundIn }) => [
    `Die Datei liegt in ${foundIn} und nennt ${word}: Kataloge halten sie für eine technische Abspaltung und übergehen sie.`,
    'Richtig bei einer Kopie, die nur Beiträgen dient. Eine eigenständige Fassung nennt ihre eigene Adresse unter url und das Original unter isBasedOn.',
  ],
  'identifier-invalid': ({ word }) => [
    `„${word}“ ist keine Kennung einer Stelle.`,
    'Schreiben Sie eine Webadresse oder eine URN.',
  ],
  'italian-code-unknown': ({ word }) => [
    `Das italienische Verzeichnis öffentlicher Stellen kennt den Code „${word}“ nicht.`,
    'Schlagen Sie ihn unter indicepa.gov.it nach.',
  ],
  'alias-unknown': (facts) => [
    `Den Kurznamen „${facts['word']}“ gibt es nicht.`,
    `${meant(facts)}Bekannt: ${facts['words']}.`,
  ],
  'supported-invalid': (facts) => [
    `„${facts['word']}“ ist weder ein Kurzname noch eine Adresse.`,
    `${meant(facts)}Schreiben Sie alias:<Name>, eine Webadresse oder eine URN.`,
  ],
  'email-invalid': ({ word }) => [`„${word}“ ist keine E-Mail-Adresse.`, ''],
  'phone-not-international': ({ word }) => [
    `„${word}“ lässt sich aus dem Ausland nicht wählen.`,
    'Schreiben Sie die Nummer mit Pluszeichen und Landesvorwahl: "+49 …".',
  ],
  'mime-invalid': ({ word }) => [
    `„${word}“ ist kein MIME-Typ.`,
    'Schreiben Sie ihn wie text/plain, ohne Parameter.',
  ],
  'country-invalid': (facts) => [
    `„${facts['word']}“ ist kein Ländercode.`,
    `${meant(facts)}Zwei Großbuchstaben nach ISO 3166-1.`,
  ],
  'country-lowercase': ({ word, suggestion }) => [
    `„${word}“ ist kleingeschrieben.`,
    `Schreiben Sie ${suggestion}.`,
  ],
  'language-invalid': (facts) => [
    `„${facts['word']}“ ist kein eingetragener Sprachcode.`,
    `${meant(facts)}Schreiben Sie etwa en, de oder de-AT.`,
  ],
  'licence-invalid': (facts) => [
    facts['reason'] === 'syntax' || facts['reason'] === 'empty'
      ? 'Die Lizenz ist kein SPDX-Ausdruck.'
      : `SPDX kennt keine ${facts['reason'] === 'unknown-exception' ? 'Ausnahme' : 'Lizenz'} „${facts['word']}“.`,
    `${meant(facts)}Siehe spdx.org/licenses.`,
  ],
  'licence-deprecated': ({ word, suggestion }) => [
    `SPDX hat den Namen „${word}“ aufgegeben.`,
    suggestion ? `Schreiben Sie ${suggestion} oder die gemeinte Form.` : '',
  ],
  'licence-not-free': ({ word }) => [
    `Die Open Source Initiative hat „${word}“ nicht anerkannt.`,
    'Viele Kataloge führen nur freie Software.',
  ],
  'licence-not-allowed': ({ word }) => [`„${word}“ gehört nicht zu den hier zugelassenen Lizenzen.`, ''],
  'path-absolute': ({ suggestion }) => [
    'Der Pfad beginnt mit einem Schrägstrich.',
    `Schreiben Sie ihn ab der Wurzel des Repositorys: ${suggestion}.`,
  ],
  'path-file-url': () => [
    'Eine Adresse mit file: zeigt auf einen einzelnen Rechner.',
    'Schreiben Sie einen Pfad ab der Wurzel des Repositorys.',
  ],
  'image-format': ({ word, endings }) => [
    `„${word}“ sieht nicht nach einem Bild in einem zulässigen Format aus.`,
    `Zulässig: ${endings}.`,
  ],
  'video-not-embeddable': ({ word }) => [
    `„${word}“ gehört zu keiner Seite, die für das Einbetten (oEmbed) eingetragen ist.`,
    'Der Referenzprüfer der Kataloge lehnt das ab.',
  ],
  'video-peertube': ({ word }) => [
    `„${word}“ liegt auf PeerTube, das sich einbetten lässt, aber nicht eingetragen ist.`,
    'Nach dem Standard richtig; der Referenzprüfer der Kataloge lehnt es ab.',
  ],
  'mailbox-not-person': ({ word }) => [
    `„${word}“ sieht nach einem Postfach oder einer Gruppe aus.`,
    'Der Standard verlangt eine Person als Ansprechpartner.',
  ],
  'address-unreachable': ({ word, reason }) => [
    `„${word}“ ist nicht erreichbar${reason ? ` (${reason})` : ''}.`,
    '',
  ],
  'file-missing': ({ word }) => [
    `Eine Datei „${word}“ gibt es im Repository nicht.`,
    'Berichtigen Sie den Pfad oder ergänzen Sie die Datei.',
  ],
};
