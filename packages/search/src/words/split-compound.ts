/** A part of a compound: the word itself, and where it stands. */
export interface CompoundPart {
  /** Number that the lexicon gives the part. */
  piece: number;
  start: number;
  end: number;
}

/** The words that compounds may be made of. */
export interface CompoundLexicon {
  /** Calls with each known piece that begins at `from`, its end, and what using it costs (about 1). */
  eachAt(word: string, from: number, visit: (piece: number, end: number, cost: number) => void): void;
  /** The piece of which `rest` is a form, −1 if there is none. */
  ending(rest: string): number;
  endingCost(piece: number): number;
}

/** Letters that join two words: "Bezirk-s-amt", "Straße-n-baum". Longer ones cost more, for they hide wrong splits. */
const LINKS = [
  ['s', 0.3],
  ['n', 0.4],
  ['en', 0.6],
  ['es', 0.6],
  ['er', 0.7],
  ['e', 0.7],
  ['ns', 0.7],
  ['ens', 0.8],
] as const;

const SHORTEST = 6;
const LONGEST = 48;
const MOST_PARTS = 5;
const SHORTEST_REST = 3;
/** A word that is surely one may stand beside letters that nobody knows, if these are enough for a word. */
const SURE = 1;
const SHORTEST_SURE = 4;
const SHORTEST_UNKNOWN = 4;

/**
 * The words that a folded German word is put together from, by the cheapest way; empty when it is no compound.
 *
 * @example splitCompound('schulbezirkszuweisung', lexicon); // parts "schul", "bezirk", "zuweisung"
 */
export function splitCompound(word: string, lexicon: CompoundLexicon): CompoundPart[] {
  const { length } = word;
  if (length < SHORTEST || length > LONGEST) return [];
  const cost = new Float64Array(length + 1).fill(Infinity);
  const from = new Int16Array(length + 1);
  const piece = new Int32Array(length + 1);
  const pieceEnd = new Int16Array(length + 1);
  const depth = new Uint8Array(length + 1);
  cost[0] = 0;
  const reach = (at: number, start: number, id: number, end: number, price: number): void => {
    if (price >= cost[at]!) return;
    cost[at] = price;
    from[at] = start;
    piece[at] = id;
    pieceEnd[at] = end;
    depth[at] = depth[start]! + 1;
  };
  for (let start = 0; start <= length - SHORTEST_REST; start += 1) {
    const spent = cost[start]!;
    if (spent === Infinity || depth[start]! >= MOST_PARTS) continue;
    lexicon.eachAt(word, start, (id, end, price) => {
      if (end === length) {
        if (start > 0) reach(length, start, id, end, spent + price);
        return;
      }
      if (length - end < SHORTEST_REST) return;
      reach(end, start, id, end, spent + price);
      for (const [link, extra] of LINKS)
        if (length - end - link.length >= SHORTEST_REST && word.startsWith(link, end))
          reach(end + link.length, start, id, end, spent + price + extra);
    });
    if (start === 0 || length - start < 4) continue;
    const ending = lexicon.ending(word.slice(start));
    if (ending >= 0) reach(length, start, ending, length, spent + lexicon.endingCost(ending) + 0.1);
  }
  if (cost[length] === Infinity) return partly(word, lexicon);
  const parts: CompoundPart[] = [];
  for (let at = length; at > 0; at = from[at]!)
    parts.unshift({ piece: piece[at]!, start: from[at]!, end: pieceEnd[at]! });
  return parts;
}

/** The longest sure word at the beginning or the end, where the rest is unknown: "Wahl" of "Wahllokal". */
function partly(word: string, lexicon: CompoundLexicon): CompoundPart[] {
  const { length } = word;
  let best: CompoundPart | undefined;
  // "Sicherheit" is a sure word itself, and not "sicher" beside something.
  const form = lexicon.ending(word);
  let isSure = form >= 0 && lexicon.endingCost(form) <= SURE;
  lexicon.eachAt(word, 0, (_, end, cost) => {
    if (end === length && cost <= SURE) isSure = true;
  });
  if (isSure) return [];
  for (let start = 0; start <= length - SHORTEST_SURE; start += 1) {
    if (start > 0 && start < SHORTEST_UNKNOWN) continue;
    lexicon.eachAt(word, start, (piece, end, cost) => {
      if (cost > SURE || end - start < SHORTEST_SURE) return;
      if (start === 0 ? length - end < SHORTEST_UNKNOWN : end < length) return;
      if (!best || end - start > best.end - best.start) best = { piece, start, end };
    });
  }
  return best ? [best] : [];
}
