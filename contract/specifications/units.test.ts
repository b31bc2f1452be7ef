import { describe, expect, it } from 'vitest';
import { convert, isSameQuantity, knownUnit, numericValue } from './units.ts';

describe('units of a specification', () => {
  it.each([
    ['0.5', 'MPa', '5', 'bar'],
    ['1', 'kgf/cm²', '98066.5', 'Pa'],
    ['100', 'PS', '73.549875', 'kW'],
    ['25.4', '㎜', '1', 'in'],
    ['100', '℃', '212', '°F'],
    ['15', '节', '27.78', 'km/h'],
    ['1,500', 'rpm', '25', 'r/s'],
    ['１２', 'kN·m', '12000', 'N.m'],
    ['37', '', '37.0', ''],
  ])('%s %s is %s %s', (value, unit, otherValue, otherUnit) => {
    expect(isSameQuantity({ value, unit }, { value: otherValue, unit: otherUnit })).toBe(true);
  });

  it.each([
    ['0.5', 'MPa', '0.5', 'bar'],
    ['1', 'MW', '1', 'mW'],
    ['1', 'mm', '1', 'kg'],
    ['10~12', 'mm', '10~12', 'mm'],
    ['5', '档', '5', '级'],
  ])('%s %s is not taken for %s %s', (value, unit, otherValue, otherUnit) => {
    expect(isSameQuantity({ value, unit }, { value: otherValue, unit: otherUnit })).toBe(false);
  });

  it('reads numbers only, and knows what it does not know', () => {
    expect([numericValue('≥ 3'), numericValue('3±0.1'), numericValue('-2.5e3'), numericValue('')]).toEqual([
      null,
      null,
      -2500,
      null,
    ]);
    expect([knownUnit('毫米'), knownUnit('档'), convert(1, '档', 'mm')]).toEqual(['mm', null, null]);
  });
});
