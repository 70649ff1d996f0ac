import type { Language } from '@allmende/sovereignty';

/** What the server may answer, by its code. */
type Problem =
  | 'passphrase-needed'
  | 'passphrase-too-short'
  | 'not-confirmed'
  | 'not-a-backup'
  | 'wrong-passphrase'
  | 'damaged'
  | 'cut-off'
  | 'newer-version'
  | 'not-as-written'
  | 'store-not-empty'
  | 'busy'
  | 'no-safety-backup'
  | 'no-address'
  | 'target-unusable'
  | 'target-not-empty'
  | 'not-lists';

interface OperateTexts {
  askPassphrase: string;
  askAgain: string;
  passphrasesDiffer: string;
  noPassphrase: string;
  exists: (file: string) => string;
  missing: (file: string) => string;
  unreachable: (server: string, code: string) => string;
  brokenOff: string;
  status: (status: number) => string;
  problems: Readonly<Record<Problem, string>>;
  backedUp: (file: string, rows: string, size: string, seconds: string) => string;
  restored: (rows: string, tables: string) => string;
  safetyBackup: (path: string) => string;
  moved: (rows: string, tables: string) => string;
  next: string;
  nothingChanged: string;
  noLists: (folder: string) => string;
  leftOut: Readonly<Record<'authority-unknown' | 'not-empty', string>>;
  imported: (towns: string, rows: string, applications: string, review: string) => string;
}

export const operateTexts: Record<Language, OperateTexts> = {
  de: {
    askPassphrase: 'Kennwort der Sicherung: ',
    askAgain: 'Noch einmal: ',
    passphrasesDiffer: 'Die beiden Eingaben sind verschieden.',
    noPassphrase:
      'Ohne Kennwort geht es nicht: Setzen Sie ALLMENDE_PASSPHRASE oder rufen Sie den Befehl in einem Terminal auf.',
    exists: (file) => `${file} gibt es schon; die Datei wird nicht überschrieben.`,
    missing: (file) => `${file}: Datei nicht gefunden oder nicht lesbar.`,
    unreachable: (server, code) =>
      `${server} antwortet nicht (${code}). Läuft Allmende dort? Eine andere Adresse geben Sie mit --server an. Ist der Server angehalten, hilft „npm run backup“ (docs/operate.md).`,
    brokenOff: 'Die Verbindung brach ab, bevor alles da war. Es ist nichts gespeichert.',
    status: (status) =>
      ({
        401: 'Der Server verlangt eine Anmeldung: Setzen Sie ALLMENDE_TOKEN auf einen Zugangsschlüssel der Rolle Betrieb.',
        403: 'Der Zugangsschlüssel darf das nicht; nötig ist die Rolle Betrieb.',
        404: 'Unter dieser Adresse antwortet kein Allmende dieser Fassung.',
        413: 'Ein vorgeschalteter Proxy lässt so große Dateien nicht durch; rufen Sie den Befehl auf dem Server selbst auf.',
        421: 'Der Server hört auf einen anderen Namen: Geben Sie seine öffentliche Adresse mit --server an oder setzen Sie ALLMENDE_ORIGIN wie beim Server.',
        503: 'Der Server nimmt gerade nichts an (er startet, stellt wieder her oder hält an). Versuchen Sie es gleich noch einmal.',
      })[status] ?? `Der Server antwortete mit ${status}; sein Protokoll sagt mehr.`,
    problems: {
      'passphrase-needed': 'Die Sicherung ist verschlüsselt; es fehlt das Kennwort.',
      'passphrase-too-short':
        'Das Kennwort ist zu kurz: mindestens 12 Zeichen, besser fünf zufällige Wörter.',
      'not-confirmed': 'Zum Ersetzen gehört das Wort „everything“: --replace everything.',
      'not-a-backup': 'Die Datei ist keine Sicherung von Allmende.',
      'wrong-passphrase': 'Das Kennwort ist nicht das, mit dem die Sicherung verschlüsselt wurde.',
      damaged: 'Die Sicherung ist beschädigt. Nehmen Sie eine andere.',
      'cut-off':
        'Das Ende der Sicherung fehlt oder ist beschädigt. Kopieren Sie sie noch einmal oder nehmen Sie eine andere.',
      'newer-version':
        'Die Sicherung stammt aus einer neueren Fassung von Allmende. Aktualisieren Sie zuerst diese hier.',
      'not-as-written':
        'Was in der Ablage ankam, ist nicht, was in der Sicherung stand. Bitte melden Sie das als Fehler.',
      'store-not-empty':
        'Hier steht schon ein Bestand. Mit --replace everything wird er ersetzt; vorher wird eine Sicherheitskopie geschrieben.',
      busy: 'Der Server ist beschäftigt. Versuchen Sie es gleich noch einmal.',
      'no-safety-backup':
        'Die Sicherheitskopie ließ sich nicht schreiben. Prüfen Sie Platz und Rechte des Ordners ALLMENDE_BACKUPS.',
      'no-address': 'Das Ziel ist keine Adresse der Form postgres://benutzer@server/datenbank.',
      'target-unusable': 'Die Zieldatenbank ist nicht benutzbar:',
      'target-not-empty': 'In der Zieldatenbank steht schon ein Bestand. Der Umzug braucht eine leere.',
      'not-lists':
        'Der Server konnte nicht alles lesen; Befehl und Server sollten von derselben Fassung sein. Stelle:',
    },
    backedUp: (file, rows, size, seconds) => `${rows} Zeilen gesichert in ${file} (${size}, ${seconds} s).`,
    restored: (rows, tables) =>
      `${rows} Zeilen in ${tables} Tabellen wiederhergestellt und mit der Sicherung verglichen: gleich. Alle Anmeldungen sind beendet.`,
    safetyBackup: (path) => `Was vorher da war, liegt mit demselben Kennwort auf dem Server in ${path}.`,
    moved: (rows, tables) =>
      `${rows} Zeilen in ${tables} Tabellen umgezogen und Tabelle für Tabelle verglichen: gleich.`,
    next: `Der Server nimmt jetzt nichts mehr an, damit nichts verloren geht. So geht es weiter:
  1. Server anhalten.
  2. DATABASE_URL auf das Ziel setzen (in der Unit, der compose-Datei oder der Umgebung).
  3. Mit Anmeldung: ALLMENDE_SECRET_FILE auf die Datei „secret“ im bisherigen Datenordner setzen.
  4. Server starten. Der bisherige Datenordner ist unverändert; löschen Sie ihn, wenn alles läuft.`,
    nothingChanged: 'Es wurde nichts geändert.',
    noLists: (folder) =>
      `${folder}: kein Ordner mit Listen. Jede Datei heißt nach dem Schlüssel ihrer Stelle.`,
    leftOut: {
      'authority-unknown':
        'ausgelassen: Keine Stelle hat diesen Schlüssel. Legen Sie sie unter „Betrieb“ an oder benennen Sie die Datei um.',
      'not-empty':
        'ausgelassen: Die Stelle hat schon einen Bestand; sie bringt die Liste selbst ein und sieht vorher, was sich ändert.',
    },
    imported: (towns, rows, applications, review) =>
      `${towns} Bestände gefüllt: ${rows} Zeilen, ${applications} Anwendungen, davon ${review} zu prüfen.`,
  },
  en: {
    askPassphrase: 'Passphrase of the backup: ',
    askAgain: 'Once more: ',
    passphrasesDiffer: 'The two entries differ.',
    noPassphrase: 'A passphrase is needed: set ALLMENDE_PASSPHRASE or run the command in a terminal.',
    exists: (file) => `${file} exists already and is not overwritten.`,
    missing: (file) => `${file}: no such file, or not readable.`,
    unreachable: (server, code) =>
      `${server} does not answer (${code}). Is Allmende running there? Name another address with --server. For a stopped server there is "npm run backup" (docs/operate.md).`,
    brokenOff: 'The connection broke before everything was there. Nothing was kept.',
    status: (status) =>
      ({
        401: 'The server asks for a sign-in: set ALLMENDE_TOKEN to an access token of the role Betrieb.',
        403: 'The access token may not do this; the role Betrieb is needed.',
        404: 'No Allmende of this version answers at this address.',
        413: 'A proxy in between refuses files of this size; run the command on the server itself.',
        421: 'The server goes by another name: give its public address with --server, or set ALLMENDE_ORIGIN as for the server.',
        503: 'The server takes nothing at the moment (it starts, restores or stops). Try again in a moment.',
      })[status] ?? `The server answered with ${status}; its log says more.`,
    problems: {
      'passphrase-needed': 'The backup is encrypted; its passphrase is missing.',
      'passphrase-too-short':
        'The passphrase is too short: at least 12 characters, better five random words.',
      'not-confirmed': 'Replacing needs the word "everything": --replace everything.',
      'not-a-backup': 'The file is no backup of Allmende.',
      'wrong-passphrase': 'The passphrase is not the one that the backup was encrypted with.',
      damaged: 'The backup is damaged. Take another one.',
      'cut-off': 'The end of the backup is missing or damaged. Copy it once more or take another one.',
      'newer-version': 'The backup was written by a newer Allmende. Update this one first.',
      'not-as-written':
        'What came into the store is not what the backup says was in it. Please report this as a fault.',
      'store-not-empty':
        'There is an inventory here already. --replace everything replaces it after a safety copy.',
      busy: 'The server is busy. Try again in a moment.',
      'no-safety-backup':
        'The safety copy could not be written. Check space and permissions of the folder ALLMENDE_BACKUPS.',
      'no-address': 'The target is no address like postgres://user@server/database.',
      'target-unusable': 'The target database cannot be used:',
      'target-not-empty': 'The target database holds an inventory already. Moving needs an empty one.',
      'not-lists':
        'The server could not read everything; command and server should be of the same version. Place:',
    },
    backedUp: (file, rows, size, seconds) => `${rows} rows written to ${file} (${size}, ${seconds} s).`,
    restored: (rows, tables) =>
      `${rows} rows in ${tables} tables restored and compared with the backup: the same. Everybody is signed out.`,
    safetyBackup: (path) => `What was there before lies on the server, with the same passphrase, in ${path}.`,
    moved: (rows, tables) => `${rows} rows in ${tables} tables moved and compared table by table: the same.`,
    next: `The server takes nothing any more, so that nothing is lost. What to do next:
  1. Stop the server.
  2. Set DATABASE_URL to the target (in the unit, the compose file or the environment).
  3. With sign-in: set ALLMENDE_SECRET_FILE to the file "secret" in the old data folder.
  4. Start the server. The old data folder is unchanged; delete it when all is well.`,
    nothingChanged: 'Nothing was changed.',
    noLists: (folder) => `${folder}: no folder with lists. Each file is named by the key of its authority.`,
    leftOut: {
      'authority-unknown':
        'left out: no authority has this key. Create it under "Operate", or rename the file.',
      'not-empty':
        'left out: the authority has an inventory; it brings the list in itself and sees before what changes.',
    },
    imported: (towns, rows, applications, review) =>
      `${towns} inventories filled: ${rows} rows, ${applications} applications, ${review} of them to review.`,
  },
};

/** The sentence for a code; the code itself where this version does not know it. */
export function describeProblem(problem: string, language: Language, detail?: string): string {
  const { problems } = operateTexts[language];
  const sentence = Object.hasOwn(problems, problem) ? problems[problem as Problem] : problem;
  return detail === undefined ? sentence : `${sentence} ${detail}`;
}
