import { checkTexts, type KeptReasons, type TextChecks } from '#contract/kit/checked-text.ts';
import { DomainError } from '#contract/kit/errors.ts';

/**
 * The reasons to store with a record. INPUT_INVALID at every field whose changed value fails its check and has none;
 * `current` is the record before, null for a new one.
 */
export function requireChecked(checks: TextChecks, input: object, current: object | null): KeptReasons {
  const { exceptions, issues } = checkTexts(checks, input, current);
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', { issues });
  return exceptions;
}

/** Nothing of an old ledger is lost for its form: what fails its check comes in as it stands, with this reason. */
export const KEPT_BY_IMPORT = '导入台账时原样保留';

/** Reasons as a list reads them from their column, where no table definition does it. */
export function readReasons(stored: unknown): KeptReasons {
  return typeof stored === 'string' ? (JSON.parse(stored) as KeptReasons) : null;
}
