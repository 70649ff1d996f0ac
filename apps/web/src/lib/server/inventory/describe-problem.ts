import {
  describeGroup,
  describeProblem as describeReading,
  type GroupText,
  type Problem,
  type ProblemGroup,
} from '@allmende/inventory';
import type { Language } from '#lib/i18n/index.ts';

/** What can go wrong around reading, beyond what the reader itself tells. */
const around: Record<string, Record<Language, string>> = {
  'reading-takes-too-long': {
    de: 'Das Lesen dauerte länger als eine Minute und wurde beendet. Es ist nichts gespeichert. Teilen Sie die Liste oder speichern Sie sie als CSV.',
    en: 'Reading took more than a minute and was ended. Nothing was saved. Split the list or save it as CSV.',
  },
  'reading-takes-too-much-memory': {
    de: 'Die Datei brauchte beim Lesen zu viel Arbeitsspeicher. Es ist nichts gespeichert. Speichern Sie die Liste als CSV und versuchen Sie es erneut.',
    en: 'Reading the file took too much memory. Nothing was saved. Save the list as CSV and try again.',
  },
  'reading-failed': {
    de: 'Beim Lesen der Datei trat ein Fehler auf, mit dem niemand gerechnet hat. Es ist nichts gespeichert. Speichern Sie die Liste als CSV und versuchen Sie es erneut; bleibt es dabei, wenden Sie sich an den Betrieb. Die Ursache steht im Protokoll des Servers.',
    en: 'While reading the file something went wrong that nobody expected. Nothing was saved. Save the list as CSV and try again; if that does not help, ask your operator. The cause is in the log of the server.',
  },
  'reading-must-wait': {
    de: 'Ihre Verwaltung lässt gerade so viele Listen lesen, wie nacheinander Platz haben. Es ist nichts gespeichert. Warten Sie, bis eine davon fertig ist, und senden Sie diese Liste dann noch einmal.',
    en: 'Your authority is having as many lists read as there is room for. Nothing was saved. Wait until one of them is done, then send this list again.',
  },
  'authority-ended': {
    de: 'Diese Verwaltung ist in einer anderen aufgegangen oder geteilt worden und nimmt keine Listen mehr auf. Ihre Daten bleiben lesbar. Wechseln Sie zur Nachfolgerin und lesen Sie die Liste dort ein.',
    en: 'This authority has become part of another one or was split, and takes in no more lists. Its data stay readable. Switch to its successor and bring the list in there.',
  },
  'import-failed': {
    de: 'Der Import ist dreimal gescheitert. Es ist nichts gespeichert. Bitte wenden Sie sich an den Betrieb; die Ursache steht im Protokoll des Servers.',
    en: 'The import failed three times. Nothing was saved. Please ask your operator; the cause is in the log of the server.',
  },
  'town-missing': {
    de: 'Die Zeile nennt keine Kommune. Sie wurde nicht übernommen. Bitte ergänzen Sie die Kommune.',
    en: 'The row names no town. It was not taken over. Please add the town.',
  },
  'town-unknown': {
    de: 'Zu dieser Kommune gibt es hier weder einen Ort noch eine Verwaltung. Die Zeile wurde nicht übernommen. Bitte prüfen Sie Namen oder Schlüssel.',
    en: 'There is neither a place nor an authority of this name here. The row was not taken over. Please check name or key.',
  },
  'town-not-yours': {
    de: 'Für diese Kommune dürfen Sie nicht tätig sein. Die Zeile wurde nicht übernommen. Bitte lassen Sie sich von ihr beauftragen und laden Sie die Zeilen dann noch einmal hoch.',
    en: 'You may not act for this town. The row was not taken over. Please have it give you a mandate, then upload the rows again.',
  },
  'town-left-out': {
    de: 'Sie haben diese Kommune beim Hereinholen ausgelassen. Die Zeile wurde nicht übernommen. Laden Sie die Zeilen noch einmal hoch, wenn Sie sie doch übernehmen wollen.',
    en: 'You left this town out when bringing the list in. The row was not taken over. Upload the rows again if you want them after all.',
  },
  'town-ambiguous': {
    de: 'Mehrere Verwaltungen kommen für diese Kommune in Frage. Die Zeile wurde nicht übernommen. Bitte geben Sie den Gemeindeschlüssel an oder wählen Sie beim Hereinholen.',
    en: 'Several authorities may be meant by this town. The row was not taken over. Please give its key, or choose when bringing the list in.',
  },
};

/** A problem of an import in words: what happened, what it means for the data, what to do. */
export function describeProblem(problem: Problem, language: Language): string {
  return around[problem.code]?.[language] ?? describeReading(problem, language);
}

/** A kind of problem in words, without a number, a place or a value. */
export function describeKind(group: ProblemGroup, language: Language): GroupText {
  const own = around[group.code]?.[language];
  return own === undefined ? describeGroup(group, language) : { title: own, effect: '', remedy: '' };
}
