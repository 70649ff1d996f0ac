import type { Language } from '@allmende/sovereignty';
import { UsageError, type Surroundings } from './command.ts';

/** The language asked for with `--lang`, else that of the surroundings. */
export function languageOption(given: string | undefined, { language }: Surroundings): Language {
  if (given === undefined) return language;
  if (given !== 'de' && given !== 'en') throw new UsageError(`--lang ${given}`);
  return given;
}
