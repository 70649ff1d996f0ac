import type { Language } from '@allmende/sovereignty';

export const usage: Record<Language, string> = {
  de: `Aufruf:
  allmende inspect DATEI [--format csv|tsv|xlsx|ods] [--sheet BLATT] [--json] [--lang de|en]
      liest eine Softwareliste, ordnet Produkte zu und misst die Abhängigkeit
  allmende match [--json] [--lang de|en]
      liest rohe Namen von der Standardeingabe, einen je Zeile (nach einem Tabulator der Hersteller)
  allmende measure DATEI [--date JJJJ-MM-TT] [--json] [--lang de|en]
      misst eine Datei mit Antworten (YAML oder JSON) nach AM-1

Rückgabe: 0 in Ordnung, 1 Befunde der Stufe Fehler, 2 falscher Aufruf.`,
  en: `Usage:
  allmende inspect FILE [--format csv|tsv|xlsx|ods] [--sheet SHEET] [--json] [--lang de|en]
      reads a software list, matches products and measures dependence
  allmende match [--json] [--lang de|en]
      reads raw names from standard input, one a line (a publisher may follow a tab)
  allmende measure FILE [--date YYYY-MM-DD] [--json] [--lang de|en]
      measures a file of answers (YAML or JSON) by AM-1

Exit status: 0 ok, 1 findings of severity error, 2 wrong usage.`,
};
