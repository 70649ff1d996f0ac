import { describe, expect, it } from 'vitest';
import { guessColumns } from '../src/index.ts';
import type { ColumnRole } from '../src/index.ts';

/** `header=role`, the cell of one sample row behind a colon; `-` is no role, `x` is dropped as personal. */
const HABITS: Readonly<Record<string, string>> = {
  'a German town with many columns':
    'Lfd.-Nr.=external-id:1|Fachverfahren / Software=name:VOIS|Hersteller / Anbieter=vendor:HSH|zuständiges Amt=department:Amt 33|Anzahl User=users:25|' +
    'Vertragslaufzeit bis=contract-end:31.12.2027|Kündigungsfrist (Monate)=notice-period:6|Kosten pro Jahr in €=cost:12.000|Schutzbedarf (Vertraulichkeit)=criticality:hoch|Ansprechpartner Fachamt=x:Frau Muster|Bemerkungen=note:x',
  'a German town with its own words':
    'Verfahren=name:VOIS|Kurzbeschreibung=description:Meldewesen|Einsatz im Fachbereich=department:FB 3|Lizenzgeber=vendor:HSH|Lizenzmodell=-:Named User|Anzahl Lizenzen=users:25|' +
    'Beginn Vertrag=contract-start:01.01.2019|Ende Vertrag=contract-end:31.12.2027|Kündigung=notice-period:3 Mon.|jährl. Kosten (brutto)=cost:12.000,00|Hosting=hosting:RZ|Verfahrensverantwortliche/r=responsible:FB 3',
  'a provider':
    'Anwendungsname=name:VOIS|Betreiber=hosting:krz|Produktversion=version:26|Softwarehersteller=vendor:HSH|Organisationseinheit=department:33|Nutzerzahl=users:25|Wartungskosten/Jahr=cost:12000|Status=status:aktiv',
  'a treasurer':
    'Dienststelle=department:Amt 10|Bezeichnung des IT-Verfahrens=name:regisafe|Zweck=capability:E-Akte|Auftragnehmer=vendor:comundus|Laufzeit=contract-end:31.12.2026|Haushaltsansatz 2026=cost:23.000 €',
  'GLPI in German':
    'Name=name:Acrobat|Einheit=department:Stadt|Herausgeber=vendor:Adobe|Versionen - Name=version:23.1|Versionen - Betriebssystem=-:Windows|Anzahl der Installationen=installations:35|Gültige Lizenzen=users:0|Kategorie=category:Büro|Kommentare=note:x',
  'GLPI in English':
    'Name=name:7-Zip|ID=external-id:12|Entity=department:Root|Publisher=vendor:Igor Pavlov|Number of installations=installations:40|Versions - Name=version:22.01|Category=category:Tools',
  'i-doit':
    'objecttyp=category:C__OBJTYPE__LICENCE|objectName=name:Office 2019|Lizenzzuweisung: Lizenzschlüssel - key=x:ABC|Lizenzzuweisung: Lizenzschlüssel - Serial number=x:123|' +
    'Lizenzzuweisung: Lizenzschlüssel - Startdatum=contract-start:01.01.2020|Lizenzzuweisung: Lizenzschlüssel - Ablaufdatum=contract-end:31.12.2027|Lizenzzuweisung: Lizenzschlüssel - Einzelpreis=cost:12.50',
  'Intune raw data':
    'ApplicationKey=external-id:abc|ApplicationName=name:7-Zip|ApplicationPublisher=vendor:Igor Pavlov|ApplicationVersion=version:22.01|DeviceName=machine:PC-1|OSDescription=-:Windows|UserId=x:u1|EmailAddress=x:a@b.example|UserName=x:Anna',
  'Windows registry':
    'DisplayName=name:7-Zip|DisplayVersion=version:22.01|Publisher=vendor:Igor Pavlov|InstallDate=-:20200101',
  ConfigMgr:
    'DisplayName0=name:7-Zip|Publisher0=vendor:Igor Pavlov|Version0=version:22.01|ProdID0=-:{AAA}|InstallDate0=-:20200101',
  opsi: 'windowsDisplayName=name:7-Zip|windowsDisplayVersion=version:22.01|clientId=machine:pc1|licenseKey=x:abc',
  LeanIX:
    'id=external-id:8f3e|type=category:Application|displayName=name:VOIS 2026|lifecycle:endOfLife=-:2028-12-31|businessCriticality=criticality:missionCritical|relApplicationToBusinessCapability=capability:Melden',
  'Snipe-IT':
    'Full Name=x:Anna|Item name=name:Acrobat|serial number=x:1-2|manufacturer=vendor:Adobe|purchase date=contract-start:11/24/2028|purchase cost=cost:$12.58|expiration date=contract-end:02/26/2029|seats=users:56|supplier=reseller:Treutel',
  'the Dutch catalogue':
    'Naam=name:Allegro|Versie=version:5|Leverancier=vendor:Centric|Beschrijving=description:x|Aantal gemeenten=-:12',
};

describe('guessing columns', () => {
  it.each(Object.entries(HABITS))('knows the habits of %s', (_, habit) => {
    const parts = habit
      .split('|')
      .map((part) => /^(?<header>.+)=(?<role>[a-z-]+):(?<cell>.*)$/.exec(part)?.groups ?? {});
    const columns = guessColumns(
      parts.map(({ header }) => header ?? ''),
      [{ line: 2, cells: parts.map(({ cell }) => cell ?? '') }],
    );
    expect(
      columns.map(
        ({ header, role, reasons }) =>
          `${header}=${role ?? (reasons[0]?.startsWith('personal:') ? 'x' : '-')}`,
      ),
    ).toEqual(parts.map(({ header, role }) => `${header}=${role}`));
  });

  it('gives reasons, strongest first, and samples that are short', () => {
    const rows = Array.from({ length: 9 }, (_, at) => ({
      line: at + 2,
      cells: [`Programm ${at}${' lang'.repeat(99)}`, `31.12.202${at}`],
    }));
    const [name, end] = guessColumns(['Anwendung', 'Vertragsende'], rows);
    expect(name).toMatchObject({ role: 'name', reasons: ['header:anwendung'] });
    expect(name?.samples).toHaveLength(5);
    expect(Math.max(...(name?.samples ?? []).map((sample) => sample.length))).toBeLessThan(130);
    expect(end).toMatchObject({ role: 'contract-end', reasons: ['header:vertragsende', 'content:dates'] });
  });

  it('lets the content overrule a header that promises something else', () => {
    const rows = ['25458feb-ccfd-5909-90bc-ef324362a6c0', '30448ab3-f44d-5eb3-b402-df362ba6cfaf'].map(
      (id, at) => ({ line: at + 2, cells: ['VOIS', id, 'HSH'] }),
    );
    const roles = guessColumns(['Name', 'Anbieter', 'Anbietername'], rows).map(({ role }) => role);
    expect(roles).toEqual(['name', null, 'vendor'] satisfies (ColumnRole | null)[]);
  });

  it('gives a role at most once', () => {
    const columns = guessColumns(
      ['Name', 'Bezeichnung', 'Produkt', 'Anwendung', 'Software'],
      [{ line: 2, cells: ['a', 'b', 'c', 'd', 'e'] }],
    );
    const roles = columns.flatMap(({ role }) => role ?? []);
    expect(new Set(roles).size).toBe(roles.length);
    expect(columns[4]?.role).toBe('name');
  });
});
