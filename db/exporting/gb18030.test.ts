import { expect, test } from 'vitest';
import { encodeGb18030 } from './gb18030.ts';

const read = (bytes: Uint8Array) => new TextDecoder('gb18030').decode(bytes);

test('U38 known codes', () => {
  expect(encodeGb18030('锚机A1').toString('hex')).toBe('c3aabbfa4131');
  expect(encodeGb18030('€').toString('hex')).toBe('a2e3');
  expect(encodeGb18030('㐀').toString('hex')).toBe('8139ee39');
  expect(encodeGb18030('𠮷').toString('hex')).toBe('9534b235');
});

test('U38 U57 every character but private ones comes back as it was', () => {
  for (let start = 0; start < 0x110000; start += 0x1000) {
    const codes = Array.from({ length: 0x1000 }, (_, at) => start + at);
    const text = String.fromCodePoint(
      ...codes.filter((code) => (code < 0xd800 || code > 0xf8ff) && code !== 0xfffd),
    );
    expect(read(encodeGb18030(text)) === text, start.toString(16)).toBe(true);
  }
});

test('half a pair becomes a question mark', () => {
  expect(read(encodeGb18030('a\ud800b'))).toBe('a?b');
});
