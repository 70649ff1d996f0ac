/** The addresses under which others know this catalogue; none where it has no public one. */
export function ownAddresses(environment: Record<string, string | undefined> = process.env): string[] {
  const origin = environment['ALLMENDE_ORIGIN'];
  return origin === undefined || origin === '' ? [] : [origin];
}
