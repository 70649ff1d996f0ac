/** A made-up publiccode.yml without errors. */
export function fileOf(name: string, url: string, more = ''): string {
  return `publiccodeYmlVersion: "0"
name: ${JSON.stringify(name)}
url: ${JSON.stringify(url)}
platforms:
  - web
developmentStatus: stable
softwareType: standalone/web
organisation:
  uri: https://musterstadt.example
  name: Musterstadt
description:
  de:
    shortDescription: Verwaltet ausgedachte Dinge einer Stadt.
    longDescription: >
      ${'Dieses ausgedachte Programm verwaltet die Dinge einer ausgedachten Stadt, von der Aufnahme bis zur Abgabe. '.repeat(2)}
    features:
      - Dinge aufnehmen
legal:
  license: EUPL-1.2
maintenance:
  type: internal
  contacts:
    - name: Erika Beispiel
localisation:
  localisationReady: true
  availableLanguages:
    - de
${more}`;
}
