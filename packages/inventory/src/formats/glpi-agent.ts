import { agentColumns } from './agent-columns.ts';
import type { Format, Row } from './format.ts';
import { listOf, memberOf, objectOf, textOf } from './json-values.ts';

/** Inventories as the GLPI agent writes them: one computer, or several in an array. Persons and keys stay out. */
export const glpiAgent: Format = {
  id: 'glpi-agent',
  name: 'GLPI Agent (JSON)',
  kinds: ['json'],
  recognise(content) {
    const [first] = content.kind === 'json' ? computersOf(content.value) : [];
    const inventory = memberOf(first, 'content');
    const isAgent = objectOf(inventory) !== null && textOf(first, 'deviceid') !== '';
    return isAgent && Array.isArray(memberOf(inventory, 'softwares')) ? 'content:glpi-agent-inventory' : null;
  },
  read(content) {
    const rows: Row[] = [];
    for (const computer of content.kind === 'json' ? computersOf(content.value) : []) {
      const machine = textOf(computer, 'deviceid');
      for (const software of listOf(memberOf(memberOf(computer, 'content'), 'softwares')))
        rows.push({
          line: rows.length + 1,
          machine,
          cells: [
            textOf(software, 'name'),
            textOf(software, 'publisher'),
            textOf(software, 'version'),
            textOf(software, 'system_category'),
            textOf(software, 'comments'),
            textOf(software, 'from'),
          ],
        });
    }
    return { columns: agentColumns, rows };
  },
};

const computersOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
