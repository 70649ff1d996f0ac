import { parseArgs } from 'node:util';
import { buildMatcher, describeReason } from '@allmende/inventory';
import { matchTargets } from '@allmende/knowledge';
import type { Command } from '../command.ts';
import { languageOption } from '../language-option.ts';
import { openKnowledge } from '../open-knowledge.ts';
import { readLines } from '../read-lines.ts';

/** Raw names on stdin, one a line → product, score, decision and reasons, in the same order. */
export const match: Command = async (words, surroundings) => {
  const { values } = parseArgs({
    args: words,
    options: { json: { type: 'boolean' }, lang: { type: 'string' } },
  });
  const language = languageOption(values.lang, surroundings);
  const knowledge = openKnowledge(surroundings);
  const matcher = buildMatcher(matchTargets(knowledge));
  const results = (await readLines(surroundings.stdin)).map((line) => {
    const [raw = '', publisher] = line.split('\t');
    const { product, decision, score, candidates, reasons } = matcher.match(
      raw,
      publisher?.trim() || undefined,
    );
    return {
      raw,
      product,
      decision,
      score,
      candidates,
      reasons: reasons.map((reason) => describeReason(reason, language)),
    };
  });
  if (values.json) surroundings.out(`${JSON.stringify(results, null, 2)}\n`);
  else
    for (const { raw, product, decision, score, reasons } of results)
      surroundings.out(
        `${[decision, score.toFixed(2), product ?? '-', raw, reasons.join('; ')].join('\t')}\n`,
      );
  return 0;
};
