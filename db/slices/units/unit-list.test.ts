import { expect, onTestFinished, test } from 'vitest';
import type { ReadContext } from '#db/kit/context.ts';
import { openTestStore } from '#db/kit/test-store.ts';
import { listUnits } from './units.service.ts';

/** How SQLite goes about each statement a question asks. */
function plansOf(r: ReadContext, ask: (r: ReadContext) => void): string[] {
  const asked: string[] = [];
  const db = new Proxy(r.db, {
    get: (target, name: keyof ReadContext['db']) => {
      const method = target[name];
      if (name !== 'all' && name !== 'pluck') return method;
      return (text: string, ...rest: never[]) => {
        asked.push(text);
        return (method as (text: string, ...rest: never[]) => unknown).call(target, text, ...rest);
      };
    },
  });
  ask({ ...r, db });
  return asked.map((text) => {
    const values = Array.from({ length: text.split('?').length - 1 }, () => 1);
    const steps = r.db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, values);
    return steps.map((step) => step.detail).join('\n');
  });
}

test('units are counted and a page in their middle is found without opening one', async () => {
  const made = await openTestStore();
  onTestFinished(() => made[Symbol.asyncDispose]());
  const [page, total] = made.store.read(made.actors.service, (r) =>
    plansOf(r, (spied) => listUnits(spied, { offset: 40, withTotal: true })),
  );
  expect(page).toContain('COVERING INDEX units_barcode');
  expect(total).toBe('SCAN u USING COVERING INDEX units_barcode');
});
