import { expect, it } from 'vitest';
import { typedLines, typedList } from './typed-words.ts';

it('C38 a line of a checklist keeps its commas; words of a list are parted at them', () => {
  expect(typedLines('查油位，必要时补油\n\n 螺栓 M16, 扭矩 210 N·m \r\n制动带')).toEqual([
    '查油位，必要时补油',
    '螺栓 M16, 扭矩 210 N·m',
    '制动带',
  ]);
  expect(typedLines(undefined)).toEqual([]);
  expect(typedList('泵、阀，缸\n管')).toEqual(['泵', '阀', '缸', '管']);
});
