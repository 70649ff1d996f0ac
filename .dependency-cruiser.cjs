/**
 * The arrows of the architecture (docs/architecture.md). Each comment is read by the person who has just broken the
 * rule: it says why the arrow exists and what to do instead.
 */
const server = '^apps/web/src/lib/server';
const database = '(^|/)node_modules/(kysely|pg|@electric-sql/pglite)/';
const test = '\\.test\\.ts$|(^|/)test/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one idea in two places, or three ideas in two files. Move what both need into a file of its own.',
      severity: 'error',
      // A component that draws a tree calls itself; that is one idea in one file.
      from: { path: '(.+)' },
      to: { circular: true, pathNot: '^$1$' },
    },
    {
      name: 'imports-resolve',
      comment:
        'This import leads nowhere. Add the dependency to the package.json of the workspace that uses it, or mend the path (relative imports end in .ts).',
      severity: 'error',
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: '^(\\$app|\\$env|\\$service-worker)(/|$)|(^|/)\\$types(\\.|$)|server\\.js$|handler\\.js$',
      },
    },
    {
      name: 'packages-are-pure',
      comment:
        'Packages think, apps talk: no files, network, clock or Node built-ins in packages. Take bytes, text or the date as an argument and let the app fetch it.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'packages-stand-on-their-own-dependencies',
      comment:
        'Someone who installs this package alone would not get a development dependency. Move it to "dependencies" in the package.json of the package.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'packages-know-no-apps',
      comment:
        'A package is installed by people who do not run Allmende. Move the shared part into a package and let the app import it.',
      severity: 'error',
      from: { path: '^(packages|knowledge)/' },
      to: { path: '^(apps|e2e|bench|scripts)/' },
    },
    {
      name: 'inventory-publiccode-and-search-import-no-package',
      comment:
        'inventory, publiccode and search are the ground the others stand on. Describe the shape that you need as a type of their own; the caller passes the data in.',
      severity: 'error',
      from: { path: '^packages/(inventory|publiccode|search)/src/', pathNot: test },
      to: { path: '^(packages|knowledge)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'sovereignty-and-planner-import-only-inventory',
      comment:
        'The measure and the planner may read the inventory types and nothing else of ours. Facts come in as arguments, so that another body can use its own.',
      severity: 'error',
      from: { path: '^packages/(sovereignty|planner)/src/', pathNot: test },
      to: {
        path: '^(packages|knowledge)/',
        pathNot: ['^packages/$1/', '^packages/inventory/src/index\\.ts$'],
      },
    },
    {
      name: 'packages-through-their-door',
      comment:
        'Import the package by its name (@allmende/…), not a file inside it: its index.ts is what it promises. If something is missing there, export it there.',
      severity: 'error',
      from: { path: '^(apps|bench|e2e|knowledge|packages)/([^/]+)' },
      to: {
        path: '^(packages/[^/]+|knowledge)/src/',
        pathNot: ['^packages/$2/', '^(packages/[^/]+|knowledge)/src/index\\.ts$', '^$1/src/'],
      },
    },
    {
      name: 'features-through-their-door',
      comment:
        'A feature is used through its index.ts, which reads as its table of contents. Export the use case there, or ask whether the two features are one.',
      severity: 'error',
      from: { path: `${server}/([^/]+)/`, pathNot: test },
      to: { path: `${server}/[^/]+/`, pathNot: [`${server}/$1/`, `${server}/[^/]+/index\\.ts$`] },
    },
    {
      name: 'pages-through-the-door-of-a-feature',
      comment: 'Routes are thin: they call a use case from the index.ts of a feature. Put the work there.',
      severity: 'error',
      from: { path: '^apps/web/src/(routes|hooks)' },
      to: { path: `${server}/[^/]+/`, pathNot: `${server}/[^/]+/index\\.ts$` },
    },
    {
      name: 'only-stores-speak-sql',
      comment:
        "Queries live in a feature's store.ts or store/ (or in database/ and migrations/), so that row-level security and both engines are thought of in one place. Give the store a function with a name and call that.",
      severity: 'error',
      from: {
        path: '^apps/web/',
        pathNot: [
          `${server}/[^/]+/store(\\.ts$|/)`,
          `${server}/database/`,
          '^apps/web/(migrations|workers)/',
          test,
        ],
      },
      // The shape of a row may be named anywhere; asking for rows may not.
      to: { path: database, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'components-know-no-server',
      comment:
        'A component shows what it is given and can be tried without a server. Load the data in +page.server.ts and pass it as a property.',
      severity: 'error',
      from: { path: '^apps/web/src/lib/(components|i18n)/' },
      to: { path: ['^apps/web/src/lib/server/', '^apps/web/src/routes/'] },
    },
    {
      name: 'server-knows-no-pages',
      comment: 'Features do not know who calls them: routes import features, never the other way round.',
      severity: 'error',
      from: { path: `${server}/` },
      // What a component wants to be told is a type; naming it draws nothing.
      to: { path: '^apps/web/src/(routes|lib/components)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'command-line-never-opens-the-store',
      comment:
        'Two processes on one embedded store lose rows. The command line works on files with the packages, and on everything else over the HTTP API.',
      severity: 'error',
      from: { path: '^apps/cli/' },
      to: { path: ['^apps/web/', database] },
    },
    {
      name: 'product-code-knows-no-tests',
      comment:
        'What both the product and its tests need belongs to the product; what only tests need stays in test/.',
      severity: 'error',
      from: { path: '^(packages|apps|knowledge)/', pathNot: `${test}|vitest` },
      to: { path: test, pathNot: 'node_modules' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Anchored to our own folders: the code of some dependencies lies in a folder named dist, too.
    exclude: { path: '^((apps|packages)/[^/]+|knowledge)/(dist|build|\\.svelte-kit)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['allmende:source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};
