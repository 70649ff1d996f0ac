import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamGit } from '#lib/server/archive/index.ts';
import { adoptIncoming } from '#lib/server/archive/git/adopt-incoming.ts';
import { fetchIncoming } from '#lib/server/archive/git/fetch-incoming.ts';
import { folderBytes, prepareFolder } from '#lib/server/archive/git/repository-folder.ts';
import { readAllowedHosts } from '#lib/server/outbound/index.ts';
import { git, startGitHome, type GitHome } from '../archive/git-home.ts';

const folder = mkdtempSync(join(tmpdir(), 'allmende-hostile-git-'));
const mark = join(folder, 'harm-was-done');
const limits = { milliseconds: 30_000, bytes: 5_000_000 };

describe('repositories that want to do harm', () => {
  let home: GitHome;
  let listener: Server;
  const calls: string[] = [];
  let there: string;
  let copies = 0;

  beforeAll(async () => {
    home = await startGitHome();
    listener = createServer((request, response) => {
      calls.push(request.url ?? '');
      response.end('none of yours');
    });
    // Another address of this computer, which nobody has allowed.
    await new Promise<void>((done) => listener.listen(0, '127.0.0.2', done));
    there = `127.0.0.2:${(listener.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    listener.close();
    await home.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const fetch = async (address: string, bytes = limits.bytes) => {
    const directory = join(folder, `copy-${++copies}.git`);
    await prepareFolder(directory);
    const allowed = readAllowedHosts('127.0.0.1');
    const fetched = await fetchIncoming(directory, address, { allowed, limits: { ...limits, bytes } });
    if (fetched.ok) await adoptIncoming(directory, fetched.head, new Date());
    return { directory, fetched };
  };

  it('have addresses that lead nowhere but to a forge', async () => {
    const commands = [`touch ${mark}`, `touch${'${IFS}'}${mark}`, `sh -c 'touch ${mark}'`];
    const addresses = [
      ...commands.flatMap((command) => [
        `ext::${command}`,
        `ext::sh -c "${command}"`,
        `--upload-pack=${command}`,
        `-u${command}`,
        `--exec=${command}`,
        `-oProxyCommand=${command}`,
        `--config=core.sshCommand=${command}`,
        `ssh://-oProxyCommand=${command}/x`,
        `ssh://git@127.0.0.1/x`,
        `git@127.0.0.1:x.git`,
        `git://127.0.0.1/x`,
        `fd::17/${command}`,
        `transport::${command}`,
        `file://${folder}`,
        `file:${folder}`,
        folder,
        `.${folder}`,
        `ftp://127.0.0.1/x`,
        `rsync://127.0.0.1/x`,
        `javascript:${command}`,
        `data:text/plain,${command}`,
        `\n${command}`,
        `https://127.0.0.1:1/x\n--upload-pack=${command}`,
        `https://-oProxyCommand=${command}/x`,
        `http://user:${encodeURIComponent(command)}@127.0.0.1/x`,
        `https://${encodeURIComponent(command)}@127.0.0.1/x`,
      ]),
      ...[
        there,
        there.replace('127.0.0.2', '127.2'),
        there.replace('127.0.0.2', '2130706434'),
        there.replace('127.0.0.2', '0x7f000002'),
        there.replace('127.0.0.2', '0177.0.0.2'),
        there.replace('127.0.0.2', '[::ffff:127.0.0.2]'),
        there.replace('127.0.0.2', '[::ffff:7f00:2]'),
        there.replace('127.0.0.2', '127.0.0.2.'),
        `127.0.0.1@${there}`,
        `127.0.0.1%2f@${there}`,
        `127.0.0.1#@${there}`,
        `127.0.0.1\\@${there}`,
        `127.0.0.1:1@${there}`,
      ].flatMap((host) => [
        `http://${host}/x`,
        `https://${host}/x`,
        `http://${host}/x.git`,
        `HTTP://${host}/x`,
        ` http://${host}/x`,
        `http:${host}/x`,
        `http:\\\\${host}\\x`,
        `//${host}/x`,
      ]),
      'http://169.254.169.254/latest/meta-data',
      'http://[fd00:ec2::254]/x',
      'http://0.0.0.0/x',
      'http://[::]/x',
      'http://10.0.0.1/x',
      'http://192.168.0.1/x',
      'http://100.64.0.1/x',
      '',
      ' ',
      'x',
      'https://',
    ];
    expect(addresses.length).toBeGreaterThanOrEqual(190);
    for (const address of addresses) {
      const { fetched, directory } = await fetch(address);
      expect(fetched.ok, address).toBe(false);
      expect(existsSync(mark), address).toBe(false);
      rmSync(directory, { recursive: true });
    }
    expect(calls).toEqual([]);
  });

  it('send on to where nobody may ask', async () => {
    const sender = createServer((request, response) => {
      response.writeHead(302, { location: `http://${there}${request.url}` }).end();
    });
    await new Promise<void>((done) => sender.listen(0, '127.0.0.1', done));
    const { fetched } = await fetch(`http://127.0.0.1:${(sender.address() as AddressInfo).port}/x`);
    sender.close();
    expect(fetched).toEqual({ ok: false, trouble: { code: 'moved' } });
    expect(calls).toEqual([]);
  });

  it('hold names that would lead out of them, and are refused', async () => {
    const names = ['..', '.', '.git', '.GIT', '.git ', 'git~1', '.g\u200cit', 'a/b', '../../etc', '/etc'];
    const ends = new Map<string, string>();
    for (const [number, name] of names.entries()) {
      const evil = home.repository(`name-${number}`);
      const blob = evil.commit({ gut: 'x' }) && evil.git('rev-parse', 'HEAD:gut');
      const tree = Buffer.concat([Buffer.from(`100644 ${name}\0`), Buffer.from(blob, 'hex')]);
      const raw = (type: string, bytes: string | Buffer): string =>
        execFileSync(
          'git',
          [`--git-dir=${evil.directory}`, 'hash-object', '-t', type, '-w', '--literally', '--stdin'],
          {
            input: bytes,
            env: { PATH: process.env.PATH },
          },
        )
          .toString()
          .trim();
      const id = raw('tree', tree);
      const who = 'A <a@example.org> 1700000000 +0000';
      const commit = raw('commit', `tree ${id}\nauthor ${who}\ncommitter ${who}\n\nböse\n`);
      writeFileSync(join(evil.directory, 'refs/heads/main'), `${commit}\n`);
      const { fetched, directory } = await fetch(evil.url);
      ends.set(name, fetched.ok ? 'copied' : fetched.trouble.code);
      if (!fetched.ok)
        expect(readdirSync(join(directory, 'objects/pack')).filter((file) => file.endsWith('.pack'))).toEqual(
          [],
        );
    }
    expect([...new Set(ends.values())], JSON.stringify([...ends])).toEqual(['unsafe-content']);
  });

  it('want programs to be run, and none is', async () => {
    const wishes: Record<string, string>[] = [
      {
        '.gitattributes': '* filter=evil diff=evil merge=evil',
        '.gitconfig': `[filter "evil"]\n\tsmudge = touch ${mark}`,
      },
      { '.gitmodules': `[submodule "a"]\n\tpath = a\n\turl = --upload-pack=touch ${mark}\n` },
      { '.gitmodules': `[submodule "a"]\n\tpath = a\n\turl = ext::touch ${mark}\n` },
      { '.gitmodules': `[submodule "../../x"]\n\tpath = x\n\turl = http://${there}/x\n` },
      {
        '.gitmodules': `[submodule "a"]\n\tpath = -u./evil\n\turl = http://${there}/x\n\tupdate = !touch ${mark}\n`,
      },
      {
        '.lfsconfig': `[lfs]\n\turl = http://${there}/lfs`,
        '.gitattributes': '*.bin filter=lfs',
        'a.bin': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 5\n`,
      },
      {
        'hooks/post-checkout': `#!/bin/sh\ntouch ${mark}`,
        '.githooks/post-merge': `#!/bin/sh\ntouch ${mark}`,
      },
      { '.gitattributes': '* export-subst', a: `$Format:%(trailers:key=a)%H$` },
      { '.mailmap': `<a@b> <c@d>`, '.gitignore': '*', '.git-blame-ignore-revs': 'x' },
    ];
    for (const [number, files] of wishes.entries()) {
      const evil = home.repository(`wish-${number}`);
      evil.commit(files);
      evil.git('tag', 'v1');
      mkdirSync(join(evil.directory, 'hooks'), { recursive: true });
      writeFileSync(join(evil.directory, 'hooks/post-update'), `#!/bin/sh\ntouch ${mark}`, { mode: 0o755 });
      const { fetched, directory } = await fetch(evil.url);
      if (fetched.ok) {
        const body = streamGit(directory, ['archive', '--format=tar', '--prefix=x/', 'refs/tags/v1'], {
          who: String(number),
        });
        const names = execFileSync('tar', ['-t'], { input: await buffer(body as never) })
          .toString()
          .trim()
          .split('\n');
        expect(names.every((name) => name.startsWith('x/') && !name.includes('..'))).toBe(true);
      } else expect(fetched.trouble.code).toBe('unsafe-content');
      expect(existsSync(mark), JSON.stringify(files)).toBe(false);
    }
    expect(calls).toEqual([]);
  });

  it('link to files of the server, which are not followed', async () => {
    const evil = home.repository('links');
    evil.commit({ a: 'x' });
    execFileSync('ln', ['-s', '/etc/passwd', join(evil.directory, '../tree-links/passwd')]);
    evil.commit({ b: 'x' });
    const { fetched, directory } = await fetch(evil.url);
    expect(fetched.ok).toBe(true);
    const body = streamGit(directory, ['archive', '--format=tar', 'HEAD'], { who: 'links' });
    expect((await buffer(body as never)).toString('latin1')).not.toContain('root:');
  });

  it('never end, and are ended', async () => {
    let sent = 0;
    const endless = createServer((request, response) => {
      if (request.method === 'GET') {
        const line = `${'1'.repeat(40)} HEAD\0ofs-delta symref=HEAD:refs/heads/main agent=evil\n`;
        const main = `${'1'.repeat(40)} refs/heads/main\n`;
        const packet = (text: string): string => (text.length + 4).toString(16).padStart(4, '0') + text;
        response.setHeader('content-type', 'application/x-git-upload-pack-advertisement');
        response.end(`${packet('# service=git-upload-pack\n')}0000${packet(line)}${packet(main)}0000`);
        return;
      }
      response.setHeader('content-type', 'application/x-git-upload-pack-result');
      response.write('0008NAK\n');
      // A pack of one content of ten gigabytes, as blocks that are stored.
      response.write(
        Buffer.concat([
          Buffer.from('PACK\0\0\0\u0002\0\0\0\u0001'),
          Buffer.of(0xb0, 0x80, 0x80, 0x80, 0xd4, 0x12),
          Buffer.of(0x78, 0x01),
        ]),
      );
      const block = Buffer.concat([Buffer.of(0, 0xff, 0xff, 0, 0), randomBytes(65_535)]);
      const more = (): void => {
        if (response.destroyed || sent > 2e9) return void response.end();
        sent += block.length;
        if (response.write(block)) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    });
    await new Promise<void>((done) => endless.listen(0, '127.0.0.1', done));
    const { fetched, directory } = await fetch(
      `http://127.0.0.1:${(endless.address() as AddressInfo).port}/x`,
    );
    endless.closeAllConnections();
    endless.close();
    expect(fetched).toEqual({ ok: false, trouble: { code: 'archive-full' } });
    await prepareFolder(directory);
    expect(await folderBytes(directory)).toBeLessThan(100_000);
    console.log(`endless pack: ended after ${Math.round(sent / 1e6)} MB of 10 GB`);
    expect(sent).toBeLessThan(1.5e9);
    expect(git(directory, 'for-each-ref')).toBe('');
  });
});
