/** Was Schlüsseln für Programme gemeinsam ist, gleich wofür sie gelten. */
export const tokens = {
  days: 'Läuft ab nach',
  dayChoice: (days: string) => `${days} Tagen`,
  scopes: 'Was er darf',
  submit: 'Schlüssel erzeugen',
  problems: {
    name: 'Geben Sie eine Bezeichnung von höchstens 100 Zeichen ein.',
    scopes: 'Wählen Sie mindestens ein Recht aus.',
    days: 'Wählen Sie, nach wie vielen Tagen der Schlüssel abläuft.',
  },
  createdTitle: 'Kopieren Sie den Schlüssel jetzt. Er wird nur dieses eine Mal gezeigt.',
  created: 'Erzeugt',
  lastUsed: 'Zuletzt benutzt',
  never: 'noch nie',
  state: 'Stand',
  until: (date: string) => `gilt bis ${date}`,
  expired: (date: string) => `abgelaufen am ${date}`,
  ended: (date: string) => `beendet am ${date}`,
  revoke: 'Beenden',
  documentation: 'Beschreibung der Schnittstelle (OpenAPI)',
};
