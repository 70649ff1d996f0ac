import { LineCounter, isMap, isNode, isScalar, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import type { KnowledgeProblem } from './knowledge-problem.ts';

type FactPath = readonly PropertyKey[];

/** A fact together with the way back to its place in the file. */
export interface Located<T> {
  value: T;
  file: string;
  problemAt: (path: FactPath, code: string, message: string, remedy: string) => KnowledgeProblem;
}

export type ParsedFactFile<T> = { ok: true; fact: Located<T> } | { ok: false; problems: KnowledgeProblem[] };

const remedies: Record<string, string> = {
  invalid_type: 'give the field the type named here; dates and version numbers need quotes',
  invalid_value: 'use one of the values named here',
  unrecognized_keys: 'remove the field or correct its spelling',
  invalid_format: 'write the value in the format named here',
};

/**
 * Reads one YAML file and checks it against a schema. Every problem carries line and column.
 *
 * @example
 * const parsed = parseFactFile('vendors/sap.yaml', text, vendor);
 * if (parsed.ok) parsed.fact.value.name; // "SAP SE"
 */
export const parseFactFile = <T>(file: string, text: string, schema: z.ZodType<T>): ParsedFactFile<T> => {
  const lines = new LineCounter();
  // The library compares every key with every other, which takes seconds for a long list of them.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const syntax = [...document.errors, ...document.warnings].map(({ pos, message }) =>
    problem(file, lines, pos[0], 'invalid-yaml', message, 'correct the YAML syntax'),
  );
  if (syntax.length > 0) return { ok: false, problems: syntax };
  visit(document, {
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value))
          syntax.push(
            problem(file, lines, key.range?.[0] ?? 0, 'invalid-yaml', 'a key twice', 'remove one of them'),
          );
        seen.add(key.value);
      }
    },
    Alias: (_key, { range }) => {
      const message = 'a reference to another place (*name)';
      syntax.push(problem(file, lines, range?.[0] ?? 0, 'yaml-reference', message, 'write the value out'));
    },
  });
  if (syntax.length > 0) return { ok: false, problems: syntax };

  const problemAt: Located<T>['problemAt'] = (path, code, message, remedy) =>
    problem(file, lines, offsetOf(document, path), code, message, remedy);
  const result = schema.safeParse(document.toJS());
  if (result.success) return { ok: true, fact: { value: result.data, file, problemAt } };

  return {
    ok: false,
    problems: result.error.issues.map((issue) => {
      const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
      const field = issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
      return problemAt(
        path,
        issue.code.replaceAll('_', '-'),
        `${field}${issue.message}`,
        remedies[issue.code] ?? 'correct the value; knowledge/README.md explains the fields',
      );
    }),
  };
};

const problem = (
  file: string,
  lines: LineCounter,
  offset: number,
  code: string,
  message: string,
  remedy: string,
): KnowledgeProblem => {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col, code, message, remedy };
};

/** Offset of the deepest existing node on the path: a missing field is reported at its parent. */
const offsetOf = (document: Document, path: FactPath): number => {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
};
