import { sveltekit } from '@sveltejs/kit/vite';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';

const source = 'allmende:source';

export default defineConfig({
  plugins: [sveltekit()],
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { noExternal: [/^@allmende\//], resolve: { conditions: [source, ...defaultServerConditions] } },
  server: { host: '127.0.0.1', fs: { allow: ['../..'] } },
  build: { chunkSizeWarningLimit: 800 },
});
