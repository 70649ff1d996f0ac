import { jsonSchema } from '@allmende/publiccode';
import { UsageError, type Command } from '../command.ts';
import { checkFiles } from './check-files.ts';
import { upgradeFile } from './upgrade-file.ts';
import { versionNamed } from './version-named.ts';

/** What can be done with the file that describes public code: `check`, `upgrade`, `schema`. */
export const publiccode: Command = async (words, surroundings) => {
  const [verb = '', ...rest] = words;
  switch (verb) {
    case 'check':
      return checkFiles(rest, surroundings);
    case 'upgrade':
      return upgradeFile(rest, surroundings);
    case 'schema': {
      const schema = jsonSchema(versionNamed(rest[0], 'schema'));
      surroundings.out(`${JSON.stringify(schema, null, 2)}\n`);
      return 0;
    }
    default:
      throw new UsageError(`publiccode ${verb}`.trim());
  }
};
