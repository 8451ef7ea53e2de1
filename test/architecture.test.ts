import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import config from '../.dependency-cruiser.mjs'
import { findTextViolations, textFences } from './fences.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** One file that breaks each import rule, as somebody in a hurry would write it. */
const plantedImports: Record<string, { file: string; text: string }> = {
  'packages-share-only-contracts': {
    file: 'storefront/app/shortcut.ts',
    text: `import { compose } from '../../server/src/compose.ts'\nexport const shop = compose\n`,
  },
  'modules-never-import-modules': {
    file: 'server/src/modules/cart/peek.ts',
    text: `import { findLevels } from '../inventory/store.ts'\nexport const peek = findLevels\n`,
  },
  'compose-is-the-only-importer-of-modules': {
    file: 'server/src/web/shortcut.ts',
    text: `import { createInventory } from '../modules/inventory/index.ts'\nexport const create = createInventory\n`,
  },
  'measures-import-only-what-they-measure': {
    file: 'bench/shortcut.ts',
    text: `import { findLevels } from '../server/src/modules/inventory/store.ts'\nexport const levels = findLevels\n`,
  },
  'the-search-engine-knows-no-shop': {
    file: 'server/src/modules/search/engine/peek.ts',
    text: `import { compose } from '../../../compose.ts'\nexport const shop = compose\n`,
  },
  'modules-are-imported-by-their-index': {
    file: 'server/src/compose.ts',
    text: `import { findLevels } from './modules/inventory/store.ts'\nexport const compose = findLevels\n`,
  },
  'kernel-knows-no-shop': {
    file: 'server/src/kernel/shop.ts',
    text: `import { compose } from '../compose.ts'\nexport const shop = compose\n`,
  },
  'sql-driver-in-the-kernel': {
    file: 'server/src/modules/cart/own-pool.ts',
    text: `import postgres from 'postgres'\nexport const sql = postgres()\n`,
  },
  'no-http-framework-in-modules': {
    file: 'server/src/modules/cart/own-server.ts',
    text: `import { fastify } from 'fastify'\nexport const app = fastify()\n`,
  },
  'contracts-do-no-io': {
    file: 'contracts/src/load.ts',
    text: `import { readFileSync } from 'node:fs'\nexport const text = readFileSync('x', 'utf8')\n`,
  },
  'the-payment-provider-is-an-outsider': {
    file: 'server/src/sandbox-provider/insider.ts',
    text: `import { findLevels } from '../modules/inventory/store.ts'\nexport const peek = findLevels\n`,
  },
  'tests-are-not-imported': {
    file: 'server/src/web/borrowed.ts',
    text: `import { fixture } from '../testing/fixture.ts'\nexport const borrowed = fixture\n`,
  },
  'no-cycles': {
    file: 'server/src/modules/cart/one.ts',
    text: `import { two } from './two.ts'\nexport const one = (): unknown => two\n`,
  },
  'not-resolvable': {
    file: 'server/src/web/missing.ts',
    text: `import { nothing } from './nowhere.ts'\nexport const missing = nothing\n`,
  },
}

/** One file that breaks each text rule. */
const plantedTexts: Record<string, { file: string; text: string }> = {
  'the environment is read in config.ts only': {
    file: 'server/src/web/env.ts',
    text: 'export const port = process.env.PORT\n',
  },
  'SQL is written in stores, the kernel and migrations only': {
    file: 'server/src/modules/cart/quick.ts',
    text: 'export const all = (sql: never) => sql`select 1`\n',
  },
  'SQL names the columns of tables': {
    file: 'server/src/modules/cart/store-quick.ts',
    text: 'export const all = (sql: never) => sql`select * from cart.carts`\n',
  },
  'a module reaches only its own schema': {
    file: 'server/src/modules/cart/store-peek.ts',
    text: 'export const all = (sql: never) => sql`select sku from inventory.levels`\n',
  },
  'every migration has its undo beside it': {
    file: 'server/src/modules/cart/migrations/0009_forever.sql',
    text: 'create table cart.forever (id text primary key);\n',
  },
  'a module says what it is in at most fifteen lines': {
    file: 'server/src/modules/silent/index.ts',
    text: 'export const createSilent = () => ({})\n',
  },
  'one index.ts per module, none inside it': {
    file: 'server/src/modules/cart/inner/index.ts',
    text: 'export const inner = 1\n',
  },
  'no file is called utils, helpers, manager or base': {
    file: 'server/src/kernel/utils.ts',
    text: 'export const anything = 1\n',
  },
  'no test is switched off or focused': {
    file: 'server/src/kernel/later.test.ts',
    text: `import { test } from 'node:test'\ntest.skip('some day', () => {})\n`,
  },
}

/** What a sound tree of this shape looks like, so that the violations are all there is to find. */
const sound: Record<string, string> = {
  'server/src/modules/inventory/store.ts': 'export const findLevels = 1\n',
  'server/src/modules/inventory/index.ts': 'export const createInventory = 1\n',
  'server/src/modules/inventory/README.md': '# inventory\n',
  'server/src/modules/cart/two.ts': `import { one } from './one.ts'\nexport const two = one\n`,
  'server/src/testing/fixture.ts': 'export const fixture = 1\n',
}

test('every fence fails on a planted violation', async (t) => {
  let planted: string
  before(() => {
    planted = mkdtempSync(join(tmpdir(), 'techmart-fences-'))
    symlinkSync(join(ROOT, 'node_modules'), join(planted, 'node_modules'))
    cpSync(join(ROOT, 'package.json'), join(planted, 'package.json'))
    const files = [...Object.values(plantedImports), ...Object.values(plantedTexts)]
    for (const { file, text } of files) write(planted, file, text)
    for (const [file, text] of Object.entries(sound)) write(planted, file, text)
  })
  after(() => rmSync(planted, { recursive: true, force: true }))

  await t.test('every import rule has its planted violation, and the other way round', () => {
    assert.deepEqual(Object.keys(plantedImports).sort(), config.forbidden.map((rule) => rule.name).sort())
    assert.deepEqual(Object.keys(plantedTexts).sort(), [...textFences].sort())
  })

  await t.test('the import rules', async (t) => {
    const { output } = await cruise(['bench', 'contracts', 'server', 'storefront'], {
      ...(config.options as object),
      baseDir: planted,
      validate: true,
      ruleSet: { forbidden: config.forbidden as never },
    })
    const found = (output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name} ${from}`)
    for (const [rule, { file }] of Object.entries(plantedImports)) {
      await t.test(rule, () => assert.ok(found.includes(`${rule} ${file}`), found.join('\n')))
    }
  })

  await t.test('the text rules', async (t) => {
    const found = findTextViolations(planted).map(({ fence, file }) => `${fence} ${file}`)
    for (const [fence, { file }] of Object.entries(plantedTexts)) {
      await t.test(fence, () => assert.ok(found.includes(`${fence} ${file}`), found.join('\n')))
    }
  })
})

test('this tree breaks none of the text fences', () => {
  assert.deepEqual(findTextViolations(ROOT), [])
})

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
