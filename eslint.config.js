import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const product = [
  'packages/*/src/**/*.ts',
  'knowledge/src/**/*.ts',
  'apps/*/src/**/*.ts',
  'apps/web/workers/**/*.ts',
];

export default ts.config(
  {
    ignores: [
      '**/dist/**',
      '**/build/**',
      '**/.svelte-kit/**',
      '**/.stryker-tmp/**',
      'coverage/**',
      'data/**',
    ],
  },
  // A rule that is wrong is changed here, with its reason, for everybody; it is not switched off for one line.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  {
    languageOptions: { globals: globals.node },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-else-return': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '(^|/)(utils?|helpers?|common|misc|managers?)(\\.|/|$)',
              message:
                'This name says nothing. Name the file after the one thing it does and move the rest out.',
            },
          ],
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Lists arrive as raw bytes from anywhere; control characters are exactly what readers look for.
      'no-control-regex': 'off',
      // `array[i]!` after a length check is honest in tight loops; noUncheckedIndexedAccess already asks for the thought.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `void` in a union is how a page action says "nothing, or a failure".
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: product,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: ['Redirect', 'HttpError'], allowThrowingUnknown: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'max-lines': ['warn', { max: 300 }],
      'no-console': ['error', { allow: ['info', 'warn', 'error'] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Named exports only: the name is the same at every place.',
        },
      ],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Packages know no machine: take the value as an argument.' },
        { name: 'fetch', message: 'Packages do no I/O: let an app fetch and pass the text in.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Packages have no clock: take the date as an argument.' },
        {
          object: 'Math',
          property: 'random',
          message: 'Packages are deterministic: take a seed as an argument.',
        },
      ],
    },
  },
  {
    files: ['packages/*/src/**/*.test.ts'],
    rules: { 'no-console': 'off', 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts', 'apps/web/src/**'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // Properties are declared with `let` because they change from outside; the plugin's rule knows that.
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // `$effect(() => { live = true })` says that JavaScript runs, which no derived value can know.
      'svelte/prefer-writable-derived': 'off',
      // Sets and maps in state are replaced, never changed in place.
      'svelte/prefer-svelte-reactivity': 'off',
      // The application is served from the root of its host; paths are written as a person reads them.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    // Command-line programs speak on stdout.
    files: ['apps/cli/**/*.ts', 'scripts/**/*.mjs', 'bench/**/*.ts', 'e2e/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // A fixture of Vitest names what it needs by its first parameter, also when that is nothing.
    files: ['e2e/**/*.ts'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  {
    // Configuration files are read by their tool, which asks for a default export.
    files: ['*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: globals.node },
  },
);
