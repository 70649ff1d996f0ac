import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter(),
    csp: {
      mode: 'nonce',
      directives: {
        'default-src': ['self'],
        // Svelte sets widths and positions of charts and progress bars as style attributes.
        'style-src': ['self', 'unsafe-inline'],
        'img-src': ['self', 'data:'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
      },
    },
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
