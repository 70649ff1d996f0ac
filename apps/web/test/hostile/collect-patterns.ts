import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

export interface Pattern {
  /** File and line. */
  place: string;
  source: string;
  flags: string;
}

/** Every regular expression in the TypeScript files of these folders; those put together at run time are counted only. */
export function collectPatterns(
  root: string,
  folders: readonly string[],
): { patterns: Pattern[]; made: string[] } {
  const patterns: Pattern[] = [];
  const made: string[] = [];
  for (const folder of folders)
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.test.ts')) continue;
      const file = join(entry.parentPath, entry.name);
      const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
      const placeOf = (node: ts.Node): string =>
        `${relative(root, file)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf('/');
          patterns.push({
            place: placeOf(node),
            source: node.text.slice(1, end),
            flags: node.text.slice(end + 1),
          });
        } else if (
          (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
          ts.isIdentifier(node.expression) &&
          node.expression.text === 'RegExp'
        ) {
          const [pattern, flags] = node.arguments ?? [];
          if (pattern && ts.isStringLiteralLike(pattern))
            patterns.push({
              place: placeOf(node),
              source: pattern.text,
              flags: flags && ts.isStringLiteralLike(flags) ? flags.text : '',
            });
          else made.push(placeOf(node));
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
  return { patterns, made };
}
