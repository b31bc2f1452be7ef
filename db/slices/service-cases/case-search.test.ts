import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importCase } from './case-import.service.ts';
import { harbourOfFile } from './harbour.fixture.ts';
import { listCases } from './service-cases.service.ts';
import { createCase, updateCase } from './shown-cases.fixture.ts';

const { write, read } = harbourOfFile();

describe('search', () => {
  const letters = ['漏', '油', '轴', '承', '，', ' ', 'A', 'a', '𠮷', 'Ａ', '%', '_', '"', '々'];
  const word = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 3 }).map((c) => c.join(''));
  const text = fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 })
    .map((c) => `x${c.join('')}x`);

  it('finds exactly what LIKE finds, newest first, page by page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, fc.option(text), fc.integer({ min: 1, max: 28 })), {
          minLength: 5,
          maxLength: 25,
        }),
        word,
        (rows, searched) => {
          const marker = `${Math.random()}`;
          write((w) => {
            for (const [title, description, day] of rows) {
              importCase(w, {
                title,
                description,
                reportedOn: `2020-02-${String(day).padStart(2, '0')}`,
                sourceNo: marker,
              });
            }
          });
          const filters = [{ column: 'sourceNo', op: 'eq', value: marker } as const];
          const first = read((r) => listCases(r, { search: searched, filters, limit: 3, withTotal: true }));
          const found = first.rows.map((c) => c.id);
          for (let after = first.next; after !== null; ) {
            const page = read((r) =>
              listCases(r, { search: searched, filters, limit: 3, after: after ?? '' }),
            );
            found.push(...page.rows.map((c) => c.id));
            after = page.next;
          }
          const pattern = `%${searched.trim().replace(/[\\%_]/g, '\\$&')}%`;
          const plain = read((r) =>
            r.db.pluckAll<string>(
              `SELECT id FROM service_cases WHERE source_no = ? AND (title LIKE ? ESCAPE '\\' OR description LIKE ? ESCAPE '\\') ORDER BY reported_on DESC, seq DESC`,
              [marker, pattern, pattern],
            ),
          );
          expect(found).toEqual(plain);
          expect(first.total).toBe(plain.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('follows a changed text and a changed day', () => {
    const made = write((w) => createCase(w, { title: '绝缘击穿', reportedOn: '2026-06-01' }));
    const find = (search: string) => read((r) => listCases(r, { search }).rows.map((c) => c.id));
    expect(find('缘击')).toEqual([made.id]);
    write((w) => updateCase(w, { id: made.id, version: 1, title: '绝缘下降', reportedOn: '2026-06-02' }));
    expect(find('击穿')).toEqual([]);
    expect(find('缘下')).toEqual([made.id]);
    const days = read(
      (r) => listCases(r, { filters: [{ column: 'reportedOn', op: 'eq', value: '2026-06-02' }] }).rows,
    );
    expect(days.map((c) => c.id)).toEqual([made.id]);
  });
});
