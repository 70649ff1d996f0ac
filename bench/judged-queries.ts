import { readFileSync } from 'node:fs';

/** A query and what answers it. */
export interface JudgedQuery {
  part: 'tuning' | 'test';
  query: string;
  /** Id → 1 to 3; what is not there answers nothing. */
  grades: ReadonlyMap<string, number>;
}

const table = new URL('../packages/search/examples/judged-queries.tsv', import.meta.url);

/** The judged queries of one part or of both, without entries that are not there and without queries that nothing is left of. */
export function judgedQueries(ids: ReadonlySet<string>, part?: JudgedQuery['part']): JudgedQuery[] {
  const [, ...lines] = readFileSync(table, 'utf8').trim().split('\n');
  return lines
    .map((line): JudgedQuery => {
      const [which = '', query = '', grades = ''] = line.split('\t');
      const pairs = grades.split(' ').map((pair): [string, number] => {
        const [id = '', grade = ''] = pair.split(':');
        return [id, Number(grade)];
      });
      return {
        part: which === 'test' ? 'test' : 'tuning',
        query,
        grades: new Map(pairs.filter(([id]) => ids.has(id))),
      };
    })
    .filter((judged) => judged.grades.size > 0 && (part === undefined || judged.part === part));
}
