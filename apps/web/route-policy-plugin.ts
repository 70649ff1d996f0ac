import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { Plugin } from 'vite';
import type { RoutePolicy } from './src/lib/server/policy/route-policies.ts';

/** What one route answers to. */
export interface FoundRoute {
  methods: Set<string>;
  actions: Set<string>;
}

const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * What the files of the router answer to, by route id: methods, and form actions of pages.
 *
 * @example routesOf('src/routes').get('/inventory') // { methods: {'GET'}, actions: {'bulk', 'remove', 'undo'} }
 */
export function routesOf(folder: string): Map<string, FoundRoute> {
  const routes = new Map<string, FoundRoute>();
  const files = readdirSync(folder, { recursive: true }).map((file) => String(file).replaceAll('\\', '/'));
  for (const file of files.sort()) {
    if (!/(^|\/)\+(page\.svelte|(page\.server|page|server)\.ts)$/.test(file)) continue;
    const id = `/${dirname(file)}`.replace(/^\/\.$/, '/');
    const route = routes.get(id) ?? { methods: new Set<string>(), actions: new Set<string>() };
    routes.set(id, route);
    if (file.endsWith('.svelte')) route.methods.add('GET');
    else read(join(folder, file), route);
  }
  return routes;
}

function read(path: string, route: FoundRoute): void {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  for (const statement of source.statements) {
    const isExported = (ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : [])?.some(
      ({ kind }) => kind === ts.SyntaxKind.ExportKeyword,
    );
    if (!isExported) continue;
    if (ts.isFunctionDeclaration(statement)) note(statement.name?.text, undefined, route, path);
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        note(name.getText(), initializer, route, path);
  }
  if (source.statements.some((each) => ts.isExportDeclaration(each)))
    throw new Error(
      `${path}: export methods and actions where they are written, so that policies can be checked`,
    );
}

function note(
  name: string | undefined,
  initializer: ts.Expression | undefined,
  route: FoundRoute,
  path: string,
): void {
  if (name === undefined) return;
  if (name === 'fallback') throw new Error(`${path}: name the methods instead of a fallback`);
  if (methods.has(name)) route.methods.add(name);
  if (name !== 'actions') return;
  const value = initializer && ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
  if (!value || !ts.isObjectLiteralExpression(value))
    throw new Error(`${path}: write the actions as an object literal, so that policies can be checked`);
  for (const { name: action } of value.properties) {
    if (!action) throw new Error(`${path}: name every action, so that policies can be checked`);
    route.actions.add(action.getText().replace(/^['"]|['"]$/g, ''));
  }
}

/** What is wrong between router and policies, one line each. */
export function policyFaults(
  routes: ReadonlyMap<string, FoundRoute>,
  policies: Readonly<Record<string, RoutePolicy>>,
): string[] {
  const faults: string[] = [];
  const compare = (wanted: Set<string>, given: Set<string>, what: string): void => {
    for (const each of wanted) if (!given.has(each)) faults.push(`${what} ${each} has no policy`);
    for (const each of given)
      if (!wanted.has(each)) faults.push(`${what} ${each} has a policy but does not exist`);
  };
  compare(new Set(routes.keys()), new Set(Object.keys(policies)), 'route');
  for (const [id, route] of routes) {
    const policy = policies[id];
    if (!policy) continue;
    const { actions = {}, ...verbs } = policy;
    compare(route.methods, new Set(Object.keys(verbs)), id);
    compare(route.actions, new Set(Object.keys(actions)), `${id} action`);
  }
  return faults;
}

/** Fails the build where a route, a method or an action has no policy. */
export function routePolicyPlugin(policies: Readonly<Record<string, RoutePolicy>>): Plugin {
  return {
    name: 'route-policies',
    apply: 'build',
    buildStart() {
      const faults = policyFaults(routesOf(join(import.meta.dirname, 'src/routes')), policies);
      if (faults.length > 0)
        this.error(`Policies (src/lib/server/policy/route-policies.ts):\n${faults.join('\n')}`);
    },
  };
}
