import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository, run } from './surroundings.ts';

const inventories = join(repository, '../shared/data/inventories');

function lists(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(csv|xlsx|ods)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

describe.skipIf(!existsSync(inventories))(
  'allmende inspect on real lists (needs ../shared, which is not part of the repository)',
  () => {
    it.each(
      existsSync(inventories)
        ? lists(inventories).map((path) => [path.slice(inventories.length + 1), path])
        : [],
    )('ends %s with a report whose rows add up, or says what is wrong', async (_name, path) => {
      const { code, out, err } = await run(['inspect', path, '--json']);
      const result = JSON.parse(out) as {
        file: { rows: number } | null;
        accepted: number;
        folded: number;
        rejected: { message: string }[];
      };
      if (result.file === null) {
        expect(code).toBe(1);
        expect(err).not.toBe('');
        return;
      }
      expect(code).toBe(0);
      expect(result.accepted + result.folded + result.rejected.length).toBe(result.file.rows);
      for (const { message } of result.rejected) expect(message).not.toBe('');
    });
  },
);
