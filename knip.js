/** What must not lie around unused: files, exports, dependencies. Entries are what tools start by themselves. */
export default {
  ignoreExportsUsedInFile: true,
  // Written by SvelteKit next to the routes; the type checker finds it, a resolver does not.
  ignoreUnresolved: [/\$types\.ts$/],
  // A door names the shapes that its functions take and give, whether or not a caller spells them out today.
  ignoreIssues: { 'apps/web/src/lib/server/*/index.ts': ['types'] },
  // Looked into a PDF where it is installed; the test says what it leaves out where it is not.
  ignoreBinaries: ['pdftotext', 'pdfinfo'],
  compilers: {
    css: (text) =>
      [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)/g)]
        .map(([, path]) => `import '${path}';`)
        .join('\n'),
  },
  workspaces: {
    '.': { entry: ['scripts/*.mjs'], project: ['scripts/**/*.mjs'] },
    'packages/*': { project: ['{src,test}/**/*.ts'] },
    // Its tables are written out of packages that nothing else asks for.
    'packages/publiccode': { entry: ['scripts/*.mjs'], project: ['{src,test}/**/*.ts', 'scripts/*.mjs'] },
    knowledge: { project: ['{src,test}/**/*.ts'] },
    'apps/cli': { project: ['**/*.{ts,js}'] },
    'apps/web': {
      entry: [
        'rolldown.workers.js',
        'workers/*.ts',
        // Processes of their own that a test starts and kills.
        'test/store/*.ts',
        'test/harvest/*.ts',
        // The page with all components: opened by people and by the tests in a browser.
        'test/gallery/*.ts',
        // Asked for by address: the page that says what was refused.
        'static/*.css',
        // What TypeScript may know of a file that runs without a build.
        'security-headers.d.ts',
      ],
      project: ['**/*.{ts,js,svelte,css}'],
    },
    // One configuration for the journeys, one for the pictures.
    e2e: { project: ['**/*.ts'], vitest: { config: ['vitest*.config.ts'] } },
    // What is bundled as it is shipped is named by its file.
    bench: {
      entry: ['import-parts.ts', 'harvest-parts.ts'],
      project: ['**/*.ts'],
      vitest: { config: ['vitest*.config.ts'] },
    },
  },
};
