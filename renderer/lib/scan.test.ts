import { expect, test } from 'vitest';
import { BurstReader, type KeyStroke, type ScanOutcome } from './scan.ts';

function play(text: string, gap: number, given: Partial<KeyStroke> = {}, end = 'Enter'): ScanOutcome | null {
  const over = { isInText: true, ...given };
  const reader = new BurstReader();
  let at = 1000;
  for (const sign of text) {
    at += gap;
    const code = /[a-z]/i.test(sign)
      ? `Key${sign.toUpperCase()}`
      : /\d/.test(sign)
        ? `Digit${sign}`
        : 'Minus';
    reader.take({ key: sign, code, shift: /[A-Z]/.test(sign), at, ...over });
  }
  return reader.take({ key: end, code: end, shift: false, at: at + gap, isInText: over.isInText });
}

test('U12 a burst ending in Enter or Tab is a scan', () => {
  expect(play('LJ-2024-0117-P3', 8)).toEqual({ kind: 'scan', code: 'LJ-2024-0117-P3' });
  expect(play('LJ-2024-0117-P3', 45, {}, 'Tab')).toEqual({ kind: 'scan', code: 'LJ-2024-0117-P3' });
});

test('the separator of GS1 data stays in the code', () => {
  expect(play('010690123456789210L7\u001d21S1', 8)).toEqual({
    kind: 'scan',
    code: '010690123456789210L7\u001d21S1',
  });
});

test('fingers are not a scanner', () => {
  expect(play('LJ-2024-0117', 120)).toBeNull();
  expect(play('12345', 5)).toBeNull();
});

test('what is typed right after arrows and Escape is no scan, however fast', () => {
  const reader = new BurstReader();
  const keys = ['ArrowUp', 'Escape', 'Digit1', 'Digit3', 'Digit4', 'Digit0'];
  for (const [at, code] of keys.entries())
    reader.take({ key: code.replace('Digit', ''), code, shift: false, at: 1000 + at * 5, isInText: true });
  expect(reader.take({ key: 'Enter', code: 'Enter', shift: false, at: 1030, isInText: true })).toBeNull();
});

test('a short code is a scan where nothing is typed, a few arrows are not', () => {
  expect(play('LJ12', 5, { isInText: false })).toEqual({ kind: 'scan', code: 'LJ12' });
  expect(play('123', 5, { isInText: false })).toBeNull();
  expect(play('1234', 120, { isInText: false })).toBeNull();
  expect(play('aaaa', 5, { isInText: false, key: 'ArrowDown', code: 'ArrowDown' })).toBeNull();
});

test('slow typing before a burst is left out of the code', () => {
  const reader = new BurstReader();
  reader.take({ key: 'x', code: 'KeyX', shift: false, at: 0, isInText: true });
  let at = 500;
  for (const sign of 'ABC123')
    reader.take({ key: sign, code: '', shift: false, at: (at += 5), isInText: true });
  expect(reader.take({ key: 'Enter', code: 'Enter', shift: false, at: at + 5, isInText: true })).toEqual({
    kind: 'scan',
    code: 'ABC123',
  });
});

test('U13 under an input method the physical key counts', () => {
  expect(play('lj2024', 5, { key: 'Process' })).toEqual({ kind: 'scan', code: 'lj2024' });
  expect(play('LJ2024', 5, { key: 'Process' })).toEqual({ kind: 'scan', code: 'LJ2024' });
});

test('U13 full-width signs are folded', () => {
  const reader = new BurstReader();
  let at = 0;
  for (const sign of 'ＡＢ－１２３')
    reader.take({ key: sign, code: '', shift: false, at: (at += 5), isInText: true });
  expect(reader.take({ key: 'Enter', code: 'Enter', shift: false, at: at + 5, isInText: true })).toEqual({
    kind: 'scan',
    code: 'AB-123',
  });
});

test('U13 a burst the input method swallowed is reported, not guessed', () => {
  expect(play('LJ2024', 5, { key: 'Process', code: 'Unidentified' })).toEqual({ kind: 'swallowed' });
});

test('a Shift key between the letters does not break the burst', () => {
  const reader = new BurstReader();
  let at = 0;
  for (const sign of 'ABCDEF') {
    reader.take({ key: 'Shift', code: 'ShiftLeft', shift: true, at: (at += 4), isInText: true });
    reader.take({ key: sign, code: `Key${sign}`, shift: true, at: (at += 4), isInText: true });
  }
  expect(reader.take({ key: 'Enter', code: 'Enter', shift: false, at: at + 4, isInText: true })).toEqual({
    kind: 'scan',
    code: 'ABCDEF',
  });
});
