/** The directory that sends a request. */
export interface DirectoryScope {
  /** Id of the client. */
  client: string;
  /** The authority that it is for; null is the whole instance. */
  authority: number | null;
  /** Address of the SCIM interface, without a slash at the end. */
  base: string;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Whether a text can be the id of a resource; others would be an error of the store. */
export function isResourceId(text: string): boolean {
  return uuid.test(text);
}
