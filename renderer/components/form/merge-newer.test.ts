import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldDefinition, FormValues } from './form-types.ts';
import { fieldDifferences, mergeNewer } from './merge-newer.ts';

const LINES: FieldDefinition = {
  kind: 'lines',
  name: 'lines',
  label: 'Lines',
  columns: [{ kind: 'text', name: 'text', label: 'Text' }],
  emptyLine: () => ({ uom: 'pcs' }),
};
const FIELDS: readonly FieldDefinition[] = [
  ...['model', 'contact', 'note'].map((name) => ({ kind: 'text', name, label: name }) as const),
  LINES,
];
const opened: FormValues = {
  model: 'A',
  contact: 'Li',
  note: null,
  lines: [{ text: 'a', uom: 'pcs' }],
  version: 1,
};
const kinds = (mine: FormValues, theirs: FormValues) =>
  fieldDifferences(FIELDS, { opened, mine: { ...opened, ...mine }, theirs: { ...opened, ...theirs } }).map(
    ({ field, by }) => `${field.name} ${by}`,
  );

describe('F53 what differs between a form and the newer record', () => {
  test('one side, both sides, and the same on both sides', () => {
    expect(kinds({ model: 'B' }, { contact: 'Zhao' })).toEqual(['model mine', 'contact theirs']);
    expect(kinds({ model: 'B' }, { model: 'C' })).toEqual(['model both']);
    expect(kinds({ model: 'B' }, { model: 'B' })).toEqual([]);
  });

  test('blanks, spaces, the order of keys and an empty last line are no change', () => {
    expect(kinds({ note: '', model: ' A ' }, { note: undefined })).toEqual([]);
    expect(kinds({ lines: [{ uom: 'pcs', text: 'a' }, { uom: 'pcs' }] }, {})).toEqual([]);
  });

  test('lines are one field: another line on each side is a conflict of the whole list', () => {
    const mine = { lines: [{ text: 'b', uom: 'pcs' }] };
    const theirs = { lines: [{ text: 'a', uom: 'pcs' }, { text: 'c' }] };
    expect(kinds(mine, theirs)).toEqual(['lines both']);
    const sides = { opened, mine: { ...opened, ...mine }, theirs: { ...opened, ...theirs, version: 2 } };
    expect(mergeNewer(FIELDS, sides, () => true)).toEqual({ ...opened, ...mine, version: 2 });
    expect(mergeNewer(FIELDS, sides, () => false)).toEqual({ ...opened, ...theirs, version: 2 });
  });

  test('the reason a value is kept for follows the value', () => {
    const sides = {
      opened: { model: 'A', contact: 'Li' },
      mine: { model: 'B', contact: 'Li', exceptions: { model: 'so on the plate' } },
      theirs: { model: 'C', contact: 'Zhao', exceptions: { contact: 'as told' } },
    };
    expect(mergeNewer(FIELDS, sides, () => true)['exceptions']).toEqual({
      model: 'so on the plate',
      contact: 'as told',
    });
    expect(mergeNewer(FIELDS, sides, () => false)['exceptions']).toEqual({ contact: 'as told' });
  });
});

const value = fc.constantFrom(null, '', 'a', 'b', 'c ', 1, 2);
const lines = fc.array(fc.record({ text: value, uom: fc.constantFrom('pcs', 'kg') }), { maxLength: 3 });
const side = fc.record({ model: value, contact: value, note: value, lines });
const sidesOf = fc.record({ opened: side, mine: side, theirs: side });

describe('F53 the merge, whatever was typed', () => {
  test('what only one side changed is as that side has it; what both changed is as it was chosen', () => {
    fc.assert(
      fc.property(sidesOf, fc.func(fc.boolean()), (sides, chosen) => {
        const merged = mergeNewer(FIELDS, sides, chosen);
        for (const { field, by, mine, theirs } of fieldDifferences(FIELDS, sides)) {
          const isMine = by === 'mine' || (by === 'both' && chosen(field.name));
          expect(merged[field.name]).toBe(isMine ? mine : theirs);
        }
      }),
    );
  });

  test('nothing is lost or invented: all mine loses nothing typed, all theirs nothing saved', () => {
    fc.assert(
      fc.property(sidesOf, (sides) => {
        const kept = mergeNewer(FIELDS, sides, () => true);
        expect(
          fieldDifferences(FIELDS, { ...sides, theirs: kept }).filter(({ by }) => by !== 'theirs'),
        ).toEqual([]);
        const given = mergeNewer(FIELDS, sides, () => false);
        expect(fieldDifferences(FIELDS, { ...sides, mine: given }).filter(({ by }) => by !== 'mine')).toEqual(
          [],
        );
      }),
    );
  });

  test('it makes no difference who was first, when the choice is turned round with the sides', () => {
    fc.assert(
      fc.property(sidesOf, fc.func(fc.boolean()), (sides, chosen) => {
        const one = mergeNewer(FIELDS, sides, chosen);
        const turned = { opened: sides.opened, mine: sides.theirs, theirs: sides.mine };
        const other = mergeNewer(FIELDS, turned, (name) => !chosen(name));
        expect(fieldDifferences(FIELDS, { opened: one, mine: one, theirs: other })).toEqual([]);
      }),
    );
  });

  test('the merged form stands on the newer record: nothing is left to choose', () => {
    fc.assert(
      fc.property(sidesOf, fc.func(fc.boolean()), (sides, chosen) => {
        const mine = mergeNewer(FIELDS, sides, chosen);
        const left = fieldDifferences(FIELDS, { opened: sides.theirs, mine, theirs: sides.theirs });
        expect(left.filter(({ by }) => by !== 'mine')).toEqual([]);
      }),
    );
  });
});
