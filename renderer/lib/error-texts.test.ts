import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { ERROR_CODES, type ErrorCode, type ErrorData, RULES } from '#contract/kit/errors.ts';
import { en } from '#renderer/locales/en/index.ts';
import { zhCN } from '#renderer/locales/zh-CN/index.ts';
import { AppError } from './app-error.ts';
import { errorTexts } from './error-texts.ts';

/** Data as the core sends it; codes that carry none get an empty object. */
const DATA: Partial<Record<ErrorCode, object>> = {
  INPUT_INVALID: { issues: [] },
  FORBIDDEN: { permission: 'orders.write' },
  FIELD_MASKED: { entity: 'orders', field: 'amounts', level: 'masked' },
  NOT_FOUND: { entity: 'order', key: 'HT2026-001' },
  DUPLICATE: { entity: 'order', field: 'no', value: 'HT2026-001' },
  ALREADY_SAVED: { entity: 'party', id: 'x', key: 'DW-001' },
  STALE: { entity: 'order', id: 'x', current: {} },
  IN_USE: { entity: 'party', key: 'DW-001', by: 'order' },
  ROWS_REFUSED: { refusals: [], count: 2 },
  RULE_BROKEN: { rule: 'reason_required', params: {} },
  RATE_LIMITED: { retryAfterSeconds: 30 },
  TOO_LARGE: { limit: 1000 },
  UNSUPPORTED_FILE: { reason: 'encrypted' },
  TLS_REQUIRED: { host: '192.168.1.5' },
  STORAGE_NEWER: { found: 90, supported: 10 },
  INTERNAL: { incident: 'k3f9' },
};

const dataOf = (code: ErrorCode) => ({ path: '/data', ...DATA[code] }) as ErrorData<ErrorCode>;

beforeAll(async () => {
  await i18next.init({
    lng: 'zh-CN',
    resources: { 'zh-CN': zhCN, en },
    interpolation: { escapeValue: false },
    fallbackLng: false,
  });
});

describe.each(['zh-CN', 'en'] as const)('%s', (language) => {
  const translator = () => i18next.getFixedT(language, 'errors') as TFunction<'errors'>;

  test.each(ERROR_CODES)('%s says what happened, what is safe and what to do', (code) => {
    const texts = errorTexts(new AppError(code, dataOf(code)), translator());
    for (const part of [texts.what, texts.safe, texts.next]) {
      expect(part.length).toBeGreaterThan(3);
      expect(part).not.toContain('{{');
      expect(part).not.toContain(`${code}.`);
    }
    expect(texts).toMatchSnapshot();
  });

  test.each(RULES)('the rule %s says what is against it and what to do', (rule) => {
    const texts = errorTexts(new AppError('RULE_BROKEN', { rule, params: {} }), translator());
    expect(texts.what).not.toMatch(/^rule\./);
    expect(texts.next).not.toMatch(/^rule\./);
    expect(texts.code).toContain(rule);
  });
});
