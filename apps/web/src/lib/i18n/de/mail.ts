const signature = 'Diese Nachricht wurde von Allmende verschickt. Antworten werden nicht gelesen.';
const greeting = (name: string) => (name === '' ? 'Guten Tag,' : `Guten Tag ${name},`);
const letter = (name: string, ...paragraphs: string[]) =>
  `${[greeting(name), ...paragraphs, signature].join('\n\n')}\n`;

export const mail = {
  invitation: {
    subject: (to: string) => `Einladung zu Allmende: ${to}`,
    text: (of: { name: string; inviter: string; to: string; role: string; link: string }) =>
      letter(
        of.name,
        `${of.inviter} lädt Sie ein, in Allmende mitzuarbeiten.`,
        `Für: ${of.to}\nRolle: ${of.role}`,
        `Nehmen Sie die Einladung binnen sieben Tagen über diesen Link an. Er gilt einmal:\n${of.link}`,
        'Wenn Sie die Einladung nicht erwartet haben, brauchen Sie nichts zu tun.',
      ),
  },
  reset: {
    subject: 'Neues Passwort für Allmende',
    text: (of: { name: string; link: string }) =>
      letter(
        of.name,
        'für Ihr Konto wurde ein neues Passwort angefordert.',
        `Über diesen Link legen Sie es fest. Er gilt eine Stunde und einmal:\n${of.link}`,
        'Wenn Sie das nicht angefordert haben, brauchen Sie nichts zu tun. Ihr bisheriges Passwort gilt weiter.',
      ),
  },
  emailChange: {
    subject: 'Neue E-Mail-Adresse für Allmende bestätigen',
    text: (of: { name: string; link: string }) =>
      letter(
        of.name,
        'diese Adresse soll künftig zu Ihrem Konto in Allmende gehören.',
        `Bestätigen Sie das binnen 24 Stunden über diesen Link. Er gilt einmal:\n${of.link}`,
        'Wenn Sie das nicht veranlasst haben, brauchen Sie nichts zu tun.',
      ),
  },
  emailChangeNotice: {
    subject: 'Ihre E-Mail-Adresse in Allmende soll sich ändern',
    text: (of: { name: string; newEmail: string; account: string }) =>
      letter(
        of.name,
        `für Ihr Konto in Allmende wurde eine neue E-Mail-Adresse eingetragen: ${of.newEmail}. Sie gilt, sobald sie bestätigt ist.`,
        `Wenn Sie das nicht veranlasst haben, ändern Sie sofort Ihr Passwort und beenden Sie alle Sitzungen:\n${of.account}`,
      ),
  },
  changed: {
    subject: 'Änderung an Ihrem Konto in Allmende',
    text: (of: { name: string; what: string; account: string }) =>
      letter(
        of.name,
        of.what,
        `Wenn Sie das nicht waren, wenden Sie sich sofort an den Betrieb Ihrer Allmende. Ihr Konto: ${of.account}`,
      ),
    password: 'Ihr Passwort wurde geändert. Alle anderen Sitzungen wurden beendet.',
    email: 'die E-Mail-Adresse Ihres Kontos wurde geändert. Diese Adresse gehört nicht mehr dazu.',
    totpOn: 'für Ihr Konto wurde ein zweiter Faktor mit Einmalcodes eingerichtet.',
    totpOff: 'der zweite Faktor mit Einmalcodes wurde von Ihrem Konto entfernt.',
    passkeyOn: 'Ihrem Konto wurde ein Passkey hinzugefügt.',
    passkeyOff: 'von Ihrem Konto wurde ein Passkey entfernt.',
    recoveryUsed: 'bei der Anmeldung wurde einer Ihrer Wiederherstellungscodes verbraucht.',
    resetByOther: (who: string) =>
      `${who} hat einen Link erzeugt, mit dem für Ihr Konto ein neues Passwort festgelegt werden kann.`,
  },
};
