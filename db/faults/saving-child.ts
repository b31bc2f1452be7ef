import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openWriter } from '#db/connection/open.ts';
import { DATABASE, LEDGER_VERSION } from './ledgers.ts';

/** Run as a process of its own: saves without end, and says each number only after its commit. */

function acknowledge(counter: number): void {
  writeSync(1, `${counter}\n`);
}

function saveSingly(handle: Database): void {
  const next = handle.prepare<[], number>('SELECT coalesce(max(id), 0) + 1 FROM parts').pluck();
  const part = handle.prepare('INSERT INTO parts (id, name) VALUES (?, ?)');
  for (;;) {
    const id = next.get() ?? 1;
    part.run(id, `${id} ${'x'.repeat(id % 500)}`);
    acknowledge(id);
  }
}

/** An order with its lines, its stock movements and its log entry, all in one transaction. */
function saveOrders(handle: Database): void {
  handle.exec(`
    CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, total INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS order_lines (
      order_id INTEGER NOT NULL REFERENCES orders (id), line INTEGER NOT NULL, amount INTEGER NOT NULL,
      PRIMARY KEY (order_id, line)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS stock (item INTEGER PRIMARY KEY, sold INTEGER NOT NULL) STRICT`);
  const next = handle.prepare<[], number>('SELECT coalesce(max(id), 0) + 1 FROM orders').pluck();
  const order = handle.prepare('INSERT INTO orders (id, total) VALUES (?, ?)');
  const line = handle.prepare('INSERT INTO order_lines (order_id, line, amount) VALUES (?, ?, ?)');
  const sell = handle.prepare(
    'INSERT INTO stock (item, sold) VALUES (?, ?) ON CONFLICT (item) DO UPDATE SET sold = sold + excluded.sold',
  );
  const log = handle.prepare('INSERT INTO change_log (at) VALUES (?)');
  const save = handle.transaction((id: number) => {
    const amounts = Array.from({ length: 1 + (id % 7) }, (_, i) => 100 * id + i);
    order.run(
      id,
      amounts.reduce((sum, amount) => sum + amount, 0),
    );
    for (const [i, amount] of amounts.entries()) {
      line.run(id, i, amount);
      sell.run((id + i) % 50, amount);
    }
    log.run(id);
  });
  for (;;) {
    const id = next.get() ?? 1;
    save.immediate(id);
    acknowledge(id);
  }
}

const [, , folder = '', mode = ''] = process.argv;
const handle = openWriter(join(folder, DATABASE), { latestVersion: LEDGER_VERSION });
// What the driver would do by itself; shows that the drill can tell the difference.
if (mode === 'carelessly') handle.pragma('synchronous = NORMAL');
if (mode === 'orders') saveOrders(handle);
else saveSingly(handle);
