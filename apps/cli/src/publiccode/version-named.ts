import { NEWEST, type Version, VERSIONS, versionOf } from '@allmende/publiccode';
import { UsageError } from '../command.ts';

/** A version of the standard as somebody writes it, e.g. `0.5` or `0.5.0`; the newest when nothing is said. */
export function versionNamed(written: string | undefined, option: string): Version {
  if (written === undefined) return NEWEST;
  const version = VERSIONS.find((known) => known === written) ?? versionOf(written);
  if (!version) throw new UsageError(`${option} ${written}`);
  return version;
}
