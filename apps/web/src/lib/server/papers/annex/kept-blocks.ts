import { formatter } from '#lib/i18n/index.ts';
import { figures, table, words } from '#lib/documents/table.ts';
import type { Block } from '../document.ts';
import type { PaperBasis } from '../paper-basis.ts';
import { wording } from '../wording/index.ts';

/** So many share a reason before it is told once for all of them. */
const fewest = 3;
/** The page of the plan tells all of it. */
const longestReason = 240;

/** What a plan leaves as it is: applications with one reason together, the others each with its own. */
export function keptBlocks({ plans, language }: PaperBasis): Block[] {
  const { columns: c, kept: caption } = wording(language).annex;
  const f = formatter(language);
  const kept = plans.B?.figures?.kept ?? [];
  const byReason = new Map<string, typeof kept>();
  for (const each of kept) byReason.set(each.reason, [...(byReason.get(each.reason) ?? []), each]);
  const shared = [...byReason].filter(([, same]) => same.length >= fewest);
  const told = new Set(shared.map(([reason]) => reason));
  return [
    ...shared.flatMap(([reason, same]): Block[] => [
      {
        kind: 'paragraph',
        text: [
          { strong: `${reason.replace(/\.$/, '')} (${f.integer(same.length)}): ` },
          `${same.map(({ application, a }) => `${application.name} (${f.interval(a)})`).join(', ')}.`,
        ],
      },
    ]),
    ...table(
      caption,
      [words(c.application, 2), figures(c.a, 0.8), words(c.reason, 4)],
      kept
        .filter(({ reason }) => !told.has(reason))
        .map(({ application, a, reason }) => [application.name, f.interval(a), toLastLimit(reason)]),
    ),
  ];
}

/** Ends a long reason behind the last limit that fits, never within one. */
function toLastLimit(reason: string): string {
  if (reason.length <= longestReason) return reason;
  const end = reason.lastIndexOf('), ', longestReason);
  return `${reason.slice(0, end > 0 ? end + 1 : longestReason).trimEnd()} …`;
}
