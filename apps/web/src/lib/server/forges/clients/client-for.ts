import type { ForgeKind } from '../repository.ts';
import { bitbucket } from './bitbucket.ts';
import type { ForgeClient } from './forge-client.ts';
import { gitea } from './gitea.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { plainGit } from './plain-git.ts';

const clients: Readonly<Record<ForgeKind, ForgeClient>> = { gitlab, github, gitea, bitbucket, git: plainGit };

/** The client of a kind of forge. @example clientFor('gitea') */
export function clientFor(kind: ForgeKind): ForgeClient {
  return clients[kind];
}
