import { sveltekit } from '@sveltejs/kit/vite';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';
import { announcerStylePlugin } from './announcer-style-plugin.ts';
import { routePolicyPlugin } from './route-policy-plugin.ts';
import { routePolicies } from './src/lib/server/policy/route-policies.ts';

const source = 'allmende:source';

export default defineConfig({
  plugins: [routePolicyPlugin(routePolicies), announcerStylePlugin(), sveltekit()],
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { noExternal: [/^@allmende\//], resolve: { conditions: [source, ...defaultServerConditions] } },
  server: { host: '127.0.0.1', fs: { allow: ['../..'] } },
  build: { chunkSizeWarningLimit: 800 },
});
