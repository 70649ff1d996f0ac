import type { ColumnRole } from '../types.ts';
import { MISLEADING_WORDS, SYNONYM_INDEX } from './header-synonyms.ts';

const LONGEST_HEADER = 120;
const LONGEST_PHRASE = 5;

/**
 * Folds a header for comparison: words apart (also `DisplayName`, `OSVersion`), lower case, umlauts spelt out, only letters and digits.
 * @example foldHeader('Kündigungsfrist (Monate)') // 'kuendigungsfrist monate'
 */
export function foldHeader(header: string): string {
  return header
    .slice(0, LONGEST_HEADER)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export interface HeaderVote {
  role: ColumnRole;
  /** 0 to 100. */
  strength: number;
  reason: string;
}

/**
 * What a header says about the role of its column: the whole header as a known synonym, a known phrase in it (the last
 * words say most), or a
 * German compound that ends with one (`Hauptvertragsende`). Best first.
 * @example readHeader('Softwarehersteller')[0] // { role: 'maker', strength: 100, reason: 'header:softwarehersteller' }
 */
export function readHeader(header: string): HeaderVote[] {
  const folded = foldHeader(header);
  if (folded === '') return [];
  const votes = new Map<ColumnRole, HeaderVote>();
  const vote = (text: string, share: number): void => {
    for (const { role, strength } of SYNONYM_INDEX.get(text) ?? []) {
      const weighed = strength * share;
      if (weighed > (votes.get(role)?.strength ?? 0))
        votes.set(role, { role, strength: weighed, reason: `header:${text}` });
    }
  };
  vote(folded, 1);
  vote(folded.replaceAll(' ', ''), 0.98);

  const words = folded.split(' ');
  if (words.some((word) => MISLEADING_WORDS.includes(word))) return [...votes.values()];
  for (let from = 0; from < words.length; from++) {
    for (let size = 1; size <= LONGEST_PHRASE && from + size <= words.length; size++) {
      if (size === words.length) continue;
      const isHead = from + size === words.length;
      vote(
        words.slice(from, from + size).join(' '),
        0.55 + 0.3 * (size / words.length) + (isHead ? 0.02 : 0),
      );
    }
  }
  const last = words.at(-1) ?? '';
  for (let cut = 2; cut <= last.length - 4; cut++) vote(last.slice(cut), 0.6);
  return [...votes.values()].sort((a, b) => b.strength - a.strength);
}
