import type { Dialect, KnownColumn } from './dialect.ts';

/** Months; headings of the table, of the list, and of the list of earlier versions. */
const RENEWAL_PERIODS = ['periodicity', 'contract renewal period', 'vertragsverlaengerung um'];
const FIRST_TERMS = [
  'duration',
  'initial contract period',
  'initiale vertragslaufzeit',
  'anfaengliche vertragslaufzeit',
];

/**
 * GLPI knows three ways, in its table by number. Tacit is by the renewal period, and by the first term where that is
 * nothing (`Infocom::getWarrantyExpir`); express needs a new agreement.
 */
const renewal: KnownColumn = {
  role: 'renewal',
  codes: { '0': 'never', '1': 'tacit', '2': 'express' },
  renewedBy: [...RENEWAL_PERIODS, ...FIRST_TERMS],
};

/**
 * Contracts of GLPI as its table `glpi_contracts` holds them, or as its list shows them in English or German: terms are
 * a start with a number of months, payments the months between two invoices.
 */
export const glpiContracts: Dialect = {
  name: 'GLPI (contracts)',
  signatures: [
    ['name', 'begin date', 'duration', 'notice'],
    ['name', 'start date', 'initial contract period', 'notice'],
    ['name', 'start date', 'duration', 'notice', 'renewal'],
    ['name', 'startdatum', 'anfaengliche vertragslaufzeit', 'kuendigungsfrist'],
    ['name', 'startdatum', 'initiale vertragslaufzeit', 'kuendigungsfrist'],
  ],
  columns: {
    id: { role: null },
    'entities id': { role: null },
    entity: { role: 'department' },
    einheit: { role: 'department' },
    name: { role: 'name' },
    num: { role: 'external-id' },
    number: { role: 'external-id' },
    nummer: { role: 'external-id' },
    'suppliers id': { role: 'reseller' },
    supplier: { role: 'reseller' },
    lieferant: { role: 'reseller' },
    'contracttypes id': { role: null },
    'contract type': { role: 'category' },
    vertragstyp: { role: 'category' },
    'begin date': { role: 'contract-start' },
    'start date': { role: 'contract-start' },
    startdatum: { role: 'contract-start' },
    'end date': { role: 'contract-end' },
    ...Object.fromEntries(FIRST_TERMS.map((heading) => [heading, { role: 'contract-duration' } as const])),
    notice: { role: 'notice-period' },
    kuendigungsfrist: { role: 'notice-period' },
    renewal,
    verlaengerung: renewal,
    ...Object.fromEntries(RENEWAL_PERIODS.map((heading) => [heading, { role: null }])),
    billing: { role: 'payment-period' },
    'invoice period': { role: 'payment-period' },
    abrechnungszeitraum: { role: 'payment-period' },
    cost: { role: 'cost' },
    kosten: { role: 'cost' },
    'accounting number': { role: null },
    'account number': { role: null },
    buchungsnummer: { role: null },
    comment: { role: 'note' },
    comments: { role: 'note' },
    kommentare: { role: 'note' },
  },
};

/** The workbook of contracts that KITOS (Denmark) takes and gives; its first column is hidden and holds its own number. */
export const kitos: Dialect = {
  name: 'OS2KITOS',
  signatures: [
    ['it kontrakt navn påkrævet', 'it kontrakt id'].map(foldDanish),
    ['it kontrakt navn', 'it kontrakt id'],
  ],
  columns: {
    id: { role: null },
    [foldDanish('it kontrakt navn påkrævet')]: { role: 'name' },
    'it kontrakt navn': { role: 'name' },
    'it kontrakt id': { role: 'external-id' },
    [foldDanish('bemærkning')]: { role: 'note' },
    [foldDanish('indgået')]: { role: 'contract-start' },
    // Until when it cannot be ended, and when it was: neither is its end.
    'uopsigeligt til': { role: null },
    'kontrakten opsagt': { role: null },
    [foldDanish('udløbsdato')]: { role: 'contract-end' },
  },
};

function foldDanish(heading: string): string {
  return heading.replaceAll('å', 'a');
}
