/** Trouble in a fact file, with its place and what to do about it, so that a person can mend it. */
export interface KnowledgeProblem {
  /** Path below the knowledge folder, with `/`, e.g. `products/nextcloud.yaml`. */
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based. */
  column: number;
  /** Stable, in kebab-case, e.g. `unknown-vendor`. */
  code: string;
  message: string;
  /** What to do, as an instruction. */
  remedy: string;
}

/**
 * One problem as a line for the terminal.
 *
 * @example
 * formatProblem(problem); // "products/x.yaml:4:9 vendor "acme" is not known → add vendors/acme.yaml …"
 */
export const formatProblem = ({ file, line, column, message, remedy }: KnowledgeProblem): string =>
  `${file}:${line}:${column} ${message} → ${remedy}`;
