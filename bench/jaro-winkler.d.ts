/** Its package brings no types. */
declare module 'jaro-winkler' {
  export default function jaroWinkler(
    left: string,
    right: string,
    options?: { caseSensitive: boolean },
  ): number;
}
