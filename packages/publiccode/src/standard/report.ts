import type { Finding, FindingCode, Severity } from '../findings.ts';
import type { PubliccodeDocument } from '../reading/read.ts';

/** What a finding is about: a stretch of the text and the path of its key. */
export interface Spot {
  key: string;
  start: number;
  end: number;
}

/** Collects findings, with places made from offsets. */
export class Report {
  readonly findings: Finding[] = [];
  readonly #document: PubliccodeDocument;

  constructor(document: PubliccodeDocument) {
    this.#document = document;
  }

  say(
    severity: Severity,
    code: FindingCode,
    { key, start, end }: Spot,
    detail: Finding['detail'] = {},
  ): void {
    const place = this.#document.placeOf(start);
    const behind = this.#document.placeOf(Math.max(start, end));
    this.findings.push({
      severity,
      code,
      key,
      ...place,
      endLine: behind.line,
      endColumn: behind.column,
      detail,
    });
  }

  error(code: FindingCode, spot: Spot, detail: Finding['detail'] = {}): void {
    this.say('error', code, spot, detail);
  }
}
