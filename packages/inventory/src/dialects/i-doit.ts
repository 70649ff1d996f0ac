import type { Dialect, KnownColumn } from './dialect.ts';

const several = (role: KnownColumn['role'], joined: 'sum' | 'earliest' | 'latest'): KnownColumn => ({
  role,
  several: { by: ',', joined },
});

/** Licences of i-doit, German and English build; an object with several keys has their values in one cell, by commas. */
export const iDoit: Dialect = {
  name: 'i-doit (CSV)',
  signatures: [
    ['objecttyp', 'object name'],
    ['object type', 'object title'],
  ],
  columns: {
    objecttyp: { role: 'category' },
    'object type': { role: 'category' },
    'object name': { role: 'name' },
    'object title': { role: 'name' },
    'lizenzzuweisung lizenzschluessel lizenz typ': { role: null },
    'licenses license keys license type dialog': { role: null },
    'lizenzzuweisung lizenzschluessel anzahl': several('users', 'sum'),
    'licenses license keys amount': several('users', 'sum'),
    'lizenzzuweisung lizenzschluessel startdatum': several('contract-start', 'earliest'),
    'licenses license keys start date date': several('contract-start', 'earliest'),
    'lizenzzuweisung lizenzschluessel ablaufdatum': several('contract-end', 'latest'),
    'licenses license keys expiration date date': several('contract-end', 'latest'),
    // The price of one licence is no cost of a year.
    'lizenzzuweisung lizenzschluessel einzelpreis': { role: null },
    'licenses license keys price per unit money': { role: null },
  },
};
