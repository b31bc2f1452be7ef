import { expect, test } from 'vitest';
import { labelPlaces } from './label-places.ts';

const LABEL = { x: 0, y: 0, width: 48, height: 12 };
const mark = (x: number, y: number) => ({ x, y, width: 10, height: 10 });
const asked = (seriesIndex: number, dataIndex: number, rect: ReturnType<typeof mark>) => ({
  seriesIndex,
  dataIndex,
  rect,
  labelRect: LABEL,
});
const NAMES = 2;

function drawing() {
  const marks = [mark(100, 100), mark(114, 100), mark(300, 200)];
  const layout = labelPlaces(
    [
      { series: 0, index: 0 },
      { series: 1, index: 0 },
    ],
    NAMES,
    80,
  );
  const pass = (shown: number) => {
    for (const [at, one] of marks.slice(0, shown).entries())
      layout(asked(at === 2 ? 0 : at, at === 2 ? 1 : 0, one));
    return [0, 1].map((at) => layout(asked(NAMES, at, marks[at] ?? mark(0, 0))));
  };
  return pass;
}

test('a name stands beside its mark, over no mark and no other name, in every drawing alike', () => {
  const pass = drawing();
  const [first, second] = pass(3);
  expect(first).toMatchObject({ x: 48, y: 99 });
  expect(second).toMatchObject({ x: 128, y: 99 });
  expect(pass(3)).toEqual([first, second]);
});

test('a name whose mark is hidden is not written', () => {
  expect(drawing()(1)).toEqual([expect.objectContaining({ y: 99 }), { fontSize: 0 }]);
});
