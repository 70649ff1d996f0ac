import type { Language } from '@allmende/sovereignty';

export const usage: Record<Language, string> = {
  de: `Aufruf:
  allmende inspect DATEI [--format csv|tsv|xlsx|ods] [--sheet BLATT] [--json] [--lang de|en]
      liest eine Softwareliste, ordnet Produkte zu und misst die Abhängigkeit
  allmende match [--json] [--lang de|en]
      liest rohe Namen von der Standardeingabe, einen je Zeile (nach einem Tabulator der Hersteller)
  allmende measure DATEI [--date JJJJ-MM-TT] [--json] [--lang de|en]
      misst eine Datei mit Antworten (YAML oder JSON) nach AM-1
  allmende plan DATEI [--seconds N] [--seed N] [--lp DATEI] [--mps DATEI] [--json] [--lang de|en]
      plant, was wann abgelöst wird (YAML oder JSON), und schreibt das Modell für andere Rechenprogramme
  allmende publiccode check DATEI… [--strictness standard|reference] [--version file|newest|0.2…] [--files]
        [--repository ADRESSE] [--licences A,B] [--format text|json|github|gitlab] [--json] [--lang de|en]
      prüft publiccode.yml-Dateien; --files sieht auch nach Logo und Bildschirmfotos daneben
  allmende publiccode upgrade DATEI [--to VERSION] [--write] [--json] [--lang de|en]
      hebt eine Datei auf eine neuere Version, Kommentare und Reihenfolge bleiben
  allmende publiccode schema [VERSION]
      gibt das JSON-Schema einer Version aus
  allmende search ANFRAGE [--catalogue ORDNER] [--limit N] [--json] [--lang de|en]
  allmende search --stdin [--catalogue ORDNER] [--limit N] [--json] [--lang de|en]
      findet offene Software zu einer Aufgabe oder zu einem Produkt, das abgelöst werden soll; mit --stdin zu jeder
      Zeile der Standardeingabe, mit --catalogue auch in den publiccode-Dateien eines Ordners

Für den Betrieb, über den laufenden Server (ALLMENDE_SERVER oder --server, sonst http://127.0.0.1:3000):
  allmende backup DATEI [--server ADRESSE] [--json] [--lang de|en]
      sichert den ganzen Bestand verschlüsselt in eine Datei, ohne den Betrieb anzuhalten
  allmende restore DATEI [--replace everything] [--server ADRESSE] [--json] [--lang de|en]
      stellt eine Sicherung wieder her; --replace everything ersetzt, was da ist, nach einer Sicherheitskopie
  allmende import ORDNER [--server ADRESSE] [--json] [--lang de|en]
      füllt den Bestand vieler Stellen zum ersten Mal: je Stelle eine Datei, benannt nach ihrem Schlüssel
  allmende move --to postgres://… [--server ADRESSE] [--json] [--lang de|en]
      zieht mit dem Bestand in eine leere PostgreSQL-Datenbank um und vergleicht Tabelle für Tabelle
  Das Kennwort der Sicherung steht in ALLMENDE_PASSPHRASE oder wird erfragt, ein Zugangsschlüssel in ALLMENDE_TOKEN.

Rückgabe: 0 in Ordnung, 1 Befunde der Stufe Fehler, 2 falscher Aufruf.`,
  en: `Usage:
  allmende inspect FILE [--format csv|tsv|xlsx|ods] [--sheet SHEET] [--json] [--lang de|en]
      reads a software list, matches products and measures dependence
  allmende match [--json] [--lang de|en]
      reads raw names from standard input, one a line (a publisher may follow a tab)
  allmende measure FILE [--date YYYY-MM-DD] [--json] [--lang de|en]
      measures a file of answers (YAML or JSON) by AM-1
  allmende plan FILE [--seconds N] [--seed N] [--lp FILE] [--mps FILE] [--json] [--lang de|en]
      plans what to replace when (YAML or JSON), and writes the model for other solvers
  allmende publiccode check FILE… [--strictness standard|reference] [--version file|newest|0.2…] [--files]
        [--repository URL] [--licences A,B] [--format text|json|github|gitlab] [--json] [--lang de|en]
      judges publiccode.yml files; --files looks for the logo and the screenshots beside them, too
  allmende publiccode upgrade FILE [--to VERSION] [--write] [--json] [--lang de|en]
      brings a file to a later version, comments and order kept
  allmende publiccode schema [VERSION]
      prints the JSON Schema of a version
  allmende search QUERY [--catalogue FOLDER] [--limit N] [--json] [--lang de|en]
  allmende search --stdin [--catalogue FOLDER] [--limit N] [--json] [--lang de|en]
      finds open software for a task, or for a product that is to be replaced; with --stdin for each line of standard
      input, with --catalogue also among the publiccode files of a folder

For operators, through the running server (ALLMENDE_SERVER or --server, else http://127.0.0.1:3000):
  allmende backup FILE [--server URL] [--json] [--lang de|en]
      writes the whole store, encrypted, into a file while everybody goes on working
  allmende restore FILE [--replace everything] [--server URL] [--json] [--lang de|en]
      restores a backup; --replace everything replaces what is there after a safety copy
  allmende import FOLDER [--server URL] [--json] [--lang de|en]
      fills the inventories of many authorities for the first time: a file for each, named by its key
  allmende move --to postgres://… [--server URL] [--json] [--lang de|en]
      moves the store into an empty PostgreSQL database and compares it table by table
  The passphrase of the backup is in ALLMENDE_PASSPHRASE or asked for, an access token in ALLMENDE_TOKEN.

Exit status: 0 ok, 1 findings of severity error, 2 wrong usage.`,
};
