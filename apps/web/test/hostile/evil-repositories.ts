import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bareRepository, gitIn } from '../forges/fake/index.ts';

/** A repository that tries something, and how large what is fetched of it may become. */
export interface EvilRepository {
  name: string;
  make: (root: string, mark: string) => void;
}

const file = 'publiccodeYmlVersion: "0"\nname: Evil\n';

/** Writes a tree of entries that git itself would not make. */
function treeOf(
  bare: string,
  entries: readonly (readonly [mode: string, name: string, object: string])[],
): string {
  const lines = entries.map(([mode, name, object]) => {
    const kind = mode === '40000' ? 'tree' : mode === '160000' ? 'commit' : 'blob';
    return `${mode.padStart(6, '0')} ${kind} ${object}\t${name}\0`;
  });
  return gitIn(bare, ['mktree', '-z', '--missing'], lines.join('')).trim();
}

function commitOf(bare: string, tree: string): void {
  const commit = gitIn(bare, ['commit-tree', tree, '-m', 'x']).trim();
  gitIn(bare, ['update-ref', 'refs/heads/main', commit]);
}

function withTree(
  name: string,
  entries: (blob: (text: string) => string, mark: string) => readonly (readonly [string, string, string])[],
): EvilRepository {
  return {
    name,
    make: (root, mark) => {
      const bare = bareRepository(root, name, [{ files: { a: '1' } }]);
      const blob = (text: string): string => gitIn(bare, ['hash-object', '-w', '--stdin'], text).trim();
      commitOf(bare, treeOf(bare, entries(blob, mark)));
    },
  };
}

const plain = (
  name: string,
  commit: (mark: string) => Parameters<typeof bareRepository>[2][number],
): EvilRepository => ({
  name,
  make: (root, mark) => void bareRepository(root, name, [commit(mark)]),
});

const someCommit = '1'.repeat(40);

export const evilRepositories: readonly EvilRepository[] = [
  ...[
    '/etc/passwd',
    '../../../etc/passwd',
    '.git/config',
    '/dev/zero',
    '/proc/self/environ',
    'publiccode.yml',
  ].map((target, at) => plain(`link-${at}`, () => ({ links: { 'publiccode.yml': target } }))),
  ...['.gitattributes', 'sub/.gitattributes', 'info/attributes'].map((path, at) =>
    plain(`attributes-${at}`, (mark) => ({
      files: {
        [path]:
          '* filter=evil diff=evil merge=evil textconv=evil export-subst\n*.txt working-tree-encoding=UTF-16\n',
        'publiccode.yml': file,
        '.gitconfig': `[filter "evil"]\n\tsmudge = touch ${mark}\n\tclean = touch ${mark}\n\tprocess = touch ${mark}\n`,
      },
    })),
  ),
  ...['filter=lfs diff=lfs merge=lfs -text', 'filter=lfs'].map((rule, at) =>
    plain(`lfs-${at}`, (mark) => ({
      files: {
        '.gitattributes': `*.yml ${rule}\n`,
        '.lfsconfig': `[lfs]\n\turl = file:///${mark}\n[lfs "customtransfer.x"]\n\tpath = touch ${mark}\n`,
        'publiccode.yml': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 10000000000\n`,
      },
    })),
  ),
  ...[
    'ext::sh -c touch% MARK',
    '--upload-pack=touch MARK',
    '-oProxyCommand=touch MARK',
    'file:///etc',
    'ssh://-oProxyCommand=touch%20MARK/x',
    '../../etc',
    'https://127.0.0.1/x\n\tupdate = !touch MARK',
  ].map((url, at) =>
    withTree(`module-${at}`, (blob, mark) => [
      [
        '100644',
        '.gitmodules',
        blob(
          `[submodule "x"]\n\tpath = x\n\turl = ${url.replaceAll('MARK', mark)}\n\tupdate = !touch ${mark}\n`,
        ),
      ],
      ['100644', 'publiccode.yml', blob(file)],
      ['160000', 'x', someCommit],
    ]),
  ),
  withTree('module-as-file', () => [['160000', 'publiccode.yml', someCommit]]),
  withTree('folder-as-file', (blob) => [
    ['100644', 'a', blob('x')],
    ['40000', 'publiccode.yml', '4b825dc642cb6eb9a060e54bf8d69288fbee4904'],
  ]),
  ...['.GIT', '.Git', 'git~1', '.git ', '.git.', '.g\u200cit', '.gitmodules ', 'con', 'a\\b', '..\\x'].map(
    (name, at) =>
      withTree(`name-${at}`, (blob, mark) => [
        ['100755', name, blob(`#!/bin/sh\ntouch ${mark}\n`)],
        ['100644', 'publiccode.yml', blob(file)],
      ]),
  ),
  ...[
    'post-checkout',
    'post-merge',
    'pre-receive',
    'reference-transaction',
    'fsmonitor-watchman',
    'post-index-change',
  ].map((hook) => ({
    name: `hook-${hook}`,
    make: (root: string, mark: string) => {
      bareRepository(root, `hook-${hook}`, [
        {
          files: {
            [`hooks/${hook}`]: `#!/bin/sh\ntouch ${mark}\n`,
            [`.githooks/${hook}`]: 'x',
            'publiccode.yml': file,
          },
        },
      ]);
    },
  })),
  ...[
    '[core]\n\tfsmonitor = touch MARK\n',
    '[core]\n\tsshCommand = touch MARK\n\thooksPath = hooks\n',
    '[include]\n\tpath = MARK\n',
    '[alias]\n\tfetch = !touch MARK\n',
    '[remote "origin"]\n\turl = ext::touch MARK\n\tuploadpack = touch MARK\n',
  ].map((config, at) =>
    plain(`config-${at}`, (mark) => ({
      // A repository inside of the repository, as someone who looks around in the folder would find it.
      files: {
        'publiccode.yml': file,
        config: config.replaceAll('MARK', mark),
        HEAD: 'ref: refs/heads/main\n',
        'objects/x': '',
        'refs/x': '',
      },
    })),
  ),
  ...[
    'refs/heads/-oProxyCommand=x',
    'refs/heads/--upload-pack=x',
    'refs/heads/$(touch)',
    'refs/heads/`touch`',
    'refs/heads/;x',
    'refs/heads/a|b',
    'refs/heads/ä/ö',
    'refs/heads/HEAD',
    'refs/heads/refs/heads/main',
    'refs/tags/--x',
    'refs/tags/-',
    `refs/heads/${'x'.repeat(200)}`,
  ].map((ref, at) => ({
    name: `ref-${at}`,
    make: (root: string) => {
      const bare = bareRepository(root, `ref-${at}`, [{ files: { 'publiccode.yml': file } }]);
      gitIn(bare, ['update-ref', ref, 'refs/heads/main']);
      if (ref.startsWith('refs/heads/')) writeFileSync(join(bare, 'HEAD'), `ref: ${ref}\n`);
    },
  })),
  ...['refs/heads/none', 'refs/heads/../../x', '/etc/passwd', 'refs/../config'].map((head, at) => ({
    name: `head-${at}`,
    make: (root: string) => {
      const bare = bareRepository(root, `head-${at}`, [{ files: { 'publiccode.yml': file } }]);
      writeFileSync(join(bare, 'HEAD'), `ref: ${head}\n`);
    },
  })),
  {
    name: 'many-refs',
    make: (root) => {
      const bare = bareRepository(root, 'many-refs', [{ files: { 'publiccode.yml': file } }]);
      const id = gitIn(bare, ['rev-parse', 'HEAD']).trim();
      const lines = Array.from({ length: 20_000 }, (_, at) => `create refs/heads/b${at} ${id}\n`);
      gitIn(bare, ['update-ref', '--stdin'], lines.join(''));
    },
  },
  {
    name: 'alternates',
    make: (root) => {
      const bare = bareRepository(root, 'alternates', [{ files: { 'publiccode.yml': file } }]);
      mkdirSync(join(bare, 'objects/info'), { recursive: true });
      writeFileSync(join(bare, 'objects/info/http-alternates'), 'http://127.0.0.1:9/x\n');
    },
  },
];

/** A file of zeros: little on the way, very much where it is unpacked. */
export function zeros(root: string, name: string, megabytes: number, path = 'publiccode.yml'): void {
  const bare = bareRepository(root, name, [{ files: { a: '1' } }]);
  const blob = execFileSync('git', ['hash-object', '-w', '--stdin', '-t', 'blob'], {
    cwd: bare,
    input: Buffer.alloc(megabytes * 1_000_000),
    env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    maxBuffer: 1_000_000,
  })
    .toString()
    .trim();
  commitOf(bare, treeOf(bare, [['100644', path, blob]]));
}
