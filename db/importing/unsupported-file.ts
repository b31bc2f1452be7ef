import { DomainError } from '#contract/kit/errors.ts';

/** Why a file cannot be imported; the interface translates each into what happened and what to do. */
export const FILE_REASONS = [
  'empty',
  'broken',
  'encrypted',
  'renamed',
  'not_a_spreadsheet',
  'unsafe',
  'too_large',
  'too_many_entries',
  'too_large_inflated',
  'too_compressed',
  'too_many_rows',
  'too_many_cells',
  'too_many_columns',
  'no_such_sheet',
  'no_rows',
  'unknown_encoding',
] as const;
export type FileReason = (typeof FILE_REASONS)[number];

/** The error for a file that cannot be read. `detected` names what it really is, `limit` the cap it passed. */
export function unsupportedFile(
  reason: FileReason,
  facts: { detected?: string; limit?: number } = {},
  cause?: unknown,
): DomainError<'UNSUPPORTED_FILE'> {
  return new DomainError(
    'UNSUPPORTED_FILE',
    { reason, ...facts },
    cause === undefined ? undefined : { cause },
  );
}
