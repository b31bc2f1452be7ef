import type { TFunction } from 'i18next';
import type { z } from 'zod';
import type { InputIssue } from '#contract/kit/errors.ts';
import { form as texts } from '#renderer/locales/zh-CN/form.ts';

type InputCode = keyof typeof texts.input;

function isInputCode(code: string): code is InputCode {
  return Object.hasOwn(texts.input, code);
}

function sizeCode(origin: string, isTooSmall: boolean): InputCode {
  if (origin === 'string') return isTooSmall ? 'too_short' : 'too_long';
  if (origin === 'array' || origin === 'set') return isTooSmall ? 'too_few' : 'too_big';
  return isTooSmall ? 'too_small' : 'too_big';
}

/** A zod issue as the contract writes issues: a code of our own and plain parameters. */
export function fromZodIssue(issue: z.core.$ZodIssue): InputIssue {
  const path = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'invalid_type':
      return { path, code: issue.input === undefined || issue.input === null ? 'required' : 'invalid_type' };
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return { path, code: 'required' };
      return { path, code: sizeCode(issue.origin, true), params: { minimum: Number(issue.minimum) } };
    case 'too_big':
      return { path, code: sizeCode(issue.origin, false), params: { maximum: Number(issue.maximum) } };
    case 'invalid_format':
      return { path, code: issue.format === 'date' ? 'invalid_date' : 'invalid_format' };
    case 'invalid_value':
      return { path, code: issue.input === undefined || issue.input === null ? 'required' : 'invalid_value' };
    case 'unrecognized_keys':
      return { path, code: 'unrecognized', params: { keys: issue.keys.join(', ') } };
    case 'custom': {
      const code: unknown = issue.params?.['code'];
      return { path, code: typeof code === 'string' ? code : 'custom' };
    }
    default:
      return { path, code: 'invalid' };
  }
}

/** The sentence at the field. Codes nobody translated yet still say that the field must be checked. */
export function issueText(issue: InputIssue, t: TFunction<'form'>): string {
  const code: InputCode = isInputCode(issue.code) ? issue.code : 'invalid';
  const translate = t as unknown as (key: string, params: Record<string, unknown>) => string;
  return translate(`input.${code}`, { minimum: '', maximum: '', keys: '', value: '', ...issue.params });
}
