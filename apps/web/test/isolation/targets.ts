import { routePolicies, type Policy } from '#lib/server/policy/index.ts';

/** One thing that can be asked of the site: a method of a route, or a form action of a page. */
export interface Target {
  route: string;
  method: string;
  /** Null where there is none; `default` is the unnamed one. */
  action: string | null;
  policy: Policy;
}

/** Everything that the site answers to, from the list that the build checks against the router. */
export function allTargets(): Target[] {
  return Object.entries(routePolicies).flatMap(([route, { actions = {}, ...methods }]) => [
    ...Object.entries(methods).map(([method, policy]) => ({ route, method, action: null, policy })),
    ...Object.entries(actions).map(([action, policy]) => ({ route, method: 'POST', action, policy })),
  ]);
}

export function nameOf({ route, method, action }: Target): string {
  return action === null ? `${method} ${route}` : `${method} ${route}?/${action}`;
}

/** Whether whoever asks may be signed out, or act for another authority, afterwards. */
export function endsSession({ route, method }: Target): boolean {
  return (
    method !== 'GET' && /^\/(authority|sign-out|sign-in|account|setup|invitation|reset|confirm)/.test(route)
  );
}

/** Whether a request may take rights away, so that the visitor acts for another of their authorities from then on. */
export function changesRights({ route, method }: Target): boolean {
  return method !== 'GET' && /^\/settings\/(mandates|members|persons)/.test(route);
}

/** The path of a route with its parameters filled in. */
export function pathOf(route: string, parameter: (name: string) => string): string {
  return route
    .replace(/\[x\+([0-9a-f]{2})\]/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\[\[?(?:\.\.\.)?(\w+)(?:=\w+)?\]?\]/g, (_, name: string) => parameter(name));
}

/** The route that a path belongs to; null for files and unknown ones. Plain segments win over parameters. */
export function routeOf(path: string): string | null {
  return matchers.find(({ matches }) => matches.test(path))?.route ?? null;
}

const matchers = Object.keys(routePolicies)
  .map((route) => ({
    route,
    matches: new RegExp(`^${routePattern(route)}$`),
    parameters: route.split('[').length,
  }))
  .sort((a, b) => a.parameters - b.parameters);

function routePattern(route: string): string {
  return route
    .split(/(\[[^\]]+\]+)/)
    .map((piece) => {
      const code = /^\[x\+([0-9a-f]{2})\]$/.exec(piece)?.[1];
      if (code) return `\\x${code}`;
      if (piece.startsWith('[...')) return '.*';
      return piece.startsWith('[') ? '[^/]+' : piece.replace(/[.*+?^${}()|\\]/g, '\\$&');
    })
    .join('');
}
