import type { Plugin } from 'vite';

/**
 * SvelteKit hides the element that tells screen readers of a new page with a style attribute, which the content policy
 * refuses. A class of the design system hides it as well. Fails the build when SvelteKit writes it otherwise one day.
 */
export function announcerStylePlugin(): Plugin {
  return {
    name: 'announcer-style',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/generated\/root\.svelte$/.test(id)) return null;
      const changed = code.replace(
        /(<div id="svelte-announcer"[^>]*) style="position: absolute;[^"]*"/,
        '$1 class="kern-sr-only"',
      );
      if (changed === code || /\sstyle=/.test(changed))
        this.error('The announcer in root.svelte looks different from what this plugin knows.');
      return changed;
    },
  };
}
