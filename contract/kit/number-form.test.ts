import { describe, expect, it } from 'vitest';
import { hasNumberForm } from './number-form.ts';

describe('U56 numbers of a series', () => {
  it.each([
    ['AW24-####', 'AW24-0815'],
    ['AW24-####', ' aw24-0815 '],
    ['AW24-####', 'ＡＷ２４－０８１５'],
    ['2026#####', '202600333'],
    ['锚机##号', '锚机07号'],
  ])('%s takes %s', (form, text) => expect(hasNumberForm(form, text)).toBe(true));

  it.each([
    ['AW24-####', 'AW24-815'],
    ['AW24-####', 'AW24-08150'],
    ['AW24-####', 'MW24-0815'],
    ['AW24-####', 'AW24-08I5'],
    ['2026#####', '202500333'],
  ])('%s does not take %s', (form, text) => expect(hasNumberForm(form, text)).toBe(false));
});
