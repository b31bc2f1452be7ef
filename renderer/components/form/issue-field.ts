import type { TFunction } from 'i18next';
import type { InputIssue } from '#contract/kit/errors.ts';
import type { FieldDefinition } from './form-types.ts';
import { issueText } from './issue-text.ts';

const AMOUNTS: ReadonlySet<string> = new Set(['money', 'quantity', 'number']);

/** What people call the field of an issue, in a table with its row, and what is wrong with it. */
export function issueField(
  fields: readonly FieldDefinition[],
  issue: InputIssue,
  t: TFunction<'form'>,
): { label: string; text: string } {
  const [name, row, inner] = issue.path.split('.');
  if (name === 'exceptions' && row !== undefined) {
    const kept = fields.find((one) => one.name === row);
    return { label: t('keep.reason', { label: kept?.label ?? row }), text: issueText(issue, t) };
  }
  const field = fields.find((one) => one.name === name);
  const cell = field?.kind === 'lines' ? field.columns.find((one) => one.name === inner) : undefined;
  const label =
    field && cell
      ? t('lines.at', { lines: field.label, row: Number(row) + 1, column: cell.label })
      : (field?.label ?? issue.path);
  const isUnread = issue.code === 'invalid_type' && AMOUNTS.has((cell ?? field)?.kind ?? '');
  return { label, text: isUnread ? t('amountWrong') : issueText(issue, t) };
}
