import type { KnowledgeProblem } from './knowledge-problem.ts';
import type { LocatedKnowledge } from './located-knowledge.ts';
import { nameKey } from './name-key.ts';

/** A strong name that two products claim would make every match with it a coin toss. */
export const checkNames = ({ products }: LocatedKnowledge): KnowledgeProblem[] => {
  const owners = new Map<string, string>();
  for (const { value } of products) owners.set(nameKey(value.name), value.id);
  const problems: KnowledgeProblem[] = [];
  for (const { value, problemAt } of products) {
    const names = [
      { text: value.name, strong: true, path: ['name'] },
      ...value.aliases.map(({ text, strength }, index) => ({
        text,
        strong: strength === 'strong',
        path: ['aliases', index, 'text'],
      })),
    ];
    for (const { text, strong, path } of names) {
      if (!strong) continue;
      const owner = owners.get(nameKey(text)) ?? value.id;
      owners.set(nameKey(text), owner);
      if (owner !== value.id)
        problems.push(
          problemAt(
            path,
            'name-clash',
            `"${text}" also stands for "${owner}"`,
            'make the alias weak in one of the two products, or remove it',
          ),
        );
    }
  }
  return problems;
};
