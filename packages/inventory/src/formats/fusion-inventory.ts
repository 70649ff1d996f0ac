import { agentColumns } from './agent-columns.ts';
import type { Format, Row } from './format.ts';
import { childAt, childrenOf, childText } from './read-xml.ts';

/** Inventories of OCS Inventory and FusionInventory agents: `REQUEST › CONTENT › SOFTWARES`. User names stay out. */
export const fusionInventory: Format = {
  id: 'fusion-inventory',
  name: 'OCS / FusionInventory (XML)',
  kinds: ['xml'],
  recognise(content) {
    if (content.kind !== 'xml' || content.root.name !== 'REQUEST') return null;
    return childAt(content.root, 'CONTENT', 'SOFTWARES') ? 'content:inventory-request-with-softwares' : null;
  },
  read(content) {
    if (content.kind !== 'xml') return { columns: {}, rows: [] };
    const machine = childText(content.root, 'DEVICEID') || 'computer';
    const rows = childrenOf(childAt(content.root, 'CONTENT'), 'SOFTWARES').map((software, index): Row => ({
      line: index + 1,
      machine,
      cells: [
        childText(software, 'NAME'),
        makerOf(childText(software, 'PUBLISHER')),
        childText(software, 'VERSION'),
        childText(software, 'SYSTEM_CATEGORY'),
        childText(software, 'COMMENTS'),
        childText(software, 'FROM'),
      ],
    }));
    return { columns: agentColumns, rows };
  },
};

/**
 * The publisher where the agent wrote a whole copyright sentence into its place.
 *
 * @example makerOf('Copyright © 2003-2016 Apple Inc. All rights reserved.') // 'Apple Inc.'
 */
export function makerOf(text: string): string {
  if (!/copyright|©|\(c\)|all rights reserved/i.test(text)) return text;
  return text
    .slice(0, 500)
    .replace(/\bcopyright\b|©|\(c\)/gi, ' ')
    .replace(/\ball rights reserved\b.*$/is, ' ')
    .replace(/\b(?:19|20)\d\d(?:\s{0,3}[-–,]\s{0,3}(?:19|20)?\d\d)*\b/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^(?:by\b|[\s,.;:-])+|[\s,;:-]+$/gi, '')
    .replace(/(?<!\b(?:inc|ltd|corp|co|pty|s\.a|b\.v|a\.s))\.$/i, '')
    .trim();
}
