/** A tree of small files: path → text. */
export type Tree = Readonly<Record<string, string>>;

export interface Violation {
  rule: string;
  /** What the table forbids, in words. */
  forbids: string;
  /** The file that breaks the rule. */
  path: string;
  text: string;
  /** Files it needs to break it; the report may name either. */
  with?: Tree;
}

/** One well-behaved file per place of the folder table, importing what it may import. */
export const cleanTree: Tree = {
  'contract/orders/orders.schema.ts':
    "import { z } from 'zod';\nexport const orderRow = z.object({ id: z.string() });\nexport type OrderRow = z.infer<typeof orderRow>;\n",
  'contract/orders/orders.contract.ts':
    "import { oc } from '@orpc/contract';\nimport { orderRow } from './orders.schema.ts';\nexport const orders = { get: oc.output(orderRow) };\n",
  'contract/orders/orders.test.ts':
    "import { join } from 'node:path';\nimport { orderRow } from './orders.schema.ts';\nexport const seen = [join('a'), orderRow];\n",
  'db/core.ts':
    "import { listOrders } from '#db/slices/orders/orders.service.ts';\nexport function createCore() {\n  return { listOrders };\n}\n",
  'db/connection/database.ts':
    "import Database from 'better-sqlite3';\nimport { join } from 'node:path';\nexport const open = (folder: string) => new Database(join(folder, 'a.db'));\n",
  'db/slices/orders/orders.repo.ts':
    "import { open } from '#db/connection/database.ts';\nexport const rows = () => open('x');\n",
  'db/slices/orders/orders.service.ts':
    "import type { OrderRow } from '#contract/orders/orders.schema.ts';\nimport { rows } from './orders.repo.ts';\nexport const listOrders = (): [unknown, OrderRow[]] => [rows(), []];\n",
  'db/slices/orders/orders.procedures.ts':
    "import { listOrders } from './orders.service.ts';\nexport const procedures = { listOrders };\n",
  'db/slices/orders/orders.test.ts': "import { rows } from './orders.repo.ts';\nexport const seen = rows;\n",
  'db/slices/units/units.service.ts':
    "import { listOrders } from '#db/slices/orders/orders.service.ts';\nexport const listUnits = () => listOrders();\n",
  'server/serve.ts':
    "import { createCore } from '#db/core.ts';\nimport fastify from 'fastify';\nexport const serve = () => [fastify(), createCore()];\n",
  'electron/main/window.ts':
    "import type { OrderRow } from '#contract/orders/orders.schema.ts';\nimport { app } from 'electron';\nexport const quit = (_row: OrderRow) => app.quit();\n",
  'electron/core-process/host.ts':
    "import { createCore } from '#db/core.ts';\nimport { serve } from '#server/serve.ts';\nexport const host = () => [createCore(), serve()];\n",
  'renderer/components/button.tsx':
    "import { Button } from '@mantine/core';\nexport const Save = () => <Button>save</Button>;\n",
  'renderer/features/orders/order-list.tsx':
    "import type { OrderRow } from '#contract/orders/orders.schema.ts';\nimport { Save } from '#renderer/components/button.tsx';\nexport const OrderList = (_: { row: OrderRow }) => <Save />;\n",
  'renderer/features/units/unit-list.tsx':
    "import { Save } from '#renderer/components/button.tsx';\nexport const UnitList = () => <Save />;\n",
  'renderer/app/routes.tsx':
    "import { OrderList } from '#renderer/features/orders/order-list.tsx';\nimport { UnitList } from '#renderer/features/units/unit-list.tsx';\nexport const routes = [OrderList, UnitList];\n",
  'build/vite.config.ts': "import { defineConfig } from 'vite';\nexport default defineConfig({});\n",
  'e2e/orders.spec.ts':
    "import { chromium } from 'playwright-core';\nexport const open = () => chromium.launch();\n",
  'e2e/reference/orders.reference.ts':
    "import { createCore } from '#db/core.ts';\nexport const cases = () => createCore();\n",
  'bench/reads.ts': "import { createCore } from '#db/core.ts';\nexport const bench = () => createCore();\n",
};

const uses = (specifier: string): string =>
  `import * as used from '${specifier}';\nexport const seen = used;\n`;

function violation(rule: string, forbids: string, path: string, specifier: string): Violation {
  return { rule, forbids, path, text: uses(specifier) };
}

/** At least one deliberate violation for every rule in .dependency-cruiser.mjs. */
export const violations: readonly Violation[] = [
  violation('contract-stays-pure', 'node: in contract', 'contract/bad.ts', 'node:fs'),
  violation('contract-stays-pure', 'electron in contract', 'contract/bad.ts', 'electron'),
  violation('contract-stays-pure', 'react in contract', 'contract/bad.ts', 'react'),
  violation('contract-stays-pure', 'db in contract', 'contract/bad.ts', '#db/core.ts'),
  violation('db-knows-no-host', 'electron in db', 'db/bad.ts', 'electron'),
  violation('db-knows-no-host', 'http in db', 'db/bad.ts', 'node:http'),
  violation('db-knows-no-host', 'fastify in db', 'db/bad.ts', 'fastify'),
  violation(
    'db-knows-no-host',
    'the HTTP adapter of the RPC package in db',
    'db/bad.ts',
    '@orpc/server/node',
  ),
  violation('db-knows-no-host', 'renderer in db', 'db/bad.ts', '#renderer/components/button.tsx'),
  violation('db-knows-no-host', 'server in db', 'db/bad.ts', '#server/serve.ts'),
  violation('server-knows-no-shell', 'electron in server', 'server/bad.ts', 'electron'),
  violation('server-knows-no-shell', 'shell sources in server', 'server/bad.ts', '#electron/main/window.ts'),
  violation('server-knows-no-shell', 'screens in server', 'server/bad.ts', '#renderer/components/button.tsx'),
  violation('electron-only-core-process-runs-the-core', 'db in main', 'electron/main/bad.ts', '#db/core.ts'),
  violation(
    'electron-only-core-process-runs-the-core',
    'db in preload',
    'electron/preload/bad.ts',
    '#db/core.ts',
  ),
  violation(
    'electron-only-core-process-runs-the-core',
    'server in main',
    'electron/main/bad.ts',
    '#server/serve.ts',
  ),
  violation(
    'electron-only-core-process-runs-the-core',
    'the driver in main',
    'electron/main/bad.ts',
    'better-sqlite3',
  ),
  violation(
    'electron-never-imports-screens',
    'screens in core-process',
    'electron/core-process/bad.ts',
    '#renderer/components/button.tsx',
  ),
  violation(
    'electron-main-knows-contract-types-only',
    'running contract code in main',
    'electron/main/bad.ts',
    '#contract/orders/orders.schema.ts',
  ),
  violation('renderer-talks-through-the-contract', 'node: in renderer', 'renderer/lib/bad.ts', 'node:fs'),
  violation('renderer-talks-through-the-contract', 'db in renderer', 'renderer/lib/bad.ts', '#db/core.ts'),
  violation(
    'renderer-talks-through-the-contract',
    'server in renderer',
    'renderer/lib/bad.ts',
    '#server/serve.ts',
  ),
  violation('renderer-talks-through-the-contract', 'electron in renderer', 'renderer/lib/bad.ts', 'electron'),
  violation(
    'renderer-talks-through-the-contract',
    'shell in renderer',
    'renderer/lib/bad.ts',
    '#electron/main/window.ts',
  ),
  violation('build-holds-no-product-code', 'product code in build', 'build/bad.ts', '#server/serve.ts'),
  violation('e2e-sees-the-running-program', 'internals in a spec', 'e2e/bad.spec.ts', '#db/core.ts'),
  violation(
    'reference-enters-by-the-core-door',
    'a service in a reference case',
    'e2e/reference/bad.reference.ts',
    '#db/slices/orders/orders.service.ts',
  ),
  violation(
    'contract-cases-use-the-doors',
    'a service in a contract case',
    'e2e/contract/bad.test.ts',
    '#db/slices/orders/orders.service.ts',
  ),
  violation('bench-measures-core-and-contract', 'a door in the bench', 'bench/bad.ts', '#server/serve.ts'),
  violation(
    'bench-measures-core-and-contract',
    'screens in the bench',
    'bench/bad.ts',
    '#renderer/components/button.tsx',
  ),
  violation(
    'product-knows-no-workshop',
    'a test in product code',
    'db/bad.ts',
    '#db/slices/orders/orders.test.ts',
  ),
  violation(
    'product-knows-no-workshop',
    'packaging in product code',
    'server/bad.ts',
    '#build/vite.config.ts',
  ),
  violation(
    'features-do-not-know-each-other',
    'a feature in a feature',
    'renderer/features/units/bad.tsx',
    '#renderer/features/orders/order-list.tsx',
  ),
  violation(
    'kit-knows-no-feature',
    'a feature in the kit',
    'renderer/components/bad.tsx',
    '#renderer/features/orders/order-list.tsx',
  ),
  violation(
    'repo-private-to-its-slice',
    "another slice's repository",
    'db/slices/units/bad.service.ts',
    '#db/slices/orders/orders.repo.ts',
  ),
  violation(
    'repo-private-to-slices',
    'a repository in a report',
    'db/reports/bad.report.ts',
    '#db/slices/orders/orders.repo.ts',
  ),
  violation(
    'repo-behind-its-service',
    'a repository in procedures',
    'db/slices/orders/bad.procedures.ts',
    './orders.repo.ts',
  ),
  violation(
    'kit-of-the-core-knows-no-slice',
    'a slice in the connection',
    'db/connection/bad.ts',
    '#db/slices/orders/orders.service.ts',
  ),
  {
    ...violation('no-cycles', 'two files that need each other', 'db/circle-one.ts', './circle-two.ts'),
    with: { 'db/circle-two.ts': uses('./circle-one.ts') },
  },
  {
    rule: 'no-cycles',
    forbids: 'a circle through types alone',
    path: 'contract/circle-one.ts',
    text: "import type { Two } from './circle-two.ts';\nexport type One = Two | 1;\n",
    with: {
      'contract/circle-two.ts': "import type { One } from './circle-one.ts';\nexport type Two = One[];\n",
    },
  },
  violation('everything-resolves', 'a file that is not there', 'db/bad.ts', './missing.ts'),
  violation('everything-resolves', 'an alias that is not declared', 'db/bad.ts', '#somewhere/else.ts'),
  violation('everything-resolves', 'a package that is not installed', 'db/bad.ts', 'left-pad-of-nowhere'),
  violation('only-declared-packages', 'a package brought by another one', 'db/bad.ts', 'semver'),
  violation('runtime-needs-runtime-packages', 'a development package at run time', 'db/bad.ts', 'vite'),
];
