import { describe, expect, test } from 'vitest';
import { seenSections } from '#renderer/components/form/seen-sections.ts';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { seenColumns } from '#renderer/components/grid/seen-columns.ts';
import { maskOf } from './mask-of.ts';

interface Row {
  quoteMinor: number | null;
}
const column = (id: string): GridColumn<Row> => ({
  id,
  header: id,
  width: 100,
  kind: 'money',
  value: (row) => row.quoteMinor,
  edit: { kind: 'money', name: id, label: id },
});
const columns = [column('no'), column('quoteMinor')];
const levelled = (level: 'hidden' | 'masked' | 'read') => maskOf([{ field: 'market-records.quote', level }]);
const seen = (level: 'hidden' | 'masked' | 'read') =>
  seenColumns(columns, (id) => levelled(level)('market-records', id));

describe('invariant 18 what the interface draws of a masked field', () => {
  test('a hidden column is gone, a masked one says so and is neither summed, filtered, sorted nor typed in', () => {
    expect(seen('hidden').map(({ id }) => id)).toEqual(['no']);
    const [, masked] = seen('masked');
    expect(masked).toMatchObject({ kind: 'text', sortable: false, filter: false });
    expect(masked?.value({ quoteMinor: 5 })).toBe('****');
    expect(masked?.text?.({ quoteMinor: 5 })).toBe('****');
    expect(masked?.edit).toBeUndefined();
    const [, read] = seen('read');
    expect(read?.value({ quoteMinor: 5 })).toBe(5);
    expect(read?.edit).toBeUndefined();
  });

  test('a list of another entity and a person without masks keep their columns', () => {
    expect(seenColumns(columns, (id) => levelled('hidden')('orders', id))).toBe(columns);
    expect(seenColumns(columns, () => 'edit')).toBe(columns);
  });

  test('a form leaves out what is not seen and sends nothing for it; what may only be read cannot be typed', () => {
    const sections = [
      {
        fields: [
          { kind: 'money' as const, name: 'quoteMinor', label: '报价' },
          { kind: 'text' as const, name: 'model', label: '型号' },
        ],
      },
    ];
    const fieldsOf = (level: 'hidden' | 'masked' | 'read') =>
      seenSections('market-records', sections, levelled(level))[0]?.fields ?? [];
    expect(fieldsOf('hidden')[0]?.isShown?.({})).toBe(false);
    expect(fieldsOf('masked')[0]?.isShown?.({})).toBe(false);
    expect(fieldsOf('read')[0]?.isReadOnly).toBe(true);
    expect(fieldsOf('hidden')[1]).toBe(sections[0]?.fields[1]);
    expect(seenSections('orders', sections, levelled('hidden'))).toBe(sections);
    const lines = [
      {
        fields: [
          {
            kind: 'lines' as const,
            name: 'lines',
            label: '明细',
            columns: [{ kind: 'money' as const, name: 'priceMinor', label: '单价' }],
            emptyLine: () => ({}),
          },
        ],
      },
    ];
    const [order] = seenSections('orders', lines, maskOf([{ field: 'orders.amounts', level: 'read' }]));
    expect(order?.fields[0]?.isShown?.({})).toBe(false);
  });
});
