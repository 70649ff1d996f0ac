import adapter from '@sveltejs/adapter-node';
import { pagePolicy } from './security-headers.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter(),
    csp: { mode: 'nonce', directives: pagePolicy },
    typescript: {
      config: (config) => {
        config.compilerOptions.customConditions = ['allmende:source'];
        config.include.push(
          '../test/**/*.ts',
          '../workers/**/*.ts',
          '../migrations/**/*.ts',
          '../*.config.ts',
        );
      },
    },
  },
};
