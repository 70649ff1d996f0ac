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

/** Installed software of Configuration Manager, from its reports (`…0`), its classes, or the registry. */
export const configurationManager: Dialect = {
  name: 'ConfigMgr / Registry',
  signatures: [
    ['display name0', 'publisher0'],
    ['arpdisplay name', 'product version'],
    ['display name', 'display version', 'publisher'],
  ],
  columns: {
    'display name0': { role: 'name' },
    publisher0: { role: 'vendor' },
    version0: { role: 'version' },
    'prod id0': { role: null },
    'install date0': { role: null },
    'arpdisplay name': { role: 'name' },
    'product name': { role: null },
    'product version': { role: 'version' },
    'product code': { role: null },
    'display name': { role: 'name' },
    'display version': { role: 'version' },
    publisher: { role: 'vendor' },
    'install date': { role: null },
  },
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
