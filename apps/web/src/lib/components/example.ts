import { type Component, createRawSnippet } from 'svelte';

/** One component in one state: rendered by tests and by the gallery of the development server. */
export interface Example {
  name: string;
  component: Component<Record<string, unknown>>;
  props: Record<string, unknown>;
}

/** Checks the properties against the component, then forgets its type so that all fit into one list. */
export function example<C extends Component<never>>(
  name: string,
  component: C,
  props: C extends Component<infer Props> ? Props : never,
): Example {
  return { name, component: component as unknown as Example['component'], props };
}

/** Fixed markup as the content of a component. */
export const html = (markup: string) => createRawSnippet(() => ({ render: () => markup }));
