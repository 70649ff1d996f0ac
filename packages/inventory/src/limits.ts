/** What one file may ask of the machine. Sizes in bytes, counted while reading and never taken from headers. */
export const LIMITS = {
  bytesIn: 20_000_000,
  /** Inflated XML that is parsed; the parser needs about nine times as much memory. */
  bytesOut: 60_000_000,
  /** Largest growth of one archive entry; smaller entries than `ratioFloor` may grow more. */
  ratio: 100,
  ratioFloor: 2_000_000,
  /** The same for all entries of an archive together. */
  ratioFloorOfAll: 8_000_000,
  archiveEntries: 2000,
  xmlDepth: 100,
  jsonDepth: 200,
  /** Elements of XML and objects and arrays of JSON outside of workbooks; a tree of them needs up to a kilobyte each. */
  nodes: 500_000,
  cells: 1_000_000,
  columns: 1000,
  rows: 500_000,
  /** Longest name of a program, in characters. */
  nameLength: 500,
} as const;
