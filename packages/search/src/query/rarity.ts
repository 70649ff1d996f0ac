/** How telling a word is that stands in so many of all documents; never below a little, for it is in the query. */
export const rarity = (frequency: number, documents: number): number =>
  Math.max(
    0.1,
    Math.log(1 + (documents - Math.min(frequency, documents) + 0.5) / (Math.min(frequency, documents) + 0.5)),
  );
