// The folder table of docs/architecture.md as rules. Every rule below is shown to bite by
// e2e/toolchain/folder-rules.test.ts, which breaks each of them once in a throw-away tree.

/** Tests and what exists only for them: fixtures, and the folder of fault drills. */
const TESTS = '(\\.(test|spec)\\.tsx?$|(^|[-/.])fixtures?(/|\\.tsx?$)|/test-[^/]+\\.tsx?$|^db/faults/)';
const PRODUCT = '^(contract|db|server|electron|renderer)/';

/** `npm('zod', '@orpc/contract')` matches those packages and nothing else below node_modules. */
const npm = (...names) => `node_modules/(${names.join('|')})(/|$)`;

/** One folder may reach only the listed paths; everything else that resolves is a violation. */
function only(name, comment, from, allowed) {
  return { name, severity: 'error', comment, from, to: { pathNot: allowed } };
}

const folders = [
  only(
    'contract-stays-pure',
    'contract/ crosses the wire: zod and the RPC contract package, nothing else (no node:, no DOM, no electron).',
    { path: '^contract/', pathNot: TESTS },
    ['^contract/', npm('zod', '@orpc/contract')],
  ),
  {
    name: 'db-knows-no-host',
    severity: 'error',
    comment: 'db/ is the core behind every door; it knows no shell, no HTTP and no screen.',
    from: { path: '^db/', pathNot: TESTS },
    to: {
      path: [
        '^(server|electron|renderer|build|e2e|bench)/',
        npm(
          'electron',
          'electron-[^/]+',
          'fastify',
          '@fastify/[^/]+',
          'react',
          'react-[^/]+',
          '@mantine/[^/]+',
        ),
        npm('@orpc/client', '@orpc/openapi', '@orpc/server/dist/adapters/[^/]+'),
        '^(node:)?(http|https|http2|net|tls|dgram)$',
      ],
    },
  },
  {
    name: 'server-knows-no-shell',
    severity: 'error',
    comment:
      'server/ serves the built renderer as files; it imports neither its sources nor the desktop shell.',
    from: { path: '^server/', pathNot: TESTS },
    to: {
      path: [
        '^(electron|renderer|build|e2e|bench)/',
        npm('electron', 'electron-updater', 'react', '@mantine/[^/]+'),
      ],
    },
  },
  {
    name: 'electron-only-core-process-runs-the-core',
    severity: 'error',
    comment:
      'Main and preload are never in the data path: only electron/core-process may import db and server.',
    from: { path: '^electron/', pathNot: ['^electron/core-process/', TESTS] },
    to: { path: ['^(db|server)/', npm('better-sqlite3')] },
  },
  {
    name: 'electron-never-imports-screens',
    severity: 'error',
    comment: 'The shell loads the built renderer by address, never by import.',
    from: { path: '^electron/', pathNot: TESTS },
    to: { path: ['^(renderer|build|e2e|bench)/', npm('react', '@mantine/[^/]+')] },
  },
  {
    name: 'electron-main-knows-contract-types-only',
    severity: 'error',
    comment:
      'No business code in the shell: what main and preload take from contract/ is erased at run time.',
    from: { path: '^electron/', pathNot: ['^electron/core-process/', TESTS] },
    to: { path: '^contract/', dependencyTypesNot: ['type-only'] },
  },
  only(
    'renderer-talks-through-the-contract',
    'renderer/ knows the contract and the RPC client; db, server, electron and node: are on the other side.',
    { path: '^renderer/', pathNot: TESTS },
    [
      '^(renderer|contract)/',
      npm(
        'react',
        'react-dom',
        '@mantine/[^/]+',
        '@tanstack/[^/]+',
        'i18next',
        'react-i18next',
        'echarts',
        'zod',
      ),
      npm(
        '@orpc/(client|contract|tanstack-query)',
        '@fontsource/[^/]+',
        'bwip-js',
        'tweetnacl',
        'zxing-wasm',
        'marked',
        '@types/react(-dom)?',
      ),
    ],
  ),
  {
    name: 'build-holds-no-product-code',
    severity: 'error',
    comment: 'build/ packages the program; it names entries as paths and imports none of them.',
    from: { path: '^build/', pathNot: TESTS },
    to: { path: [PRODUCT, '^(e2e|bench)/'] },
  },
  {
    name: 'e2e-sees-the-running-program',
    severity: 'error',
    comment: 'Specs use the program through its doors; of the sources they may know the contract.',
    from: { path: '^e2e/', pathNot: '^e2e/(reference|contract)/' },
    to: { path: '^(db|server|electron|renderer|bench)/' },
  },
  {
    name: 'reference-enters-by-the-core-door',
    severity: 'error',
    comment:
      'Reference cases run the real core in process: through createCore and the contract, no slice internals.',
    from: { path: '^e2e/reference/' },
    to: { path: '^(db|server|electron|renderer|bench)/', pathNot: '^db/core\\.ts$' },
  },
  {
    name: 'contract-cases-use-the-doors',
    severity: 'error',
    comment: 'Contract cases open the core and the HTTP door themselves, to call both beside each other.',
    from: { path: '^e2e/contract/' },
    to: { path: '^(db|server|electron|renderer|bench)/', pathNot: '^(db/core|server/server)\\.ts$' },
  },
  {
    name: 'bench-measures-core-and-contract',
    severity: 'error',
    comment:
      'bench/ measures the core and its doors from outside, the interface in the browser of the tests.',
    from: { path: '^bench/' },
    to: { path: '^(server|electron|renderer|build|e2e)/', pathNot: '^e2e/chromium\\.ts$' },
  },
  {
    name: 'product-knows-no-workshop',
    severity: 'error',
    comment: 'Nothing that ships imports the tests, the bench or the packaging.',
    from: { path: PRODUCT, pathNot: TESTS },
    to: { path: ['^(e2e|bench|build)/', TESTS] },
  },
];

const slices = [
  {
    name: 'features-do-not-know-each-other',
    severity: 'error',
    comment: 'A feature that needs another one meets it in app/, in components/ or through the contract.',
    from: { path: '^renderer/features/([^/]+)/' },
    to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
  },
  {
    name: 'kit-knows-no-feature',
    severity: 'error',
    comment: 'The house kit, print documents and lib are below the features.',
    from: { path: '^renderer/(components|lib|locales|print)/', pathNot: TESTS },
    to: { path: '^renderer/(features|app)/' },
  },
  {
    name: 'repo-private-to-its-slice',
    severity: 'error',
    comment: 'Only the slice itself knows its tables; others call its service.',
    from: { path: '^db/slices/([^/]+)/' },
    to: { path: '^db/slices/.+\\.repo\\.ts$', pathNot: '^db/slices/$1/' },
  },
  {
    name: 'repo-private-to-slices',
    severity: 'error',
    comment: 'Outside db/slices nobody imports a repository.',
    from: { pathNot: '^db/slices/' },
    to: { path: '^db/slices/.+\\.repo\\.ts$' },
  },
  {
    name: 'repo-behind-its-service',
    severity: 'error',
    comment: 'Procedures know the service of their slice, never its tables.',
    from: { path: '^db/slices/.+\\.procedures\\.ts$' },
    to: { path: '^db/slices/.+\\.repo\\.ts$' },
  },
  {
    name: 'kit-of-the-core-knows-no-slice',
    severity: 'error',
    comment: 'Connection, kit and migrations are below the slices.',
    from: { path: '^db/(kit|connection|migrations)/', pathNot: TESTS },
    to: { path: '^db/(slices|reports|core)' },
  },
];

const hygiene = [
  {
    name: 'no-cycles',
    severity: 'error',
    comment: 'Two files that need each other are one file.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'everything-resolves',
    severity: 'error',
    comment: 'An import that does not resolve would slip past every other rule.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'only-declared-packages',
    severity: 'error',
    comment: 'A package that is only there because another one brought it may be gone tomorrow.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'runtime-needs-runtime-packages',
    severity: 'error',
    comment: 'db/ and server/ run from an install without development packages.',
    from: { path: '^(contract|db|server)/', pathNot: TESTS },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
  },
];

export default {
  forbidden: [...folders, ...slices, ...hygiene],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    // Anchored: a pattern that also met node_modules/x/dist would hide most packages from the rules.
    // The one file that is asked for by its address, in the bundler's own writing, is left to the bundler.
    exclude: { path: ['^(out|dist|coverage)/', '^zxing-wasm/reader/zxing_reader\\.wasm\\?url$'] },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
