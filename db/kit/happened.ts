import { inputInvalid } from '#contract/kit/errors.ts';

/**
 * Refuses days that have not come yet for what is said to have happened: a slip of the year would otherwise start a
 * number series of its own and stand at the top of every list. INPUT_INVALID in_future with the field.
 */
export function requireHappened(
  w: { today: string },
  days: Readonly<Record<string, string | null | undefined>>,
): void {
  for (const [field, on] of Object.entries(days))
    if (on && on > w.today) throw inputInvalid(field, 'in_future', { on });
}
