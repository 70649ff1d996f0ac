import { z } from 'zod';
import type { Asked } from './forge-trouble.ts';
import type { Forges } from './forges.ts';
import { courteousGet, homeOf } from './hosts/courteous-get.ts';
import { hostState } from './hosts/host-state.ts';
import type { ForgeKind } from './repository.ts';
import { webAddress } from './web-address.ts';

const byName: Readonly<Record<string, ForgeKind>> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'gitlab.opencode.de': 'gitlab',
  'bitbucket.org': 'bitbucket',
  'codeberg.org': 'gitea',
};

const shapes: readonly { kind: ForgeKind; path: string; is: (status: number, value: unknown) => boolean }[] =
  [
    {
      kind: 'gitlab',
      path: '/api/v4/projects?per_page=1&simple=true',
      is: (_status, value) =>
        z.array(z.object({ path_with_namespace: z.string() })).safeParse(value).success ||
        // One that shows nothing to guests still speaks like GitLab.
        z.object({ message: z.literal('401 Unauthorized') }).safeParse(value).success,
    },
    {
      kind: 'gitea',
      path: '/api/v1/version',
      is: (status, value) => status === 200 && z.object({ version: z.string() }).safeParse(value).success,
    },
    {
      kind: 'github',
      path: '/api/v3/meta',
      is: (_status, value) =>
        z.object({ verifiable_password_authentication: z.boolean() }).safeParse(value).success,
    },
    {
      kind: 'bitbucket',
      path: '/2.0/repositories?pagelen=1',
      is: (_status, value) =>
        z.object({ pagelen: z.number(), values: z.array(z.unknown()) }).safeParse(value).success,
    },
  ];

/**
 * Finds out on which program a forge runs: by its name where it is known, else by asking it; it is asked once. A host
 * that answers, but as none of them, is taken for plain git.
 *
 * @example await detectForge(forges, 'https://gitlab.opencode.de/stadt/baum') // { ok: true, value: 'gitlab' }
 */
export async function detectForge(forges: Forges, url: string): Promise<Asked<ForgeKind>> {
  const address = webAddress(url);
  if (!address) return { ok: false, trouble: { code: 'address-unusable' } };
  const known = await knownForge(forges, address);
  if (known) return { ok: true, value: known };
  const host = await hostState(forges.db, homeOf(address.host));
  for (const { kind, path, is } of shapes) {
    const asked = await courteousGet(forges, new URL(path, address.origin));
    if (
      !asked.ok &&
      asked.trouble.code !== 'unexpected-answer' &&
      asked.trouble.code !== 'too-many-redirects'
    )
      return asked;
    if (!asked.ok || !is(asked.answer.status, jsonOf(asked.answer.body))) continue;
    await host.rememberKind(kind);
    return { ok: true, value: kind };
  }
  await host.rememberKind('git');
  return { ok: true, value: 'git' };
}

/** The program of a forge as far as it is known without asking. */
export async function knownForge(forges: Forges, address: URL): Promise<ForgeKind | null> {
  const named = byName[address.host.replace(/^www\./, '')];
  return named ?? (await hostState(forges.db, homeOf(address.host))).kind;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
