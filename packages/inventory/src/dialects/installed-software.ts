import type { Dialect } from './dialect.ts';

/** Discovered apps of Intune by device; the device is counted and dropped, like the person. */
export const intune: Dialect = {
  name: 'Intune (AppInv)',
  signatures: [['application key', 'application name', 'application publisher']],
  columns: {
    'application key': { role: 'external-id' },
    'application name': { role: 'name' },
    'application publisher': { role: 'vendor' },
    'application version': { role: 'version' },
    'application short version': { role: null },
    'device count': { role: 'installations' },
    'device id': { role: 'machine' },
    'device name': { role: null, personal: true },
    'os description': { role: null },
    'os version': { role: null },
    platform: { role: null },
  },
};

/** Columns of Configuration Manager that name the machine; which one stands there depends on the report. */
const MACHINES =
  'resource id|machine id|netbios name|net bios name|machine name|computer name|ps computer name|system name|device name';

const CONFIGURATION_MANAGER: Dialect['columns'] = {
  'arpdisplay name': { role: 'name' },
  'product name': { role: null },
  'product version': { role: 'version' },
  'product code': { role: null },
  'prod id': { role: null },
  'software code': { role: 'external-id' },
  'display name': { role: 'name' },
  'display version': { role: 'version' },
  version: { role: 'version' },
  publisher: { role: 'vendor' },
  'install date': { role: null },
  'installed location': { role: null },
  'uninstall string': { role: null },
  'channel code': { role: null },
  language: { role: null },
  'version major': { role: null },
  'version minor': { role: null },
  'user name': { role: null, personal: true },
  'registered user': { role: null, personal: true },
  ...Object.fromEntries(MACHINES.split('|').map((heading) => [heading, { role: 'machine' } as const])),
};

/** Views of the database append a zero to the names of their columns. */
const withZeros = (columns: Dialect['columns']): Dialect['columns'] => ({
  ...columns,
  ...Object.fromEntries(Object.entries(columns).map(([heading, column]) => [`${heading}0`, column])),
});

/** Installed software of Configuration Manager, from its reports (`…0`), its classes, or the registry. */
export const configurationManager: Dialect = {
  name: 'ConfigMgr / Registry',
  signatures: [
    ['display name0', 'publisher0'],
    ['display name0', 'version0'],
    ['product name0', 'publisher0'],
    ['arpdisplay name0', 'publisher0'],
    ['arpdisplay name', 'product version'],
    ['display name', 'display version', 'publisher'],
  ],
  columns: withZeros(CONFIGURATION_MANAGER),
};

/** The Dutch Softwarecatalogus: packages of a municipality, or packages with the number of municipalities. */
export const softwarecatalogus: Dialect = {
  name: 'Softwarecatalogus (NL)',
  signatures: [
    ['pakket', 'status gebruik', 'leverancier'],
    ['naam', 'leverancier', 'licentievorm'],
  ],
  columns: {
    pakket: { role: 'name' },
    naam: { role: 'name' },
    versie: { role: 'version' },
    'status gebruik': { role: 'status' },
    status: { role: 'status' },
    leverancier: { role: 'vendor' },
    startdatum: { role: null },
    notitie: { role: 'note' },
    beschrijving: { role: 'description' },
    licentievorm: { role: null },
    'aantal gemeenten': { role: null },
  },
};

/** Applications of the Softwarecatalogus with their reference components; of a pair the column with `_` holds names. */
export const softwarecatalogusApplications: Dialect = {
  name: 'Softwarecatalogus (NL)',
  signatures: [['naam', 'beschrijving kort', 'referentie componenten']],
  columns: {
    id: { role: 'external-id' },
    naam: { role: 'name' },
    'beschrijving kort': { role: 'description' },
    contactpersoon: { role: null, personal: true },
    licentietype: { role: null },
    'geregistreerd door': { role: null },
  },
};
