import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isCheckCode } from '#contract/kit/checked-text.ts';
import type { ErrorCode, ErrorData, InputIssue } from '#contract/kit/errors.ts';
import { issueText } from '#renderer/components/form/issue-text.ts';
import { AppError } from '#renderer/lib/app-error.ts';
import { errorTexts } from '#renderer/lib/error-texts.ts';
import type { RowDraft } from './row-draft.ts';

export interface RefusalWords {
  issue: (issue: InputIssue) => string;
  /** What the core said against a row. */
  error: (code: string, data: unknown) => string;
  /** Why a cell, or with null the row, is not saved. */
  of: <Row>(draft: RowDraft<Row>, name: string | null) => string;
}

/** Sentences for what keeps a cell or a row from being saved. */
export function useRefusalWords(): RefusalWords {
  const { t } = useTranslation('grid-editing');
  const { t: form } = useTranslation('form');
  const { t: errors } = useTranslation('errors');
  return useMemo(() => {
    const issue = (one: InputIssue): string => {
      if (one.code === 'amount_text') return form('amountWrong');
      if (one.code === 'month_text') return form('monthWrong');
      if (one.code === 'invalid_date') return form('dateWrong');
      if (one.code === 'looking_up') return t('lookingUp');
      if (one.code === 'ambiguous') return t('ambiguous');
      if (one.code === 'currency_differs') return t('currencyDiffers');
      if (one.code === 'no_such_row') return t('noSuchRow');
      if (one.code === 'no_new_rows') return t('noNewRows');
      if (isCheckCode(one.code)) return t('keepInForm', { what: issueText(one, form) });
      return issueText(one, form);
    };
    const error = (code: string, data: unknown): string => {
      if (code === 'INPUT_INVALID') {
        const [first] = (data as ErrorData<'INPUT_INVALID'>).issues;
        return first ? issue(first) : errors('INPUT_INVALID.what');
      }
      const texts = errorTexts(new AppError(code as ErrorCode, data as ErrorData<ErrorCode>), errors);
      return `${texts.what}${texts.next}`;
    };
    const of = <Row>(draft: RowDraft<Row>, name: string | null): string => {
      const wrong = name === null ? undefined : draft.cells.get(name)?.issue;
      if (wrong) return issue(wrong);
      if (draft.refusal) return error(draft.refusal.code, draft.refusal.data);
      const first = [...draft.cells.values()].find((cell) => cell.issue)?.issue;
      if (first) return issue(first);
      return t(`state.${draft.state}`);
    };
    return { issue, error, of };
  }, [t, form, errors]);
}
