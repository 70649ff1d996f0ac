/** „in 40 Sekunden“, „in 3 Minuten“, „in 2 Stunden“. */
export function soon(seconds: number): string {
  const [count, one, many] =
    seconds < 90
      ? [seconds, 'Sekunde', 'Sekunden']
      : seconds < 5400
        ? [Math.ceil(seconds / 60), 'Minute', 'Minuten']
        : [Math.ceil(seconds / 3600), 'Stunde', 'Stunden'];
  return `in ${count} ${count === 1 ? one : many}`;
}

export const signIn = {
  title: 'Anmelden',
  lead: 'Melden Sie sich mit Ihrer E-Mail-Adresse und Ihrem Passwort an.',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  submit: 'Anmelden',
  forgotten: 'Passwort vergessen?',
  or: 'oder',
  passkey: 'Mit Passkey anmelden',
  passkeyNeedsScript: 'Für die Anmeldung mit einem Passkey muss JavaScript eingeschaltet sein.',
  passkeyFailed: 'Der Passkey wurde nicht bestätigt. Versuchen Sie es erneut oder melden Sie sich anders an.',
  directory: 'Mit dem Konto Ihrer Verwaltung anmelden',
  signedOut: 'Sie sind abgemeldet.',
  noAccount: 'Ein Konto erhalten Sie durch eine Einladung Ihrer IT-Leitung.',
  code: {
    title: 'Zweiter Faktor',
    lead: 'Ihr Passwort stimmt. Bestätigen Sie die Anmeldung mit Ihrem zweiten Faktor.',
    leadPasskey:
      'Ihr Passwort stimmt. Bestätigen Sie die Anmeldung mit Ihrem Passkey oder einem Wiederherstellungscode.',
    label: 'Code',
    hint: 'Sechs Ziffern aus Ihrer App, oder einer Ihrer Wiederherstellungscodes.',
    hintRecovery: 'Einer Ihrer Wiederherstellungscodes, zum Beispiel ABCD-EFGH-JKMN-PQRS.',
    submit: 'Bestätigen',
    passkey: 'Mit Passkey bestätigen',
    lost: 'Zweiten Faktor und Wiederherstellungscodes verloren? Der Betrieb kann Ihnen einen Link geben, mit dem Sie Passwort und zweiten Faktor neu einrichten.',
    back: 'Von vorn anmelden',
  },
  setup: {
    title: 'Erste Person für den Betrieb',
    lead: 'Diese Allmende hat noch kein Konto. Legen Sie das erste an. Es lädt alle weiteren ein.',
    submit: 'Konto anlegen und anmelden',
  },
  name: 'Vor- und Nachname',
  newPassword: 'Neues Passwort',
  newPasswordHint: (length: number) =>
    `Mindestens ${length} Zeichen. Länge zählt mehr als Sonderzeichen: Mehrere Wörter, die nicht zusammengehören, sind gut.`,
  invitation: {
    title: 'Einladung',
    lead: (inviter: string) => `${inviter} lädt Sie ein, in Allmende mitzuarbeiten.`,
    authority: 'Verwaltung',
    instance: 'diese Allmende',
    role: 'Rolle',
    email: 'E-Mail-Adresse',
    newAccount: 'Konto anlegen',
    newAccountSubmit: 'Konto anlegen und Einladung annehmen',
    signIn: 'Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich an, um die Einladung anzunehmen.',
    signInAction: 'Anmelden und annehmen',
    accept: 'Einladung annehmen',
    otherAccount: (name: string) =>
      `Sie sind als ${name} angemeldet. Die Einladung gilt für eine andere Adresse. Melden Sie sich ab und öffnen Sie den Link erneut.`,
    signOut: 'Abmelden',
  },
  reset: {
    title: 'Passwort vergessen',
    lead: 'Geben Sie Ihre E-Mail-Adresse ein. Gibt es dazu ein Konto, erhalten Sie eine Nachricht mit einem Link.',
    submit: 'Link anfordern',
    sent: 'Wenn es zu dieser Adresse ein Konto gibt, ist eine Nachricht unterwegs.',
    sentMore: 'Der Link darin gilt eine Stunde. Sehen Sie auch im Ordner für unerwünschte Nachrichten nach.',
    noMail: 'Diese Allmende verschickt keine E-Mails.',
    noMailMore:
      'Wenden Sie sich an Ihre IT-Leitung oder an den Betrieb: Dort kann ein Link für ein neues Passwort erzeugt werden.',
    newTitle: 'Neues Passwort festlegen',
    newLead: 'Danach sind alle bisherigen Sitzungen beendet.',
    secondFactorsToo: 'Dieser Link entfernt auch Ihre zweiten Faktoren. Richten Sie danach einen neuen ein.',
    newSubmit: 'Passwort festlegen',
    make: 'Link für ein neues Passwort',
    makeWithFactors: 'Link für Passwort und zweiten Faktor',
    mailed: 'Eine Nachricht mit dem Link ist unterwegs.',
    handOver: 'Geben Sie diesen Link weiter. Er gilt eine Stunde und einmal:',
    notAllowed:
      'Das kann nur der Betrieb: Das Konto hat auch anderswo eine Rolle, oder es hat hier kein Passwort.',
    notPossible: 'Das ist nicht möglich: Das Konto ist gesperrt, oder es hat hier kein Passwort.',
  },
  confirm: {
    title: 'E-Mail-Adresse bestätigen',
    lead: (email: string) => `Künftig melden Sie sich mit ${email} an.`,
    submit: 'Adresse bestätigen',
    done: (email: string) => `Die Adresse ${email} gehört jetzt zu Ihrem Konto.`,
    toAccount: 'Zu meinem Konto',
  },
  link: {
    unknown: 'Diesen Link gibt es nicht.',
    used: 'Dieser Link wurde schon benutzt.',
    expired: 'Dieser Link ist abgelaufen.',
    setup:
      'Starten Sie Allmende neu: Solange es noch niemanden für den Betrieb gibt, wird dabei ein neuer Link ausgegeben. Gibt es schon ein Konto, melden Sie sich an.',
    invitation: 'Bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung.',
    reset: 'Fordern Sie einen neuen Link an.',
    resetAction: 'Neuen Link anfordern',
    confirm: 'Tragen Sie die neue Adresse in Ihrem Konto noch einmal ein.',
    signIn: 'Zur Anmeldung',
    ended: 'Diese Verwaltung gibt es nicht mehr.',
    inactive: 'Das Konto zu dieser Adresse ist gesperrt. Wenden Sie sich an den Betrieb.',
    kind: 'Das Konto zu dieser Adresse ist von anderer Art. Das Konto eines Anbieters kann keine Rolle in einer Verwaltung haben, und das Konto einer Person gehört keinem Anbieter.',
  },
  problems: {
    wrong: 'E-Mail-Adresse oder Passwort stimmen nicht.',
    wrongCode: 'Dieser Code stimmt nicht oder wurde schon benutzt.',
    startOver:
      'Die Anmeldung hat zu lange gedauert, oder es gab zu viele falsche Codes. Beginnen Sie von vorn.',
    tooOften: (seconds: number) => `Das waren zu viele Versuche. Versuchen Sie es ${soon(seconds)} erneut.`,
    email: 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@stadt.example.',
    name: 'Geben Sie Ihren Namen ein.',
    taken: 'Zu dieser Adresse gibt es schon ein Konto.',
    tooShort: (length: number) => `Das Passwort braucht mindestens ${length} Zeichen.`,
    tooLong: 'Das Passwort darf höchstens 200 Zeichen haben.',
    common: 'Dieses Passwort besteht aus sehr häufigen Wörtern oder Zeichenfolgen. Wählen Sie ein anderes.',
    personal: 'Das Passwort enthält Ihren Namen oder Ihre E-Mail-Adresse. Wählen Sie ein anderes.',
    wrongPassword: 'Das Passwort stimmt nicht.',
    signInAgain: 'Melden Sie sich zur Sicherheit noch einmal an und wiederholen Sie den Schritt.',
    noMail:
      'Diese Allmende verschickt keine E-Mails, deshalb kann die Adresse nicht bestätigt werden. Wenden Sie sich an den Betrieb.',
    same: 'Das ist schon Ihre Adresse.',
    exists: 'Einmalcodes sind schon eingerichtet.',
    notBegun: 'Beginnen Sie die Einrichtung von vorn.',
    noFactor: 'Richten Sie zuerst einen zweiten Faktor ein.',
    tooMany: 'Mehr Passkeys sind nicht möglich. Entfernen Sie zuerst einen.',
    passkey: 'Der Passkey wurde nicht eingerichtet. Versuchen Sie es erneut.',
    unknown: 'Das gibt es nicht mehr.',
    other: 'Das ist nicht möglich.',
  },
};
