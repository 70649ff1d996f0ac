/** A made-up town's software, as three tools of its IT hand it out. Names are of real products; the town is none. */
export interface TownList {
  name: string;
  content: string;
}

const csv = (...rows: (string | number)[][]): string =>
  `\ufeff${rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(';')).join('\r\n')}\r\n`;

const installed: [name: string, publisher: string, count: number, version: string][] = [
  ['LibreOffice', 'The Document Foundation', 320, '24.8'],
  ['Mozilla Firefox (x64 de)', 'Mozilla', 410, '128.3.1'],
  ['QGIS', 'QGIS.org', 24, '3.34'],
  ['Microsoft 365 Apps for Enterprise - de-de', 'Microsoft Corporation', 290, '16.0'],
  ['VMware vSphere', 'VMware, Inc.', 12, '8.0'],
  ['Nextcloud', 'Nextcloud GmbH', 1, '29'],
  ['Adobe Acrobat Reader DC - Deutsch', 'Adobe Systems Incorporated', 380, '24.002'],
  ['7-Zip 23.01 (x64)', 'Igor Pavlov', 400, '23.01'],
  ['Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.38', 'Microsoft Corporation', 400, '14.38'],
  ['Security Update for Windows (KB5034441)', 'Microsoft Corporation', 390, ''],
  ['PICTURE', '', 8, ''],
  ['Docker', '', 3, ''],
  ['Docker (Test)', '', 1, ''],
  ['Allplan Architecture', '', 4, '2024'],
  ['Hausverwaltung Access', '', 2, ''],
  ['OfficeMaster Fax', '', 60, ''],
  ['PaperStream Capture', '', 15, ''],
];

/** GLPI's list of software, in German. */
export const glpiExport: TownList = {
  name: 'glpi-software.csv',
  content: csv(
    ['Name', 'Einheit', 'Herausgeber', 'Anzahl der Installationen', 'Version(en) - Name', 'Kommentare'],
    ...installed.map(([name, publisher, count, version]) => [name, 'Stadt', publisher, count, version, '']),
  ),
};

const programs = ['Mozilla Firefox', 'Thunderbird', 'KeePassXC', 'GIMP', 'Moodle (Realschule)', 'Notepad++'];

/** What opsi found on forty computers. */
export const opsiExport: TownList = {
  name: 'opsi-audit.json',
  content: JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    result: Array.from({ length: 40 }, (_, computer) =>
      programs
        .filter((_, place) => computer % (place + 1) === 0)
        .map((name) => ({
          type: 'AuditSoftwareOnClient',
          clientId: `pc-${computer}.stadt.example`,
          name,
          version: '1.0',
          subVersion: '',
          language: '',
          architecture: 'x64',
          licenseKey: '',
          state: 1,
        })),
    ).flat(),
  }),
};

const contracts: [
  product: string,
  vendor: string,
  start: string,
  end: string,
  notice: string,
  cost: string,
][] = [
  ['Microsoft 365', 'Microsoft', '01.07.2025', '30.06.2028', '3 Monate', '92.400,00 €'],
  ['VMware vSphere', 'Broadcom', '01.01.2025', '31.12.2027', '6 Monate', '48.000,00 €'],
  ['VOIS|MESO', 'HSH', '01.04.2024', '31.03.2027', '6 Monate', '31.250,00 €'],
  ['OK.EWO', 'AKDB', '01.01.2024', '31.12.2026', '12 Monate', '18.900,00 €'],
  ['Infoma newsystem', 'Axians Infoma', '01.01.2023', '31.12.2027', '6 Monate', '64.000,00 €'],
  ['ALLRIS', 'CC e-gov', '01.09.2024', '31.08.2027', '3 Monate', '9.800,00 €'],
  ['enaio', 'OPTIMAL SYSTEMS', '01.10.2024', '30.09.2027', '3 Monate', '22.500,00 €'],
  ['ProBAUG', 'PROSOZ', '01.01.2025', '31.12.2027', '6 Monate', '14.300,00 €'],
  ['LOGA', 'P&I', '01.01.2025', '31.12.2028', '6 Monate', '37.000,00 €'],
  ['Nextcloud', 'Nextcloud GmbH', '01.03.2026', '28.02.2027', '1 Monat', '6.900,00 €'],
];

/** The treasurer's list of contracts. */
export const contractList: TownList = {
  name: 'vertraege.csv',
  content: csv(
    ['Produkt', 'Vertragspartner', 'Vertragsbeginn', 'Vertragsende', 'Kündigungsfrist', 'Kosten p. a.'],
    ...contracts,
  ),
};
