import { foldHeader } from '../columns/read-header.ts';
import { leanix, itop, mercator } from './architecture-tools.ts';
import {
  configurationManager,
  intune,
  softwarecatalogus,
  softwarecatalogusApplications,
} from './installed-software.ts';
import { glpiContracts, kitos } from './contract-tools.ts';
import type { Dialect, KnownColumn } from './dialect.ts';
import { glpi, glpiLicences } from './glpi.ts';
import { iDoit } from './i-doit.ts';
import { snipeItDevices, snipeItLicences } from './snipe-it.ts';

const DIALECTS: readonly Dialect[] = [
  iDoit,
  intune,
  leanix,
  mercator,
  glpiContracts,
  glpiLicences,
  kitos,
  snipeItLicences,
  snipeItDevices,
  itop,
  softwarecatalogus,
  softwarecatalogusApplications,
  configurationManager,
  glpi,
];

/** A table that a known tool wrote, and what each of its columns means; a column without an entry is to be guessed. */
export interface FoundDialect {
  dialect: Dialect;
  columns: ReadonlyMap<number, KnownColumn>;
}

/**
 * Recognises the tool that exported a table by its headings.
 *
 * @example findDialect(['Name', 'Einheit', 'Anzahl der Installationen'])?.dialect.name // 'GLPI (CSV)'
 */
export function findDialect(header: readonly string[]): FoundDialect | null {
  const folded = header.map(foldHeader);
  const there = new Set(folded);
  const dialect = DIALECTS.find(({ signatures }) =>
    signatures.some((signature) => signature.every((heading) => there.has(heading))),
  );
  if (!dialect) return null;
  const columns = new Map<number, KnownColumn>();
  const taken = new Set<string>();
  for (const [index, heading] of folded.entries()) {
    const column = Object.hasOwn(dialect.columns, heading) ? dialect.columns[heading] : undefined;
    // Two columns of one meaning: the first one is it, whatever the tool calls the second.
    if (!column) continue;
    if (column.role !== null && taken.has(column.role)) {
      // A second name of the machine is needed for nothing and tells whose it is.
      if (column.role === 'machine') columns.set(index, { role: null, personal: true });
      continue;
    }
    if (column.role !== null) taken.add(column.role);
    columns.set(index, column);
  }
  return { dialect, columns };
}
