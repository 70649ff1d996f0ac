/** Kinds of errors that SCIM has a word for (RFC 7644, 3.12). */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue';

/** Ends the work on a request, and its transaction with it; the door turns it into an answer. */
export class ScimError extends Error {
  readonly status: number;
  readonly scimType: ScimType | undefined;

  constructor(status: number, detail: string, scimType?: ScimType) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }
}

export const notFound = (): ScimError => new ScimError(404, 'There is no such resource in this directory.');

export function scimAnswer(
  status: number,
  body: object | null,
  headers: Record<string, string> = {},
): Response {
  return new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: { ...(body === null ? {} : { 'content-type': 'application/scim+json' }), ...headers },
  });
}

export function errorAnswer({ status, message, scimType }: ScimError): Response {
  return scimAnswer(
    status,
    {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      ...(scimType === undefined ? {} : { scimType }),
      detail: message,
    },
    status === 401 ? { 'www-authenticate': 'Bearer realm="SCIM"' } : {},
  );
}
