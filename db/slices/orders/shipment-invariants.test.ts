import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DomainError } from '#contract/kit/errors.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createProduct } from '#db/slices/products/products.service.ts';
import { registerUnits } from '#db/slices/units/units.service.ts';
import { createOrder, getOrder } from './orders.service.ts';
import { recordArrival, shipOrder, voidShipment } from './shipments.service.ts';
import { LINE, type OrderCase, openOrderCase, orderInput } from './test-order-case.ts';

/** Units a line may have; the ones after them lie in stock and fit either order. */
const ON_LINE = 3;
const UNITS = 5;
const attempt = fc.record({
  act: fc.constantFrom('register', 'ship', 'ship', 'ship', 'void', 'arrive'),
  order: fc.nat(1),
  units: fc.uniqueArray(fc.nat(UNITS - 1), { minLength: 1, maxLength: 2 }),
  /** Now and then a unit of the other order is scanned. */
  isForeign: fc.nat(9).map((n) => n === 0),
  shipment: fc.nat(5),
  loose: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 }),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer A> ? A : never;

let test: TestStore;
let base: OrderCase;
let productId: string;
let run = 0;
const pluck = (sql: string) => test.store.handle.prepare<[], number>(sql).pluck().get();

beforeAll(async () => {
  test = await openTestStore();
  base = openOrderCase(test);
  productId = base.write((w) => createProduct(w, { code: 'AW-68', name: '锚绞机', family: '甲板机械' })).id;
});
afterAll(() => test[Symbol.asyncDispose]());

const codeOf = (of: number, n: number) => `V${run}-${of}-${n}`;

/** Two of three units of each order's line, the last is still to be registered, and two in stock. */
function makeUnits(orderIds: readonly string[]): void {
  for (const [of, orderId] of [...orderIds, null].entries()) {
    const numbers = orderId === null ? [ON_LINE, ON_LINE + 1] : [0, 1];
    const codes = numbers.map((n) => ({ barcode: codeOf(of, n), factoryNo: null }));
    const line = orderId === null ? undefined : base.read((r) => getOrder(r, orderId)).lines[0];
    base.write((w) => registerUnits(w, { codes, productId, ...(line ? { orderLineId: line.id } : {}) }));
  }
}

function actOn(orderIds: readonly string[], a: Attempt): void {
  const own = a.isForeign ? 1 - a.order : a.order;
  const codes = a.units.map((n) => codeOf(n < ON_LINE ? own : 2, n));
  const orderId = orderIds[a.order] ?? '';
  const order = base.read((r) => getOrder(r, orderId));
  const [tracked, loose] = order.lines;
  const shipment = order.shipments[a.shipment % Math.max(1, order.shipments.length)];
  base.write((w) => {
    if (a.act === 'register') {
      const made = [{ barcode: w.newId(), factoryNo: null }];
      registerUnits(w, { codes: made, productId, orderLineId: tracked?.id ?? '' });
    } else if (a.act === 'ship') {
      const lines = a.loose === null ? [] : [{ lineId: loose?.id ?? '', quantity: a.loose * 1000 }];
      shipOrder(w, { orderId, units: codes, lines });
    } else if (shipment && a.act === 'void') {
      voidShipment(w, { id: shipment.id, version: shipment.version, reason: '扫错' });
    } else if (shipment) recordArrival(w, { id: shipment.id, version: shipment.version });
  });
}

it('invariant 7: whatever is shipped, taken back and registered, no unit is on two shipments and no line is exceeded', () => {
  let shipped = 0;
  fc.assert(
    fc.property(fc.array(attempt, { minLength: 10, maxLength: 40 }), (attempts) => {
      run += 1;
      const lines = [
        { ...LINE, productId, quantity: 3000 },
        { product: '缆绳', quantity: 6000, uom: '件', priceMinor: 1_00 },
      ];
      const orderIds = [1, 2].map(() => base.write((w) => createOrder(w, orderInput(base, { lines }))).id);
      makeUnits(orderIds);
      for (const a of attempts) {
        try {
          actOn(orderIds, a);
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
        }
      }
      const live = 'FROM shipment_lines l JOIN shipments h ON h.id = l.shipment_id AND h.voided_at IS NULL';
      expect(
        pluck(
          `SELECT count(*) FROM (SELECT 1 ${live} WHERE l.unit_id IS NOT NULL GROUP BY l.unit_id HAVING count(*) > 1)`,
        ),
      ).toBe(0);
      expect(
        pluck(
          `SELECT count(*) FROM order_lines o WHERE o.quantity < (SELECT COALESCE(sum(l.quantity), 0) ${live} WHERE l.order_line_id = o.id)`,
        ),
      ).toBe(0);
      expect(
        pluck(`SELECT count(*) FROM order_lines o WHERE o.quantity < 1000 * (SELECT count(*) FROM units u
          WHERE u.order_line_id = o.id AND u.voided_at IS NULL)`),
      ).toBe(0);
      shipped = pluck(`SELECT count(*) ${live}`) ?? 0;
    }),
    { numRuns: 25, seed: 5 },
  );
  expect(shipped).toBeGreaterThan(60);
});
