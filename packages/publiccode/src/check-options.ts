import type { LocalFiles } from './local-files.ts';
import type { Version } from './model/versions.ts';

export interface CheckOptions {
  /**
   * `standard` (where nothing is said): by the text of the standard, all findings at once. `reference`: as the reference
   * parser does, its peculiarities included.
   */
  strictness?: 'standard' | 'reference';
  /** Which version of the standard to judge by; `file`, where nothing is said, is the one that the file names. */
  version?: 'file' | 'newest' | Version;
  /** The day of the check, as YYYY-MM-DD; without it no contract has ended. */
  today?: string;
  /** The repository that the file was found in; another `url` makes it a technical fork. */
  foundIn?: string;
  /** Licences by their SPDX names; others give a warning. */
  allowedLicences?: readonly string[];
  /** Codes of Italian public bodies in small letters; without them any code passes. */
  italianCodes?: ReadonlySet<string>;
  /** The files of the repository; without them none is missed. */
  files?: LocalFiles;
  /**
   * Only for `reference`: say also what the parser says of addresses with its network checks on, as far as that needs no
   * network.
   */
  network?: boolean;
}
