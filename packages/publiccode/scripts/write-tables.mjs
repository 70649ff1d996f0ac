import { writeFileSync } from 'node:fs';
import { languageTable, licenceTable } from './tables.mjs';

const write = (name, text) => writeFileSync(new URL(`../src/data/${name}`, import.meta.url), text);
write('languages.ts', languageTable());
write('licences.ts', licenceTable());
