import type { CheckOptions } from '../check-options.ts';
import type { Version } from '../model/versions.ts';
import type { Report } from './report.ts';

/** What the checks of a text know besides the text. */
export interface TextContext {
  report: Report;
  version: Version;
  options: CheckOptions;
}
