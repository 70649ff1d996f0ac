import type { Messages } from './messages.ts';

/** German texts: what happened, what it means for the data, what to do. */
export const MESSAGES_DE: Messages = {
  'file-empty': () =>
    'Die Datei enthält keinen Text. Es wurde nichts übernommen. Bitte prüfen Sie, ob die richtige Datei gewählt ist.',
  'file-too-large': ({ bytes, bytesAllowed }) =>
    `Die Datei ist mit ${bytes} größer als erlaubt (${bytesAllowed}). Es wurde nichts übernommen. Bitte teilen Sie die Liste oder entfernen Sie Bilder und nicht benötigte Blätter.`,
  'file-is-pdf': () =>
    'Das ist eine PDF-Datei. Tabellen lassen sich daraus nicht verlässlich lesen; es wurde nichts übernommen. Bitte exportieren Sie die Liste als CSV, XLSX oder ODS.',
  'file-is-image': () =>
    'Das ist ein Bild. Es wurde nichts übernommen. Bitte exportieren Sie die Liste als CSV, XLSX oder ODS.',
  'file-is-legacy-office': () =>
    'Das ist eine Datei im alten Office-Format (.xls oder .doc). Es wurde nichts übernommen. Bitte öffnen Sie sie und speichern Sie sie als XLSX, ODS oder CSV.',
  'file-is-encrypted-workbook': () =>
    'Die Arbeitsmappe ist mit einem Kennwort geschützt. Es wurde nichts übernommen. Bitte entfernen Sie das Kennwort in einer Kopie und laden Sie diese hoch.',
  'file-is-binary-workbook': () =>
    'Das ist eine binäre Arbeitsmappe (.xlsb). Es wurde nichts übernommen. Bitte speichern Sie sie als XLSX, ODS oder CSV.',
  'file-is-no-workbook': () =>
    'Das ist keine Arbeitsmappe, sondern ein Text, etwa eine CSV-Datei. Es wurde nichts übernommen. Bitte laden Sie die Mappe als XLSX oder ODS hoch.',
  'file-is-document': () =>
    'Das ist ein Textdokument oder eine Präsentation. Es wurde nichts übernommen. Bitte kopieren Sie die Tabelle daraus und fügen Sie sie als Text ein.',
  'file-is-archive': () =>
    'Das ist ein Archiv, in dem nichts Lesbares liegt: keine Arbeitsmappe und keine Ausgaben eines Werkzeugs. Es wurde nichts übernommen. Bitte entpacken Sie es und wählen Sie die Liste darin.',
  'json-not-recognised': ({ formats }) =>
    `Das ist eine JSON-Datei, aber keine der Ausgaben, die hier gelesen werden (${formats}). Es wurde nichts übernommen. Bitte exportieren Sie die Liste in einem dieser Formate oder als CSV, XLSX oder ODS.`,
  'json-not-well-formed': () =>
    'Die JSON-Datei ist beschädigt oder unvollständig. Es wurde nichts übernommen. Bitte erzeugen Sie sie noch einmal.',
  'json-too-deep': () =>
    'Die JSON-Datei ist ungewöhnlich tief verschachtelt. Zum Schutz wurde abgebrochen und nichts übernommen. Bitte prüfen Sie die Herkunft der Datei.',
  'too-many-nodes': ({ limit }) =>
    `Die Datei besteht aus mehr als ${limit} einzelnen Angaben. Zum Schutz wurde abgebrochen und nichts übernommen. Bitte teilen Sie den Export, etwa nach Standorten, oder fassen Sie ihn je Software zusammen.`,
  'xml-not-recognised': ({ formats }) =>
    `Das ist eine XML-Datei, aber keine der Ausgaben, die hier gelesen werden (${formats}). Es wurde nichts übernommen. Bitte exportieren Sie die Liste in einem dieser Formate oder als CSV, XLSX oder ODS.`,
  'sbom-part-missing': ({ pointer, value }) =>
    `Die Datei entspricht nicht der Vorgabe ihres Formats: An der Stelle ${pointer} fehlt „${value}“. Es wurde nichts übernommen. Bitte lassen Sie sie von dem, der sie liefert, neu erzeugen.`,
  'sbom-value-not-allowed': ({ pointer, value }) =>
    `Die Datei entspricht nicht der Vorgabe ihres Formats: An der Stelle ${pointer} ist „${value}“ nicht zulässig. Es wurde nichts übernommen. Bitte lassen Sie sie von dem, der sie liefert, neu erzeugen.`,
  'format-without-software': () =>
    'In der Datei steht keine Software, die eine Verwaltung betreibt. Es wurde nichts übernommen. Bitte prüfen Sie, ob die richtige Datei gewählt ist.',
  'file-is-html': () =>
    'Das ist eine Webseite, auch wenn der Dateiname anderes sagt. Es wurde nichts übernommen. Bitte öffnen Sie sie in der Tabellenkalkulation und speichern Sie sie als XLSX, ODS oder CSV.',
  'file-is-binary': () =>
    'Die Datei enthält weder Text noch eine lesbare Arbeitsmappe. Es wurde nichts übernommen. Bitte exportieren Sie die Liste als CSV, XLSX oder ODS.',
  'format-does-not-fit': ({ format }) =>
    `Der Inhalt der Datei passt nicht zum gewählten Format ${format}. Es wurde nichts übernommen. Bitte wählen Sie „automatisch erkennen“.`,
  'archive-damaged': () =>
    'Die Arbeitsmappe ist beschädigt oder unvollständig. Es wurde nichts übernommen. Bitte laden Sie sie neu herunter oder speichern Sie sie noch einmal.',
  'archive-inflates-too-much': ({ bytesAllowed }) =>
    `Die Arbeitsmappe wird beim Entpacken ungewöhnlich groß (Grenze ${bytesAllowed}). Zum Schutz wurde abgebrochen und nichts übernommen. Bitte speichern Sie nur das Blatt mit der Liste, am besten als CSV.`,
  'archive-too-many-entries': ({ count, limit }) =>
    `Die Arbeitsmappe besteht aus ${count} Teilen, erlaubt sind ${limit}. Es wurde nichts übernommen. Bitte speichern Sie nur das Blatt mit der Liste.`,
  'archive-unsafe-name': ({ name }) =>
    `Die Arbeitsmappe enthält einen Teil mit unzulässigem Pfad („${name}“). So etwas schreibt kein Office-Programm; es wurde nichts übernommen. Bitte prüfen Sie die Herkunft der Datei.`,
  'archive-entries-overlap': () =>
    'Teile der Arbeitsmappe überlappen sich oder kommen doppelt vor. So etwas schreibt kein Office-Programm; es wurde nichts übernommen. Bitte prüfen Sie die Herkunft der Datei.',
  'archive-encrypted': () =>
    'Teile der Datei sind verschlüsselt. Es wurde nichts übernommen. Bitte speichern Sie die Liste ohne Kennwort.',
  'xml-declares-entities': ({ name }) =>
    `„${name}“ enthält Deklarationen (Entitäten), die in Listen nicht vorkommen und für Angriffe benutzt werden. Es wurde nichts übernommen. Bitte prüfen Sie die Herkunft der Datei.`,
  'xml-too-deep': ({ name }) =>
    `„${name}“ ist ungewöhnlich tief verschachtelt. Es wurde nichts übernommen. Bitte erzeugen Sie die Datei neu oder exportieren Sie sie als CSV.`,
  'xml-not-well-formed': ({ name }) =>
    `„${name}“ ist beschädigt. Es wurde nichts übernommen. Bitte erzeugen Sie die Datei neu oder exportieren Sie sie als CSV.`,
  'workbook-unreadable': () =>
    'Die Arbeitsmappe ließ sich nicht lesen. Es wurde nichts übernommen. Bitte speichern Sie sie neu oder exportieren Sie das Blatt als CSV.',
  'workbook-too-many-cells': ({ limit }) =>
    `Die Arbeitsmappe hat mehr als ${limit} Zellen. Es wurde nichts übernommen. Bitte speichern Sie nur das Blatt mit der Liste und löschen Sie leere, formatierte Bereiche.`,
  'sheet-not-found': ({ sheet, sheets }) =>
    `Das Blatt „${sheet}“ gibt es nicht. Es wurde nichts übernommen. Vorhanden sind: ${sheets}.`,
  'too-many-columns': ({ count, limit }) =>
    `Die Tabelle hat ${count} Spalten, gelesen werden höchstens ${limit}. Es wurde nichts übernommen. Bitte prüfen Sie das Trennzeichen oder entfernen Sie Spalten.`,
  'too-many-rows': ({ count, limit }) =>
    `Die Liste hat ${count} Zeilen, gelesen werden höchstens ${limit}. Es wurde nichts übernommen. Bitte teilen Sie die Liste oder fassen Sie sie je Software zusammen.`,
  'list-without-rows': () =>
    'In der Datei steht keine Datenzeile. Es wurde nichts übernommen. Bitte prüfen Sie, ob das richtige Blatt und die richtige Datei gewählt sind.',
  'no-name-column': () =>
    'Keine Spalte ist als Name der Software bestimmt. Deshalb kann keine Zeile übernommen werden. Bitte wählen Sie die Spalte mit den Namen aus.',
  'encoding-assumed': () =>
    'Die Datei ist nicht in UTF-8 gespeichert; sie wurde als Windows-1252 gelesen. Bitte prüfen Sie die Umlaute in der Vorschau.',
  'bytes-not-readable': ({ count }) =>
    `${count} Stellen der Datei sind beschädigt und als „�“ übernommen. Bitte prüfen Sie die betroffenen Namen oder exportieren Sie die Liste neu.`,
  'text-garbled': ({ count }) =>
    `An ${count} Stellen stehen falsch umgewandelte Umlaute (etwa „Ã¼“ statt „ü“). Die Namen werden so schlechter erkannt. Bitte exportieren Sie die Liste noch einmal als UTF-8.`,
  'text-repaired': ({ count }) =>
    `An ${count} Stellen waren Umlaute doppelt umgewandelt (etwa „Ã¼“ statt „ü“). Sie wurden wiederhergestellt. Bitte prüfen Sie die Namen in der Vorschau.`,
  'control-characters-removed': ({ count }) =>
    `${count} unsichtbare Steuerzeichen wurden entfernt. Der übrige Text ist unverändert; zu tun ist nichts.`,
  'extension-misleading': ({ promised, format }) =>
    `Der Dateiname endet auf .${promised}, der Inhalt ist aber ${format}. Gelesen wurde der Inhalt; zu tun ist nichts.`,
  'quote-not-closed': () =>
    'Ein Anführungszeichen wird nicht geschlossen. Die Zeile wurde ohne Anführungszeichen gelesen, damit die folgenden nicht verschwinden. Bitte prüfen Sie diese Zeile.',
  'quote-malformed': () =>
    'Ein Anführungszeichen steht mitten in einer Zelle. Die Zeile wurde übernommen; bitte prüfen Sie, ob die Zellen richtig getrennt sind.',
  'row-too-short': ({ cells, columns }) =>
    `Die Zeile hat ${cells} statt ${columns} Zellen. Die fehlenden gelten als unbekannt. Bitte prüfen Sie, ob Werte verrutscht sind.`,
  'row-too-long': ({ cells, columns }) =>
    `Die Zeile hat ${cells} statt ${columns} Zellen; vermutlich steht ein Trennzeichen in einem Wert. Überzählige Zellen gehören zu keiner Spalte. Bitte prüfen Sie, ob Werte verrutscht sind.`,
  'title-lines-skipped': ({ count }) =>
    `Über der Kopfzeile stehen ${count} weitere Zeilen (etwa eine Überschrift). Sie gelten nicht als Daten; zu tun ist nichts.`,
  'header-missing': () =>
    'Es wurde keine Kopfzeile gefunden; schon die erste Zeile gilt als Datenzeile. Bitte prüfen Sie die Bedeutung der Spalten.',
  'header-twice': ({ header, first }) =>
    `Die Überschrift „${header}“ steht schon über Spalte ${first}. Beide Spalten sind gelesen; bitte prüfen Sie, welche gelten soll.`,
  'header-blank': () =>
    'Über dieser Spalte steht keine Überschrift, sie enthält aber Werte. Sie wird ohne Bedeutung mitgeführt; bitte bestimmen Sie sie, falls sie gebraucht wird.',
  'sheet-chosen': ({ sheet, count }) =>
    `Die Arbeitsmappe hat ${count} Blätter; gelesen wurde „${sheet}“. Bitte wählen Sie ein anderes, falls die Liste dort steht.`,
  'archive-part-left-out': ({ name }) =>
    `Die Datei „${name}“ im Archiv ist leer oder in einem anderen Format als die erste. Sie wurde nicht gelesen; laden Sie sie bei Bedarf einzeln hoch.`,
  'names-cut-off': ({ count }) =>
    `${count} Namen sind in der Datei abgeschnitten, weil die Anzeige zu schmal war. Sie wurden so übernommen, wie sie dastehen; treffsicherer wird es mit „winget export“.`,
  'parts-left-out': ({ count }) =>
    `${count} Bestandteile wie Bibliotheken und Dateien sind keine Anwendungen. Sie wurden nicht übernommen; die Datei selbst bleibt unverändert.`,
  'matrix-unfolded': ({ count, towns }) =>
    `Die Tabelle stellt Kommunen und Produkte in Zeilen und Spalten gegenüber. Daraus wurden ${count} Einträge von ${towns} Kommunen; „nein“ und leere Zellen ergeben keinen. Bitte prüfen Sie in der Vorschau, ob Kommune und Produkt stimmen.`,
  'formula-without-value': ({ count }) =>
    `${count} Formeln haben keinen gespeicherten Wert und gelten als unbekannt. Bitte öffnen und speichern Sie die Datei einmal in der Tabellenkalkulation.`,
  'personal-data-dropped': ({ header, kind, count }) =>
    `Die Spalte „${header}“ enthält ${PERSONAL[String(kind)] ?? 'personenbezogene Daten'}. Ihre ${count} Werte wurden nicht gespeichert, weil die Auswertung sie nicht braucht.`,
  'personal-data-masked': ({ count }) =>
    `In ${count} Zellen wurden E-Mail-Adressen oder Lizenzschlüssel durch „[…]“ ersetzt und nicht gespeichert. Zu tun ist nichts.`,
  'number-unreadable': ({ value }) =>
    `„${value}“ ist keine lesbare Anzahl. Der Wert gilt als unbekannt, die Zeile bleibt. Bitte tragen Sie eine ganze Zahl ein.`,
  'money-unreadable': ({ value }) =>
    `„${value}“ ist kein lesbarer Betrag. Die Kosten gelten als unbekannt, die Zeile bleibt. Bitte tragen Sie einen Betrag wie „12.000 €“ ein.`,
  'currency-foreign': ({ value, currency }) =>
    `Der Betrag „${value}“ steht in ${currency}. Er wird nicht in Euro umgerechnet: Die Kosten gelten als unbekannt, der Betrag kommt in die Bemerkung. Bitte tragen Sie den Betrag in Euro nach.`,
  'currency-unreadable': ({ value }) =>
    `„${value}“ ist keine bekannte Währung. Die Kosten gelten als unbekannt, die Zeile bleibt. Bitte tragen Sie ein Kürzel wie EUR oder CHF ein.`,
  'cost-made-yearly': ({ value, times, yearly }) =>
    `„${value}“ wird ${times}-mal im Jahr gezahlt; übernommen wurde der Betrag eines Jahres (${yearly}). Bitte prüfen Sie den Zahlungszeitraum.`,
  'cost-once': ({ value }) =>
    `„${value}“ wird nur einmal gezahlt und ist kein Jahresbetrag. Die Kosten gelten als unbekannt, der Betrag bleibt in der Ausgangszeile stehen.`,
  'payment-period-unreadable': ({ value }) =>
    `„${value}“ ist kein lesbarer Zahlungszeitraum. Der Betrag gilt als Jahresbetrag. Bitte tragen Sie etwa „monatlich“ oder „jährlich“ ein.`,
  'duration-unreadable': ({ value }) =>
    `„${value}“ ist keine lesbare Laufzeit. Das Vertragsende gilt als unbekannt. Bitte tragen Sie die Laufzeit in Monaten ein.`,
  'contract-end-computed': ({ value, start, date }) =>
    `Das Vertragsende steht nicht in der Liste. Aus dem Beginn ${start} und der Laufzeit „${value}“ wurde ${date} errechnet; bitte prüfen Sie es, falls sich der Vertrag verlängert hat.`,
  'machines-counted': ({ rows, machines, count }) =>
    `Die Liste nennt jedes Gerät einzeln: ${rows} Zeilen von ${machines} Geräten. Daraus wurden ${count} Programme mit der Anzahl ihrer Installationen; die Geräte selbst wurden nicht gespeichert.`,
  'list-of-devices': () =>
    'Die Überschriften sind die einer Geräteliste. Gelesen wurde sie wie eine Softwareliste; bitte prüfen Sie, ob die richtige Datei gewählt ist.',
  'date-unreadable': ({ value }) =>
    `„${value}“ ist kein lesbares Datum. Es gilt als unbekannt, die Zeile bleibt. Bitte tragen Sie es als TT.MM.JJJJ ein.`,
  'date-ambiguous': ({ value }) =>
    `Bei „${value}“ ist nicht zu erkennen, was Tag und was Monat ist. Das Datum gilt als unbekannt, die Zeile bleibt. Bitte tragen Sie es als TT.MM.JJJJ ein.`,
  'date-completed': ({ value, date }) =>
    `„${value}“ nennt keinen Tag; angenommen wurde ${germanDate(String(date))}. Bitte berichtigen Sie den Tag, falls er bekannt ist.`,
  'notice-period-unreadable': ({ value }) =>
    `„${value}“ nennt keine lesbare Kündigungsfrist. Sie gilt als unbekannt, die Zeile bleibt. Bitte tragen Sie etwa „6 Monate“ ein.`,
  'notice-period-rounded': ({ value, months }) =>
    `„${value}“ wird als Kündigungsfrist von ${Number(months) === 1 ? '1 Monat' : `${months} Monaten`} geführt, weil das Programm mit vollen Monaten rechnet. Über kurze Monate hinweg kann das einige Tage zu knapp sein. Bitte prüfen Sie den Termin am Vertrag.`,
  'criticality-unreadable': ({ value }) =>
    `„${value}“ ist keine bekannte Stufe der Kritikalität. Sie gilt als unbekannt, die Zeile bleibt. Bitte wählen Sie 1 bis 4 oder niedrig, mittel, hoch, sehr hoch.`,
  'reach-unreadable': ({ value }) =>
    `„${value}“ ist keine bekannte Angabe zur Verbreitung. Sie gilt als unbekannt, die Zeile bleibt. Bitte tragen Sie 1 bis 3 oder einen Anteil in Prozent ein.`,
  'hosting-unreadable': ({ value }) =>
    `„${value}“ sagt nicht eindeutig, wo die Anwendung läuft. Die Betriebsart gilt als unbekannt, die Zeile bleibt. Bitte wählen Sie eigener Betrieb, Dienstleister, Hersteller oder SaaS.`,
  'problems-left-out': ({ of, count }) =>
    `Derselbe Hinweis („${of}“) gilt für ${count} weitere Stellen, die hier nicht einzeln stehen. Bitte beheben Sie die Ursache in der Liste und laden Sie sie neu hoch.`,
  'row-empty': () => 'Die Zeile ist leer. Sie wurde nicht übernommen; zu tun ist nichts.',
  'row-without-name': () =>
    'In der Zeile steht kein Name einer Software. Sie wurde nicht übernommen. Bitte ergänzen Sie den Namen oder bestimmen Sie eine andere Spalte als Namen.',
  'row-name-without-letters': ({ name }) =>
    `„${name}“ enthält weder Buchstaben noch Ziffern und kann kein Name sein. Die Zeile wurde nicht übernommen. Bitte ergänzen Sie den Namen.`,
  'row-name-too-long': ({ length, limit }) =>
    `Der Name ist mit ${length} Zeichen länger als ${limit}; vermutlich steht hier eine Beschreibung. Die Zeile wurde nicht übernommen. Bitte kürzen Sie den Namen.`,
  'row-is-total': () =>
    'Das ist eine Summenzeile und keine Software. Sie wurde nicht übernommen; zu tun ist nichts.',
  'row-repeats-header': () =>
    'Die Zeile wiederholt die Überschriften. Sie wurde nicht übernommen; zu tun ist nichts.',
};

const PERSONAL: Readonly<Record<string, string>> = {
  person: 'Namen von Personen',
  'e-mail': 'E-Mail-Adressen',
  phone: 'Telefonnummern',
  'licence-key': 'Lizenzschlüssel oder Seriennummern',
};

function germanDate(iso: string): string {
  return iso.split('-').reverse().join('.');
}
