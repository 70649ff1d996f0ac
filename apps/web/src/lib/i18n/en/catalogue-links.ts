/** What editors say on which entry is which product, and which entries are the same. */
export const catalogueLinks = {
  title: 'Links in the catalogue',
  lead: 'The product facts and the catalogue often know the same software. Here you decide what belongs together.',
  views: { links: 'Products', duplicates: 'Duplicate entries', decided: 'Decided' },
  explanations: {
    links:
      'The same repository is linked by the program itself. What stands here is said by a name, a page or a file only, and anybody can write those.',
    duplicates:
      'When you merge two entries, one is shown under the other. Declared uses and links then count for both together. Nothing is lost; you can take it back at any time.',
  },
  empty: {
    links: 'No suggestions. As soon as an entry looks like a product, it is listed here.',
    duplicates:
      'No suggestions. As soon as two entries have the same file, or the same name and publisher, they are listed here.',
    decided: 'Nothing has been decided yet.',
  },
  toCatalogue: 'To the catalogue',
  more: (count: string) => `${count} more suggestions follow once these are decided.`,
  isProduct: (entry: string, product: string) => `Is “${entry}” the product “${product}”?`,
  entry: 'Entry',
  product: 'Product',
  productGone: '(no longer among the facts)',
  evidence: 'What speaks for it',
  kinds: {
    repository: (entry: string, _product: string, _score: string) => `Same repository: ${entry}`,
    'named-repository': (entry: string, _product: string, _score: string) =>
      `The file of the entry names the product’s repository: ${entry}`,
    homepage: (entry: string, _product: string, _score: string) => `Same page: ${entry}`,
    name: (entry: string, product: string, score: string) =>
      `The name “${entry}” fits “${product}” (${score} likely)`,
  },
  state: 'State',
  states: {
    accepted: 'linked by the editors',
    refused: 'refused by the editors',
    suggested: 'suggested',
  },
  automatic: 'linked by the program',
  accept: 'Yes, link them',
  refuse: 'No, not the same',
  undo: 'Take back',
  pairOf: (name: string) => `Are these two entries of “${name}”?`,
  pairMerged: (name: string) => `Merged: “${name}”`,
  shown: 'Shown',
  hidden: 'Under it',
  wouldShow: 'Would be shown',
  wouldHide: 'Would be under it',
  pairKinds: {
    file: (shared: string) => `The same publiccode.yml, word for word (“${shared}”)`,
    publisher: (shared: string) => `Same name, same publisher: ${shared}`,
    'landing-page': (shared: string) => `Same name, same page: ${shared}`,
  },
  pairStates: { merged: 'merged', refused: 'stay two entries', suggested: 'suggested' },
  merge: 'Merge',
  swap: 'Merge the other way round',
  keep: 'Keep separate',
  done: {
    accept: 'Entry and product are linked.',
    refuse: 'The suggestion is refused.',
    undo: 'Taken back; the suggestion is open again.',
    merge: 'The entries are merged.',
    swap: 'The entries are merged.',
  },
  gone: 'This suggestion is no longer there, or somebody has decided it meanwhile. Please look at the list.',
  entryTaken: (product: string) =>
    `The entry is linked to “${product}” already. Take that back under “Decided” first.`,
  productTaken:
    'The product is linked to another entry already. Take that back under “Decided” first, or merge the entries.',
  mergedElsewhere:
    'One of the two entries has been merged with a third one meanwhile. Take that back under “Decided” first.',
};
