import { z } from 'zod';

/** How a value that has a known form is checked; `code` names the issue at its field. */
interface TextCheck {
  code: CheckCode;
  isRight: (text: string) => boolean;
}
export type TextChecks = Readonly<Record<string, TextCheck>>;

const CHECK_CODES = ['credit_code', 'imo_number', 'phone_number', 'plate_number', 'factory_number'] as const;
type CheckCode = (typeof CHECK_CODES)[number];

/** Why a value stays as it is although its check says no. */
export const keptReason = z.string().trim().min(2).max(200);
/** Reasons by field, as a record shows them. */
export const keptReasons = z.record(z.string(), z.string()).nullable();
export type KeptReasons = z.infer<typeof keptReasons>;

/** True for an issue that a person may settle with a reason. */
export function isCheckCode(code: string): boolean {
  return CHECK_CODES.some((one) => one === code);
}

type Named = object;

function textAt(values: Named | null | undefined, name: string): string | undefined {
  const value: unknown = values ? Reflect.get(values, name) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function reasonsOf(values: Named | null | undefined): Named | null | undefined {
  const reasons: unknown = values ? Reflect.get(values, 'exceptions') : undefined;
  return typeof reasons === 'object' ? reasons : undefined;
}

interface CheckedTexts {
  /** Reasons of the values that are kept; a reason for a value that passes is dropped. */
  exceptions: Record<string, string> | null;
  issues: { path: string; code: CheckCode }[];
}

/**
 * Checks what is to be saved. A value that fails needs a reason, its own or, while the value stays what it is, the one
 * it was kept with. A value that was there before anything was checked and is not touched stands without one.
 */
export function checkTexts(checks: TextChecks, input: Named, current: Named | null): CheckedTexts {
  const exceptions: Record<string, string> = {};
  const issues: CheckedTexts['issues'] = [];
  for (const [name, { code, isRight }] of Object.entries(checks)) {
    const stored = textAt(current, name);
    const text = Reflect.get(input, name) === undefined ? stored : textAt(input, name);
    if (text === undefined || isRight(text)) continue;
    const isSame = current !== null && text === stored;
    const reason = textAt(reasonsOf(input), name) ?? (isSame ? textAt(reasonsOf(current), name) : undefined);
    if (reason !== undefined) exceptions[name] = reason;
    else if (!isSame) issues.push({ path: name, code });
  }
  return { exceptions: Object.keys(exceptions).length > 0 ? exceptions : null, issues };
}

/** The same check as part of the schema of a new record, so that a form says it before anything is sent. */
export function checkedBy(checks: TextChecks) {
  return (values: Named, context: z.RefinementCtx): void => {
    for (const { path, code } of checkTexts(checks, values, null).issues)
      context.addIssue({ code: 'custom', path: [path], params: { code } });
  };
}
