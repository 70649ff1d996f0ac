/** What the secret of a webhook is sealed for: moved to another one, it opens nothing. */
export const sealedFor = (webhook: string): string => `webhook:${webhook}`;
