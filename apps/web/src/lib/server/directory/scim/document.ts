import { z } from 'zod';
import type { ScimPerson } from '#lib/server/database/index.ts';
import { ScimError } from './scim-error.ts';

/** A resource as a directory writes it, with attribute names in their proper spelling; unknown ones are gone. */
export type ScimDocument = Record<string, unknown>;

const mostMembers = 20_000;

/** Control characters have no place in a name; the store would refuse the zero among them. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u);
const maybe = (longest: number) => line(longest).nullish().catch(undefined);

/** Entra sends booleans as text. */
const flag = z.union([
  z.boolean(),
  z
    .string()
    .regex(/^(true|false)$/i)
    .transform((text) => text.toLowerCase() === 'true'),
]);

const email = z.object({
  value: z.email().max(254),
  type: maybe(50),
  primary: flag.nullish().catch(undefined),
});

const userSchema = z.object({
  userName: line(200),
  externalId: line(200).nullish(),
  displayName: line(200).nullish(),
  active: flag.default(true),
  name: z
    .object({ formatted: maybe(200), givenName: maybe(200), familyName: maybe(200) })
    .nullish()
    .catch(undefined),
  emails: z.array(email).max(20).nullish(),
});

const groupSchema = z.object({
  displayName: line(300),
  externalId: line(200).nullish(),
  members: z
    .array(z.object({ value: z.string().max(100) }))
    .max(mostMembers)
    .nullish(),
});

export interface UserFields {
  userName: string;
  externalId: string | null;
  displayName: string | null;
  active: boolean;
  person: ScimPerson;
}

export interface GroupFields {
  displayName: string;
  externalId: string | null;
  members: string[];
}

/** What Allmende keeps of a resource, by the name in lower case. */
const kept = {
  User: spelling(['userName', 'externalId', 'displayName', 'active', 'name', 'emails']),
  Group: spelling(['externalId', 'displayName', 'members']),
};

/** What is set by the server, or known to SCIM and not kept here: directories may send it, and nothing comes of it. */
const passedOver = new Set(
  [
    'schemas',
    'id',
    'meta',
    'groups',
    ...['nickName', 'profileUrl', 'title', 'userType', 'preferredLanguage', 'locale', 'timezone', 'password'],
    ...['phoneNumbers', 'ims', 'photos', 'addresses', 'entitlements', 'roles', 'x509Certificates'],
  ].map((name) => name.toLowerCase()),
);
export const readOnly: ReadonlySet<string> = new Set(['id', 'meta', 'groups', 'schemas']);

const parts = spelling(['formatted', 'givenName', 'familyName', 'value', 'type', 'primary']);

export type ResourceKind = keyof typeof kept;

/**
 * The proper name of an attribute, `null` for one that is passed over. Throws for one that SCIM does not know.
 *
 * @example attributeName('User', 'USERNAME') // 'userName'
 */
export function attributeName(kind: ResourceKind, given: string): string | null {
  const name = given.toLowerCase();
  const proper = kept[kind].get(name);
  if (proper !== undefined) return proper;
  if (passedOver.has(name) || name.startsWith('urn:')) return null;
  throw new ScimError(400, `There is no attribute "${given.slice(0, 50)}".`, 'invalidPath');
}

/** The proper name of a part of an attribute; others are passed over. */
export function partName(given: string): string | null {
  return parts.get(given.toLowerCase()) ?? null;
}

/** Brings names into their proper spelling and leaves out what is not kept. */
export function documentOf(kind: ResourceKind, body: unknown): ScimDocument {
  if (!isObject(body)) throw new ScimError(400, 'Send a JSON object.', 'invalidSyntax');
  const document: ScimDocument = {};
  for (const [key, value] of Object.entries(body)) {
    const name = kept[kind].get(key.toLowerCase());
    if (name !== undefined) document[name] = valueOf(value);
  }
  return document;
}

/** The value of an attribute, with its parts in their proper spelling. */
export function valueOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(valueOfPart);
  return valueOfPart(value);
}

function valueOfPart(value: unknown): unknown {
  if (!isObject(value)) return value;
  const named = Object.entries(value).flatMap(([key, part]) => {
    const name = partName(key);
    return name === null ? [] : [[name, part] as const];
  });
  return Object.fromEntries(named);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readUser(document: ScimDocument): UserFields {
  const { userName, externalId, displayName, active, name, emails } = checked(userSchema, document);
  const person: ScimPerson = {
    ...(name ? { name: given(name) } : {}),
    ...(emails ? { emails: emails.map((each) => given(each)) } : {}),
  };
  return { userName, externalId: externalId ?? null, displayName: displayName ?? null, active, person };
}

export function readGroup(document: ScimDocument): GroupFields {
  const { displayName, externalId, members } = checked(groupSchema, document);
  return {
    displayName,
    externalId: externalId ?? null,
    members: [...new Set((members ?? []).map(({ value }) => value.toLowerCase()))],
  };
}

function checked<Schema extends z.ZodType>(schema: Schema, document: ScimDocument): z.output<Schema> {
  const read = schema.safeParse(document);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new ScimError(
    400,
    `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`,
    'invalidValue',
  );
}

type Given<Value> = { [Key in keyof Value]: Exclude<Value[Key], null | undefined> };

function given<Value extends object>(value: Value): Given<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part != null)) as Given<Value>;
}

function spelling(names: string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

/** The address under which a user is known here: the primary one, the first, or a user name that is one. */
export function mailOf({ userName, person }: UserFields): string | null {
  const emails = person.emails ?? [];
  const chosen = emails.find(({ primary }) => primary) ?? emails[0];
  if (chosen) return chosen.value;
  return z.email().max(254).safeParse(userName).success ? userName : null;
}

/** The name that people read. */
export function nameOf({ userName, displayName, person }: UserFields): string {
  const { formatted, givenName, familyName } = person.name ?? {};
  const joined = [givenName, familyName].filter((part) => part !== undefined).join(' ');
  return (displayName ?? formatted ?? (joined === '' ? userName : joined)).slice(0, 200);
}
