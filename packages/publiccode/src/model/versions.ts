/** The versions of the standard that differ, oldest first. 0.6 changed nothing; 1.0 is a draft. */
export const VERSIONS = ['0.1', '0.2', '0.2.1', '0.2.2', '0.3', '0.4', '0.5', '0.7', '1.0-draft'] as const;

export type Version = (typeof VERSIONS)[number];

/** The newest released version; what a file that says "0" is judged by. */
export const NEWEST: Version = '0.7';

/** What may stand behind `publiccodeYmlVersion`, and the version it means. */
const WRITTEN: Readonly<Record<string, Version>> = {
  '0': NEWEST,
  '0.1': '0.1',
  '0.2': '0.2',
  '0.2.0': '0.2',
  '0.2.1': '0.2.1',
  '0.2.2': '0.2.2',
  '0.3': '0.3',
  '0.3.0': '0.3',
  '0.4': '0.4',
  '0.4.0': '0.4',
  '0.5': '0.5',
  '0.5.0': '0.5',
  '0.7': '0.7',
  '0.7.0': '0.7',
  '1': '1.0-draft',
  '1.0': '1.0-draft',
  '1.0.0': '1.0-draft',
};

/**
 * The version that a file names, or nothing when there is no such version.
 * @example versionOf('0.2.0') // '0.2'
 */
export function versionOf(written: string): Version | undefined {
  // The first version named itself by an address.
  const name = /^https?:\/\/\S*\/version\/(0\.1)\/?$/u.exec(written)?.[1] ?? written;
  return Object.hasOwn(WRITTEN, name) ? WRITTEN[name] : undefined;
}

/** All that may be written behind `publiccodeYmlVersion` and means the given version. */
export function writtenAs(version: Version): string[] {
  return Object.keys(WRITTEN).filter((written) => WRITTEN[written] === version);
}

/** Whether `version` is `other` or later. */
export function atLeast(version: Version, other: Version): boolean {
  return VERSIONS.indexOf(version) >= VERSIONS.indexOf(other);
}

/** A value that changed from version to version, oldest first; it holds until the next one. */
export type Changing<T> = readonly (readonly [Version, T])[];

/** The value at a version. */
export function at<T>(changing: Changing<T>, version: Version): T | undefined {
  return changing.findLast(([since]) => atLeast(version, since))?.[1];
}
