import { prerequisiteCycle } from '@allmende/planner';
import { prerequisitesFor, type KnowledgeIndex } from '@allmende/knowledge';
import type { BasisApplication, BasisPrerequisite } from './plan-basis.ts';

/**
 * Which application waits for which other one, by the rules of the facts, among those that both could be replaced: one
 * that cannot be would block for ever.
 */
export function prerequisitesAmong(
  applications: readonly BasisApplication[],
  knowledge: KnowledgeIndex,
): BasisPrerequisite[] {
  const replaceable = applications.filter(({ options }) => options.some(({ kind }) => kind !== 'renew'));
  const byCapability = new Map<string, string[]>();
  for (const { id, capabilities } of replaceable)
    for (const capability of capabilities) {
      const ids = byCapability.get(capability);
      if (ids) ids.push(String(id));
      else byCapability.set(capability, [String(id)]);
    }
  const wanted = replaceable.flatMap(({ id, capabilities }) =>
    prerequisitesFor(knowledge, capabilities).flatMap(({ id: rule, earlier, strength }) =>
      [...new Set(earlier.flatMap((capability) => byCapability.get(capability) ?? []))]
        .filter((needs) => needs !== String(id))
        .map((needs): BasisPrerequisite => ({ application: String(id), needs, rule, strength })),
    ),
  );
  const must = withoutCircles(wanted.filter(({ strength }) => strength === 'must'));
  return withoutCircles([...must, ...wanted.filter(({ strength }) => strength === 'should')]);
}

/** Rules come to a circle so seldom that whoever needs more passes than this has none of the weaker ones. */
const mostCircles = 100;

/**
 * Rules speak of capabilities; among applications that have several, they can come to a circle, which nothing could meet.
 * The last edge of it gives way, a weaker one before others.
 */
function withoutCircles(wanted: readonly BasisPrerequisite[]): BasisPrerequisite[] {
  let kept = [...wanted];
  for (let pass = 0; ; pass++) {
    const members = prerequisiteCycle(kept);
    if (!members) return kept;
    if (pass === mostCircles) kept = kept.filter(({ strength }) => strength === 'must');
    const waitsFor = new Map(members.map((member, index) => [member, members[(index + 1) % members.length]]));
    const inCircle = kept.filter(({ application, needs }) => waitsFor.get(application) === needs);
    const gives = inCircle.findLast(({ strength }) => strength === 'should') ?? inCircle.at(-1);
    kept = kept.filter((each) => each !== gives);
  }
}
