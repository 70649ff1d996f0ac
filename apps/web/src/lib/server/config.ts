import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { isAllowedHosts } from '#lib/server/outbound/index.ts';

const environment = z.object({
  /** Folder of the embedded store. */
  ALLMENDE_DATA: z.string().min(1).default('data'),
  /** Folder for the copy that is taken before a restore replaces a store; `backups` beside the embedded one. */
  ALLMENDE_BACKUPS: z.string().min(1).optional(),
  /** Address of a PostgreSQL server; replaces the embedded store. Or DATABASE_URL_FILE, a file that holds it. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Folder that holds `knowledge/` and `apps/web/sample/`; found from the working directory upwards when not set. */
  ALLMENDE_HOME: z.string().min(1).optional(),
  /** Public address, e.g. https://allmende.example.org. When set, people sign in; without, local mode. */
  ALLMENDE_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  /** Reverse proxies in front, each of which adds one address to X-Forwarded-For. */
  ALLMENDE_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  /** Encrypts what must be readable again (second factors); at least 32 characters. Or a file that holds it. */
  ALLMENDE_SECRET: z.string().min(32).optional(),
  ALLMENDE_SECRET_FILE: z.string().min(1).optional(),
  /** smtp://user:password@host:port or smtps://…, or SMTP_URL_FILE, a file that holds it; without, links are shown instead of sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Hosts, addresses and networks inside the house where a GLPI may be asked; checked here, used where it is asked. */
  ALLMENDE_GLPI_HOSTS: z
    .string()
    .default('')
    .refine(isAllowedHosts, 'names hosts, addresses or networks, separated by commas'),
  /** The same for receivers of webhooks. */
  ALLMENDE_WEBHOOK_HOSTS: z
    .string()
    .default('')
    .refine(isAllowedHosts, 'names hosts, addresses or networks, separated by commas'),
  /** The same for forges from which people let a publiccode.yml be fetched. */
  ALLMENDE_FORGE_HOSTS: z
    .string()
    .default('')
    .refine(isAllowedHosts, 'names hosts, addresses or networks, separated by commas'),
  /** Folder for the copies of repositories that are kept; `archive` beside the embedded store. */
  ALLMENDE_ARCHIVE: z.string().min(1).optional(),
  /** How many bytes they may take in all. */
  ALLMENDE_ARCHIVE_BYTES: z.coerce.number().int().min(0).default(20_000_000_000),
  /** 32 bytes in base64, shared with the tools of the European catalogue; or a file that holds them. */
  PASETO_KEY: z.base64().length(44).optional(),
  PASETO_KEY_FILE: z.string().min(1).optional(),
  /** Tokens of forges, `host=token` separated by blanks, or a file with them; checked here, used where forges are asked. */
  ALLMENDE_FORGE_TOKENS: z
    .string()
    .refine(
      (text) => text.split(/\s+/).every((part) => part === '' || part.indexOf('=') > 0),
      'names tokens as host=token, separated by blanks',
    )
    .optional(),
  ALLMENDE_FORGE_TOKENS_FILE: z.string().min(1).optional(),
  MAIL_FROM: z.email().optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  /** Claim that holds the names of a person's groups, and what is asked for to get it. */
  OIDC_GROUPS_CLAIM: z.string().min(1).max(200).default('groups'),
  OIDC_SCOPE: z
    .string()
    .regex(/(^| )openid( |$)/)
    .default('openid profile email'),
});

/** Where people sign in. */
export interface SignInConfig {
  origin: URL;
  proxyHops: number;
  secret: string;
  mail: { url: string; from: string } | null;
  oidc: {
    issuer: URL;
    clientId: string;
    clientSecret: string | null;
    groupsClaim: string;
    scope: string;
  } | null;
}

export interface Config {
  /** Null in local mode: one person at this computer, no sign-in. */
  signIn: SignInConfig | null;
  store: { dataDirectory: string } | { databaseUrl: string };
  backups: string;
  /** Where copies of repositories lie, and the bytes that they may take. */
  archive: { folder: string; bytes: number };
  /** Folder of the nightly dump of the catalogue. */
  exports: string;
  /** Folder for copies on their way, on a disk: beside the embedded store, else the system's own. */
  scratch: string;
  knowledge: string;
  sample: string;
}

/**
 * What the operator has set, checked. Throws with the name of the variable and what is wrong with it.
 *
 * @example readConfig({ ALLMENDE_DATA: '/srv/allmende' })
 */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const fromFiles = { DATABASE_URL: variables.DATABASE_URL_FILE, SMTP_URL: variables.SMTP_URL_FILE };
  const parsed = environment.safeParse({
    ...Object.fromEntries(Object.entries(fromFiles).map(([name, path]) => [name, fileContent(path)])),
    ...variables,
  });
  if (!parsed.success) throw new Error(`The environment is not usable:\n${z.prettifyError(parsed.error)}`);
  const { ALLMENDE_DATA, DATABASE_URL, ALLMENDE_HOME } = parsed.data;
  const home = resolve(ALLMENDE_HOME ?? findHome(process.cwd()));
  const data = resolve(home, ALLMENDE_DATA);
  return {
    store: DATABASE_URL === undefined ? { dataDirectory: data } : { databaseUrl: DATABASE_URL },
    backups: resolve(home, parsed.data.ALLMENDE_BACKUPS ?? join(data, 'backups')),
    archive: {
      folder: resolve(home, parsed.data.ALLMENDE_ARCHIVE ?? join(data, 'archive')),
      bytes: parsed.data.ALLMENDE_ARCHIVE_BYTES,
    },
    exports: join(data, 'exports'),
    scratch: DATABASE_URL === undefined ? join(data, 'scratch') : tmpdir(),
    signIn: signInOf(parsed.data, data),
    knowledge: join(home, 'knowledge'),
    sample: join(home, 'apps/web/sample'),
  };
}

function findHome(from: string): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'knowledge', 'capabilities.yaml'))) return folder;
    if (dirname(folder) === folder)
      throw new Error(
        'The folder "knowledge" was not found. Start Allmende in its own folder or set ALLMENDE_HOME.',
      );
  }
}

function signInOf(given: z.infer<typeof environment>, data: string): SignInConfig | null {
  const { ALLMENDE_ORIGIN, OIDC_ISSUER, OIDC_CLIENT_ID, SMTP_URL, MAIL_FROM } = given;
  if (ALLMENDE_ORIGIN === undefined) return null;
  if (SMTP_URL && !MAIL_FROM) throw new Error('SMTP_URL needs MAIL_FROM, the address that mail comes from.');
  if (OIDC_ISSUER && !OIDC_CLIENT_ID) throw new Error('OIDC_ISSUER needs OIDC_CLIENT_ID.');
  return {
    origin: new URL(new URL(ALLMENDE_ORIGIN).origin),
    proxyHops: given.ALLMENDE_PROXY_HOPS,
    secret:
      given.ALLMENDE_SECRET ?? fileContent(given.ALLMENDE_SECRET_FILE) ?? ownSecret(data, given.DATABASE_URL),
    mail: SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : null,
    oidc:
      OIDC_ISSUER && OIDC_CLIENT_ID
        ? {
            issuer: new URL(OIDC_ISSUER),
            clientId: OIDC_CLIENT_ID,
            clientSecret: given.OIDC_CLIENT_SECRET ?? fileContent(given.OIDC_CLIENT_SECRET_FILE) ?? null,
            groupsClaim: given.OIDC_GROUPS_CLAIM,
            scope: given.OIDC_SCOPE,
          }
        : null,
  };
}

function fileContent(path: string | undefined): string | undefined {
  return path === undefined ? undefined : readFileSync(path, 'utf8').trim();
}

/**
 * The secret that encrypts what the instance itself must read again, such as tokens of forges; also in local mode. Null
 * on a shared server without `ALLMENDE_SECRET`.
 *
 * @example instanceSecret({ ALLMENDE_DATA: '/srv/allmende' }) // the content of /srv/allmende/secret, made when missing
 */
export function instanceSecret(variables: Record<string, string | undefined>): string | null {
  const given = variables.ALLMENDE_SECRET ?? fileContent(variables.ALLMENDE_SECRET_FILE);
  if (given !== undefined) return given;
  const { store } = readConfig({ ...variables, ALLMENDE_ORIGIN: undefined });
  return 'dataDirectory' in store ? ownSecret(store.dataDirectory, undefined) : null;
}

/** Beside the embedded store, a secret of its own; several servers on one PostgreSQL need the same, so it is given. */
function ownSecret(data: string, databaseUrl: string | undefined): string {
  if (databaseUrl !== undefined)
    throw new Error(
      'With DATABASE_URL, set ALLMENDE_SECRET or ALLMENDE_SECRET_FILE (32 characters or more).',
    );
  const path = join(data, 'secret');
  if (!existsSync(path)) {
    mkdirSync(data, { recursive: true });
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(path, 'utf8').trim();
}
