/** The fences of the house as rules; test/architecture.test.ts proves each of them with a planted violation. */
export default {
  forbidden: [
    {
      name: 'packages-share-only-contracts',
      comment: 'The four packages know each other only through contracts.',
      severity: 'error',
      from: { path: '^(contracts|server|storefront|admin)/' },
      to: { path: '^(server|storefront|admin)/', pathNot: '^$1/' },
    },
    {
      name: 'modules-never-import-modules',
      comment: 'A peer arrives as a value of type Api<…>; only compose.ts imports modules.',
      severity: 'error',
      from: { path: '^server/src/modules/([^/]+)/' },
      to: { path: '^server/src/modules/([^/]+)/', pathNot: '^server/src/modules/$1/' },
    },
    {
      name: 'compose-is-the-only-importer-of-modules',
      severity: 'error',
      from: { path: '^(server|test)/', pathNot: '^server/src/(compose\\.ts$|modules/)' },
      to: { path: '^server/src/modules/' },
    },
    {
      name: 'measures-import-only-what-they-measure',
      severity: 'error',
      from: { path: '^bench/' },
      to: {
        path: '^server/src/modules/',
        pathNot:
          '^server/src/modules/(search/(engine/|(product-schema|to-documents)\\.ts$)|inventory/reserve\\.ts$)',
      },
    },
    {
      name: 'the-search-engine-knows-no-shop',
      severity: 'error',
      from: { path: '^server/src/modules/search/engine/' },
      to: {
        path: '^(server/src|contracts|node_modules/(postgres|fastify))/',
        pathNot: '^server/src/modules/search/engine/',
      },
    },
    {
      name: 'modules-are-imported-by-their-index',
      severity: 'error',
      from: { path: '^server/src/compose\\.ts$' },
      to: { path: '^server/src/modules/', pathNot: '^server/src/modules/[^/]+/index\\.ts$' },
    },
    {
      name: 'kernel-knows-no-shop',
      comment: 'The kernel serves any contracts: it imports neither modules nor what is composed of them.',
      severity: 'error',
      from: { path: '^server/src/kernel/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/src/', pathNot: '^server/src/kernel/' },
    },
    {
      name: 'sql-driver-in-the-kernel',
      severity: 'error',
      from: { pathNot: '^server/src/(kernel/db\\.ts$|launcher/)' },
      to: { path: 'node_modules/(postgres|pg)/' },
    },
    {
      name: 'no-http-framework-in-modules',
      comment:
        'Contracts are served by kernel/http.ts; modules see Fastify only as a type, for streams and webhooks.',
      severity: 'error',
      from: { path: '^server/src/modules/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/(fastify|@fastify)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'contracts-do-no-io',
      severity: 'error',
      from: { path: '^contracts/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-payment-provider-is-an-outsider',
      comment: 'The sandbox provider shares nothing with the shop but HTTP.',
      severity: 'error',
      from: { path: '^server/src/sandbox-provider/' },
      to: { path: '^(contracts|server)/', pathNot: '^server/src/sandbox-provider/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: {
        pathNot: '(\\.test\\.ts$|/fixtures\\.ts$|/test-[a-z-]+\\.ts$|^test/|^server/src/testing/|^bench/)',
      },
      to: { path: '(\\.test\\.ts$|^test/|^server/src/testing/)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: { pathNot: '^storefront/app/.*(routes|root)' },
      to: { couldNotResolve: true, pathNot: '^(virtual:|\\./\\+types|\\.\\./\\+types)' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.react-router|\\+types)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
