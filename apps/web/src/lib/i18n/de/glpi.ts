export const glpi = {
  title: 'Softwareliste aus GLPI holen',
  link: 'Direkt aus GLPI holen',
  lead: 'Allmende fragt Ihr GLPI nach seinen Programmen und legt daraus einen Entwurf an. Übernommen wird nichts, bevor Sie es gesehen haben.',
  address: 'Adresse von GLPI',
  addressHint:
    'Wie im Browser, etwa https://glpi.stadt.example. Nur über https, außer die IT-Leitung hat den Rechner freigegeben.',
  userToken: 'Persönliches Zugriffstoken',
  userTokenHint: 'In GLPI unter „Meine Einstellungen“, Abschnitt „Fernzugriffsschlüssel“ (API-Token).',
  appToken: 'Anwendungstoken',
  appTokenHint: 'Nur, wenn in GLPI unter „Einrichtung“, „Allgemein“, „API“ eines festgelegt ist.',
  orPassword: 'Ohne Token anmelden',
  login: 'Benutzername in GLPI',
  password: 'Kennwort in GLPI',
  wholeTree: 'Auch alle untergeordneten Einheiten',
  optional: 'optional',
  secrets:
    'Token und Kennwort werden nur für diese Abfrage benutzt. Sie werden nicht gespeichert und stehen in keinem Protokoll; dass gefragt wurde und bei welchem Rechner, steht im Protokoll.',
  test: 'Verbindung prüfen',
  fetch: 'Liste holen',
  tested: (n: string) =>
    n === '1'
      ? 'Die Verbindung steht. Sichtbar ist 1 Programm.'
      : `Die Verbindung steht. Sichtbar sind ${n} Programme.`,
  testedEntity: (entity: string) => `Gefragt wird in der Einheit „${entity}“.`,
  testedNone:
    'Die Verbindung steht, aber sichtbar ist kein Programm. Prüfen Sie in GLPI Rechte und Einheit dieses Zugangs.',
  again: 'Token und Kennwort bitte noch einmal eingeben.',
  running: (host: string) => `Liste wird geholt von ${host}`,
  waiting: 'GLPI wird gefragt …',
  progress: (done: string, total: string) => `${done} von ${total} Programmen geholt`,
  cancel: 'Abbrechen',
  runningHint: 'Sie können diese Seite verlassen; der Entwurf steht danach unter „Liste hereinholen“.',
  gone: 'Diese Abfrage gibt es nicht mehr. Sehen Sie unter „Liste hereinholen“ nach, ob ihr Entwurf dort steht, oder beginnen Sie neu.',
  back: 'Zurück zu „Liste hereinholen“',
  fields: {
    addressMissing: 'Geben Sie die Adresse von GLPI ein.',
    addressInvalid:
      'Das ist keine Adresse. Geben Sie sie ein wie im Browser, ohne Benutzername und Kennwort.',
    signInMissing: 'Geben Sie das persönliche Zugriffstoken ein oder Benutzername und Kennwort.',
    tokenInvalid:
      'Ein Token besteht aus Buchstaben und Ziffern ohne Leerzeichen. Kopieren Sie es noch einmal aus GLPI.',
    loginInvalid: 'Der Benutzername ist zu lang.',
  },
  troubles: {
    'address-unusable': () => 'Diese Adresse kann nicht gefragt werden. Geben Sie sie ein wie im Browser.',
    'needs-https': () =>
      'Ohne https gingen Token und Kennwort lesbar durchs Netz; es ist nichts gefragt worden. Nehmen Sie die Adresse mit https, oder lassen Sie den Rechner in ALLMENDE_GLPI_HOSTS eintragen.',
    'address-refused': (detail: string) =>
      `„${detail}“ liegt im internen Netz und ist nicht freigegeben; es ist nichts gefragt worden. Bitten Sie, wer Allmende betreibt, den Rechner oder sein Netz in ALLMENDE_GLPI_HOSTS einzutragen.`,
    'host-unknown': (detail: string) =>
      `Der Rechner „${detail}“ ist nicht zu finden. Prüfen Sie die Schreibweise.`,
    unreachable: () =>
      'GLPI antwortet nicht. Prüfen Sie Adresse und Anschluss, und ob eine Firewall dazwischen steht.',
    'certificate-refused': () =>
      'Dem Zertifikat von GLPI ist nicht zu trauen; es ist nichts gesendet worden. Bei einer eigenen Zertifizierungsstelle hilft NODE_EXTRA_CA_CERTS (Betriebshandbuch).',
    'too-slow': () =>
      'GLPI hat eine Minute lang nicht zu Ende geantwortet. Es ist nichts übernommen. Versuchen Sie es zu einer ruhigeren Zeit noch einmal.',
    'broken-off': () =>
      'Die Verbindung ist mitten in der Antwort abgebrochen. Es ist nichts übernommen. Versuchen Sie es noch einmal.',
    'answer-too-large': () =>
      'Eine Antwort war größer als 20 MB und wurde nicht zu Ende gelesen. Es ist nichts übernommen. Holen Sie die Liste als CSV aus GLPI.',
    'not-http': () => 'Unter dieser Adresse antwortet kein Webserver. Prüfen Sie Adresse und Anschluss.',
    redirected: (detail: string) =>
      `GLPI verweist auf eine andere Adresse${detail === '' ? '' : ` (${detail})`}. Ihr wird nicht gefolgt, damit das Token nicht an Fremde geht. Geben Sie die endgültige Adresse ein.`,
    'not-glpi': () =>
      'Unter dieser Adresse antwortet keine Schnittstelle von GLPI. Prüfen Sie die Adresse und ob die REST-Schnittstelle (Version 1, apirest.php) in GLPI eingeschaltet ist.',
    'interface-off': () =>
      'GLPI lässt diesen Rechner nicht an seine Schnittstelle. Schalten Sie sie unter „Einrichtung“, „Allgemein“, „API“ für die Adresse dieses Servers ein.',
    'wrong-app-token': () =>
      'GLPI verlangt ein anderes Anwendungstoken. Kopieren Sie es aus „Einrichtung“, „Allgemein“, „API“.',
    'wrong-sign-in': () =>
      'GLPI nimmt diese Anmeldung nicht an. Prüfen Sie das Token oder Benutzername und Kennwort.',
    'no-right': () =>
      'Dieser Zugang darf in GLPI keine Software lesen. Lassen Sie sich ein Profil mit dem Leserecht auf Software geben.',
    'session-lost': () =>
      'GLPI hat die Anmeldung mehrmals beendet. Es ist nichts übernommen. Versuchen Sie es noch einmal.',
    'glpi-error': (detail: string) =>
      `GLPI meldet einen Fehler${detail === '' ? '' : ` („${detail}“)`}. Es ist nichts übernommen.`,
    'rows-missing': (detail: string) =>
      `GLPI hat nicht alle Programme geliefert (${detail}). Eine halbe Liste wird nicht übernommen. Versuchen Sie es noch einmal.`,
    'too-many-rows': (detail: string) =>
      `GLPI führt ${detail} Programme, mehr als auf einmal gelesen werden. Holen Sie die Liste je Einheit, oder als CSV in Teilen.`,
    cancelled: () => 'Sie haben die Abfrage abgebrochen. Es ist nichts übernommen.',
    'list-refused': () => 'Die Liste ließ sich nicht lesen.',
    'already-running': () => 'Es läuft schon eine Abfrage. Warten Sie, bis sie zu Ende ist.',
  },
};
