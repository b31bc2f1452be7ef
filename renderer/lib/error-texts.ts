import type { TFunction } from 'i18next';
import { isMaskedField } from '#contract/field-masks/masked-fields.ts';
import type { ErrorCode, ErrorData } from '#contract/kit/errors.ts';
import type { AppError } from './app-error.ts';
import { maskedFieldKey } from './masked-fields.ts';

export interface ErrorTexts {
  what: string;
  safe: string;
  next: string;
  code: string;
  incident: string | null;
}

type ErrorsT = TFunction<'errors'>;

/** Data as placeholders: only plain values reach a text. */
function placeholders(data: unknown): Record<string, string | number> {
  const entries = typeof data === 'object' && data !== null ? Object.entries(data) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  );
}

/**
 * What happened, what is safe, what to do next: the only way an error reaches a person.
 * @param t translator of the `errors` namespace
 */
export function errorTexts(error: AppError, t: ErrorsT): ErrorTexts {
  const values = {
    key: '',
    by: '',
    value: '',
    path: '',
    permission: '',
    host: '',
    reason: '',
    field: '',
    ...placeholders(error.data),
  };
  if (error.code === 'FIELD_MASKED')
    values.field = maskedFieldName(error.data as ErrorData<'FIELD_MASKED'>, t);
  const incident =
    'incident' in error.data && error.data.incident !== '' ? String(error.data.incident) : null;
  const texts = (part: 'what' | 'safe' | 'next') => textOf(t, error.code, part, values);
  const base = {
    what: texts('what'),
    safe: texts('safe'),
    next: texts('next'),
    code: error.code as string,
    incident,
  };
  if (error.code !== 'RULE_BROKEN') return base;
  const { rule } = error.data as ErrorData<'RULE_BROKEN'>;
  return { ...base, what: t(`rule.${rule}.what`), next: t(`rule.${rule}.next`), code: `RULE_BROKEN ${rule}` };
}

/** The field as people call it; its own name where this program is older than the one that answered. */
function maskedFieldName({ entity, field }: ErrorData<'FIELD_MASKED'>, t: ErrorsT): string {
  const name = `${entity}.${field}`;
  return isMaskedField(name) ? t(maskedFieldKey(name)) : name;
}

function textOf(
  t: ErrorsT,
  code: ErrorCode,
  part: 'what' | 'safe' | 'next',
  values: Record<string, string | number>,
): string {
  // The placeholders differ from code to code; the test over all codes checks that each is filled.
  const translate = t as unknown as (key: string, values: Record<string, string | number>) => string;
  return translate(`${code}.${part}`, values);
}
