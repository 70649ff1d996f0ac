import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const identity = {
  GIT_AUTHOR_NAME: 'Erika Beispiel',
  GIT_AUTHOR_EMAIL: 'erika@example.org',
  GIT_COMMITTER_NAME: 'Erika Beispiel',
  GIT_COMMITTER_EMAIL: 'erika@example.org',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
};

/** Runs git as a person would, and returns what it says. */
export function git(directory: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: directory,
    env: { PATH: process.env.PATH, ...identity },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
    .toString()
    .trim();
}

/** A repository at its home. */
export interface HomeRepository {
  url: string;
  /** Its bare folder. */
  directory: string;
  /** Writes files and commits them; returns the revision. Each commit is a day later than the one before. */
  commit(files: Record<string, string | Uint8Array>, message?: string): string;
  /** Runs git in it. */
  git(...args: string[]): string;
  /** Takes it from the net, as if its owner had deleted it; the result puts it back. */
  disappear(): () => void;
}

export interface GitHome {
  origin: string;
  repository(name: string): HomeRepository;
  /** Holds answers to fetches back from here on, until the returned function is called. */
  hold(): () => void;
  /** Requests so far, `GET /baum.git/info/refs`. */
  asked: string[];
  stop(): Promise<void>;
}

/** A real server of repositories over HTTP on the loopback interface: git's own `http-backend`. */
export async function startGitHome(): Promise<GitHome> {
  const root = mkdtempSync(join(tmpdir(), 'allmende-home-'));
  const asked: string[] = [];
  let held: Promise<void> | null = null;
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://home');
      asked.push(`${request.method} ${url.pathname}`);
      if (request.method === 'POST') await held;
      const backend = spawn('git', ['http-backend'], {
        env: {
          PATH: process.env.PATH,
          ...identity,
          GIT_PROJECT_ROOT: root,
          GIT_HTTP_EXPORT_ALL: '1',
          PATH_INFO: decodeURIComponent(url.pathname),
          QUERY_STRING: url.search.slice(1),
          REQUEST_METHOD: request.method ?? 'GET',
          CONTENT_TYPE: request.headers['content-type'] ?? '',
          HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
          ...(typeof request.headers['git-protocol'] === 'string' && {
            GIT_PROTOCOL: request.headers['git-protocol'],
          }),
        },
      });
      request.pipe(backend.stdin);
      backend.stdin.on('error', () => {});
      let head = Buffer.alloc(0);
      let isOpen = false;
      backend.stdout.on('data', (piece: Buffer) => {
        if (isOpen) return void response.write(piece);
        head = Buffer.concat([head, piece]);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        isOpen = true;
        for (const line of head.subarray(0, end).toString().split('\r\n')) {
          const [name = '', value = ''] = line.split(': ');
          if (name === 'Status') response.statusCode = Number(value.split(' ')[0]);
          else response.setHeader(name, value);
        }
        response.write(head.subarray(end + 4));
      });
      backend.once('close', () => response.end());
      response.once('close', () => backend.kill());
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let clock = Date.UTC(2024, 0, 1) / 1000;
  return {
    origin,
    asked,
    repository: (name) => {
      const directory = join(root, `${name}.git`);
      const tree = join(root, `tree-${name}`);
      mkdirSync(tree, { recursive: true });
      git(root, 'init', '--quiet', '--bare', '--initial-branch=main', directory);
      const run = (...args: string[]): string => {
        clock += 86_400;
        return execFileSync('git', [`--git-dir=${directory}`, `--work-tree=${tree}`, ...args], {
          cwd: tree,
          env: {
            PATH: process.env.PATH,
            ...identity,
            GIT_AUTHOR_DATE: `${clock} +0000`,
            GIT_COMMITTER_DATE: `${clock} +0000`,
          },
          stdio: ['ignore', 'pipe', 'pipe'],
        })
          .toString()
          .trim();
      };
      return {
        url: `${origin}/${name}.git`,
        directory,
        git: run,
        commit: (files, message = 'Arbeit') => {
          for (const [path, content] of Object.entries(files)) {
            mkdirSync(dirname(join(tree, path)), { recursive: true });
            writeFileSync(join(tree, path), content);
          }
          run('add', '--all', '--force');
          run('commit', '--quiet', '--allow-empty', '-m', message);
          return run('rev-parse', 'HEAD');
        },
        disappear: () => {
          renameSync(directory, `${directory}.gone`);
          return () => renameSync(`${directory}.gone`, directory);
        },
      };
    },
    hold: () => {
      let release = (): void => {};
      held = new Promise((done) => (release = done));
      return () => {
        held = null;
        release();
      };
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(root, { recursive: true, force: true });
    },
  };
}
