import { describe, expect, it } from 'vitest';
import { isPlateText } from './plate-number.ts';

describe('U56 number plates', () => {
  it.each([
    '浙B12345',
    '浙B·12345',
    '浙b 1234a',
    '浙Ｂ１２３４５',
    '沪AD12345',
    '沪A12345F',
    '粤Z1234港',
    '苏E1234挂',
  ])('%s has the form', (text) => expect(isPlateText(text)).toBe(true));

  it.each([
    'B12345',
    '浙12345',
    '浙B1234',
    '浙B123456',
    '浙BI2345',
    '浙B1O345',
    '浙I12345',
    '某B12345',
    '沪AZ12345',
    '浙B12345 浙B54321',
  ])('%s has not', (text) => expect(isPlateText(text)).toBe(false));
});
