import type { Interval } from '@allmende/planner';
import { effortFor, type KnowledgeIndex } from '@allmende/knowledge';
import type { BasisApplication, BasisOption, BasisPlatform, PlatformPart } from './plan-basis.ts';

/**
 * Each option on a platform is up to one row for each quarter in the program that is solved; beyond this number the
 * platforms that save the least are built by each replacement for itself, which is only more careful.
 */
const mostOptions = 200;

/**
 * Products that could take the place of several applications and need a platform. What they have in common is the least
 * of their fixed parts, so that one of them alone costs what it would cost without the others.
 *
 * @example sharedPlatforms(applications, knowledge).map(({ id }) => id) // ['platform:nextcloud']
 */
export function sharedPlatforms(
  applications: readonly BasisApplication[],
  knowledge: KnowledgeIndex,
): BasisPlatform[] {
  const standing = new Map<string, { application: number; option: BasisOption; part: PlatformPart }[]>();
  for (const { id: application, options } of applications)
    for (const option of options) {
      const { platform } = option.effort;
      if (!platform || (option.kind !== 'product' && option.kind !== 'bundle')) continue;
      const part = scaled(platform, 1 / option.products.length);
      for (const product of option.products) {
        const all = standing.get(product) ?? [];
        all.push({ application, option, part });
        standing.set(product, all);
      }
    }
  const isServer = (product: string): boolean =>
    effortFor(knowledge, { from: null, to: product, capability: null, users: 1, criticality: null })
      .platform !== null;
  const shared = [...standing].flatMap(([product, all]): (BasisPlatform & { saves: number })[] => {
    const count = new Set(all.map(({ application }) => application)).size;
    const present = applications.find((each) => each.product === product) ?? null;
    // A program on the desk, such as a mail client, is part of a bundle and no platform.
    if ((count < 2 && !present) || !isServer(product)) return [];
    const part = leastOf(all.map((each) => each.part));
    return [
      {
        id: `platform:${product}`,
        product,
        name: knowledge.products.get(product)?.name ?? product,
        part,
        options: all.map(({ option }) => option.id),
        present: present && { id: present.id, name: present.name },
        saves: part.oneOff[1] * (count - 1),
      },
    ];
  });
  let left = mostOptions;
  return shared
    .toSorted((a, b) => b.saves - a.saves || (a.id < b.id ? -1 : 1))
    .flatMap(({ saves: _saves, ...platform }) => {
      // What is there already is no row of its own.
      if (!platform.present && platform.options.length > left) return [];
      if (!platform.present) left -= platform.options.length;
      return [platform];
    });
}

function scaled({ duration, oneOff, running, staff }: PlatformPart, share: number): PlatformPart {
  const of = ([lo, hi]: Interval): Interval => [Math.floor(lo * share), Math.floor(hi * share)];
  return {
    duration,
    oneOff: of(oneOff),
    running: of(running),
    staff: staff.map(({ team, days }) => ({ team, days: of(days) })),
  };
}

function leastOf(parts: readonly PlatformPart[]): PlatformPart {
  const least = (of: (part: PlatformPart) => Interval): Interval => [
    Math.min(...parts.map((part) => of(part)[0])),
    Math.min(...parts.map((part) => of(part)[1])),
  ];
  const [first] = parts;
  return {
    duration: least(({ duration }) => duration),
    oneOff: least(({ oneOff }) => oneOff),
    running: least(({ running }) => running),
    staff: (first?.staff ?? []).map(({ team }) => ({
      team,
      days: least(({ staff }) => staff.find((each) => each.team === team)?.days ?? [0, 0]),
    })),
  };
}
