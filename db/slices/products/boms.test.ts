import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { expandBom, getBom, listBoms, nextLetter, releaseBom, saveBom } from './boms.service.ts';
import { createPart, getPart, revisePart, updatePart } from './parts.service.ts';
import { createProduct, findItemByGtin } from './products.service.ts';

let test: TestStore;
let product: string;
const part = (drawingNo: string, more: object = {}) =>
  write((w) => createPart(w, { drawingNo, name: drawingNo, ...more }).id);
const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.service, useCase);
const line = (position: string, partId: string, quantity = 1000, more: object = {}) => ({
  position,
  partId,
  quantity,
  ...more,
});
const rule = (name: string): unknown =>
  expect.objectContaining({ data: expect.objectContaining({ rule: name }) });

beforeAll(async () => {
  test = await openTestStore();
  product = write((w) => createProduct(w, { code: 'W-40', name: '绞车', family: 'winch' }).id);
});
afterAll(() => test[Symbol.asyncDispose]());

describe('bills of material', () => {
  it('are drafted, released and then left as they are; a change is the next letter', () => {
    const drum = part('D-1');
    const oil = part('O-1', { tracking: 'quantity', uom: 'L' });
    const lines = [line('滚筒', drum), line('润滑', oil, 12_500)];
    const draft = write((w) => saveBom(w, { productId: product, lines }));
    expect(draft).toMatchObject({ letter: 'A', state: 'draft' });
    expect(() => write((w) => saveBom(w, { productId: product, lines }))).toThrow(rule('revision_in_work'));
    const { id, version } = draft;
    const released = write((w) => releaseBom(w, { id, version, on: '2026-01-01' }));
    expect(released.lines.map((l) => [l.position, l.capacity, l.quantity])).toEqual([
      ['滚筒', 1, 1000],
      ['润滑', 1, 12_500],
    ]);
    const again = { productId: product, id, version: released.version, lines };
    expect(() => write((w) => saveBom(w, again))).toThrow(rule('revision_immutable'));
    expect(() => write((w) => w.db.run('DELETE FROM bom_lines WHERE bom_id = ?', [id]))).toThrow(
      /revision_immutable/,
    );
    const next = write((w) => saveBom(w, { productId: product, lines: [line('滚筒', drum, 2000)] }));
    write((w) => releaseBom(w, { id: next.id, version: next.version, on: '2026-06-01' }));
    expect(write((w) => listBoms(w, { productId: product })).map((b) => [b.letter, b.state])).toEqual([
      ['B', 'released'],
      ['A', 'superseded'],
    ]);
    const on = (day: string) =>
      write((w) => expandBom(w, { productId: product, partId: null }, day)).map((p) => p.position);
    expect(on('2025-12-31')).toEqual([]);
    expect(on('2026-05-31')).toEqual(['滚筒', '润滑']);
    expect(on('2026-06-01')).toEqual(['滚筒/1', '滚筒/2']);
  });

  it('refuse a place named twice, a part of a piece, and a part made of itself', () => {
    const gear = part('G-1');
    const shaft = part('S-1');
    const save = (partId: string, lines: ReturnType<typeof line>[]) =>
      write((w) => saveBom(w, { partId, lines }));
    expect(() => save(gear, [line('a', shaft), line('Ａ', shaft)])).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
    expect(() => save(gear, [line('a', shaft, 1500)])).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
    save(gear, [line('轴', shaft)]);
    expect(() => save(shaft, [line('x', gear)])).toThrow(rule('bom_cycle'));
    expect(() => save(shaft, [line('x', shaft)])).toThrow(rule('bom_cycle'));
  });

  it('follow the parts of parts, with the path of their places', () => {
    const bolt = part('B-9');
    const pump = part('P-9');
    const unit = part('U-9');
    const release = (partId: string, lines: ReturnType<typeof line>[]) =>
      write((w) => releaseBom(w, { ...saveBom(w, { partId, lines }), on: '2026-01-01' }));
    release(pump, [line('螺栓', bolt, 2000, { capacity: 2 })]);
    release(unit, [line('泵', pump)]);
    const places = write((w) => expandBom(w, { productId: null, partId: unit }, '2026-02-01'));
    expect(places.map((p) => [p.depth, p.path])).toEqual([
      [1, '泵'],
      [2, '泵 › 螺栓/1'],
      [2, '泵 › 螺栓/2'],
    ]);
  });

  it.each([
    [undefined, 'A'],
    ['A', 'B'],
    ['Z', 'AA'],
    ['AZ', 'BA'],
  ])('after %s comes %s', (last, next) => {
    expect(nextLetter(last)).toBe(next);
  });
});

describe('parts', () => {
  it('get a next revision that is a part of its own, with the bill as a draft', () => {
    const seal = part('SEAL-1');
    const head = part('HEAD-1', { revision: 'A' });
    write((w) => saveBom(w, { partId: head, lines: [line('密封', seal)] }));
    const next = write((w) => revisePart(w, { id: head, revision: 'B' }));
    expect(next).toMatchObject({ drawingNo: 'HEAD-1', revision: 'B', supersedesId: head });
    expect(() => write((w) => revisePart(w, { id: head, revision: 'B' }))).toThrow(
      expect.objectContaining({ code: 'DUPLICATE' }),
    );
    const [bom] = write((w) => listBoms(w, { partId: next.id }));
    expect(bom && write((w) => getBom(w, bom.id)).lines[0]?.position).toBe('密封');
    const view = write((w) => getPart(w, seal));
    expect(view.usedIn.map((u) => u.code)).toEqual(['HEAD-1 A', 'HEAD-1 B']);
    expect(write((w) => getPart(w, head)).revisions.map((r) => r.revision)).toEqual(['B', 'A']);
  });

  it('keep one trade number each, whatever its length', () => {
    const carrier = part('N-1', { gtin: '6901234567892' });
    expect(write((w) => findItemByGtin(w, '06901234567892'))).toEqual({ productId: null, partId: carrier });
    expect(() =>
      write((w) => createProduct(w, { code: 'N-2', name: 'N', family: 'n', gtin: '06901234567892' })),
    ).toThrow(expect.objectContaining({ code: 'DUPLICATE' }));
    const updated = write((w) => updatePart(w, { id: carrier, version: 1, gtin: null, name: '泵' }));
    expect(updated).toMatchObject({ gtin: null, name: '泵', version: 2 });
  });
});
