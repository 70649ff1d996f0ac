import type { JudgedQuery } from './judged-queries.ts';

/** How good answers are: the share of the best possible order (NDCG@10), and of queries that find something that fits. */
export interface SearchQuality {
  ndcg: number;
  /** Share of queries whose first hit has grade 2 or 3. */
  first: number;
  /** Share of entries of grade 3 that are among the first ten, at most ten a query. */
  recall: number;
  /** Share of queries with none of their entries among the first ten. */
  missed: number;
}

const gain = (grade: number): number => 2 ** grade - 1;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / Math.max(1, values.length);

/** NDCG@10 with gains 1, 3 and 7. */
export function ndcg({ grades }: JudgedQuery, ids: readonly string[]): number {
  const dcg = (list: readonly number[]): number =>
    sum(list.map((grade, rank) => gain(grade) / Math.log2(rank + 2)));
  const best = dcg([...grades.values()].sort((a, b) => b - a).slice(0, 10));
  return dcg(ids.slice(0, 10).map((id) => grades.get(id) ?? 0)) / best;
}

/** @param answers ids of the hits of each query, best first */
export function searchQuality(
  queries: readonly JudgedQuery[],
  answers: readonly (readonly string[])[],
): SearchQuality {
  const pairs = queries.map((judged, place) => ({ judged, ids: (answers[place] ?? []).slice(0, 10) }));
  return {
    ndcg: mean(pairs.map(({ judged, ids }) => ndcg(judged, ids))),
    first: mean(pairs.map(({ judged, ids }) => Number((judged.grades.get(ids[0] ?? '') ?? 0) >= 2))),
    recall: mean(
      pairs.map(({ judged, ids }) => {
        const wanted = [...judged.grades].filter(([, grade]) => grade === 3).length;
        return wanted === 0
          ? 1
          : ids.filter((id) => judged.grades.get(id) === 3).length / Math.min(10, wanted);
      }),
    ),
    missed: mean(pairs.map(({ judged, ids }) => Number(!ids.some((id) => judged.grades.has(id))))),
  };
}
