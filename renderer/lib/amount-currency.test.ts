import { expect, test } from 'vitest';
import { splitCurrency } from './amount-currency.ts';

test.each([
  ['USD 1,000.50', '1,000.50', ['USD']],
  ['1000usd', '1000', ['USD']],
  ['１．２万美元', '1.2万', ['USD']],
  ['US$100', '100', ['USD']],
  ['￥300', '300', ['CNY', 'JPY']],
  ['30万元', '30万', ['CNY']],
  ['-12.5 €', '-12.5', ['EUR']],
  ['RMB 5', '5', ['CNY']],
  ['1.2w', '1.2w', []],
  ['1,234.5', '1,234.5', []],
  ['=12*3', '=12*3', []],
  ['约三万', '约三万', []],
  ['', '', []],
])('%s is %s in %j', (text, amount, currencies) => {
  expect(splitCurrency(text)).toEqual({ amount, currencies });
});
