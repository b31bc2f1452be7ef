import { describe, expect, test } from 'vitest';
import { unreadableTexts } from './readable-text.ts';

describe('F47 texts that could not be kept as they are', () => {
  test('NUL and half a surrogate pair are named with their place', () => {
    expect(
      unreadableTexts({
        name: 'a\u0000b',
        lines: [{ note: 'ok' }, { note: '\ud842' }],
        list: ['𠮷', '\udfb7'],
      }),
    ).toEqual(
      expect.arrayContaining([
        { path: 'name', code: 'unreadable_text' },
        { path: 'lines.1.note', code: 'unreadable_text' },
        { path: 'list.1', code: 'unreadable_text' },
      ]),
    );
  });

  test('rare characters, line breaks, tabs and pasted control characters are text', () => {
    expect(unreadableTexts({ name: '𠮷㛃', note: 'a\r\nb\tc\u0002', empty: null, at: 1, is: true })).toEqual(
      [],
    );
    expect(unreadableTexts(undefined)).toEqual([]);
  });

  test('files are not looked into', () => {
    expect(unreadableTexts({ file: new File(['\u0000'], 'a.bin') })).toEqual([]);
  });
});
