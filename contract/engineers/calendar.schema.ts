import { z } from 'zod';
import { dateSchema, requiredText } from '#contract/kit/values.ts';
import { SEVERITIES } from '#contract/service-cases/states.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u);
const minutes = z.int().min(1).max(1_000_000);

export const workingHoursSchema = z.strictObject({
  from: clock,
  to: clock,
  breakFrom: clock,
  breakTo: clock,
  weekdays: z.array(z.int().min(1).max(7)).max(7),
});

/** Working minutes within which a case is answered and solved, by severity. */
export const serviceTermsSchema = z.strictObject({
  respond: z.record(z.enum(SEVERITIES), minutes),
  resolve: z.record(z.enum(SEVERITIES), minutes),
});
export type ServiceTerms = z.infer<typeof serviceTermsSchema>;

export const CALENDAR_DAY_KINDS = ['holiday', 'workday'] as const;
export const calendarDay = z.strictObject({
  onDay: dateSchema,
  kind: z.enum(CALENDAR_DAY_KINDS),
  name: requiredText,
});
export type CalendarDay = z.infer<typeof calendarDay>;

export const calendarSave = z.strictObject({
  hours: workingHoursSchema.optional(),
  terms: serviceTermsSchema.optional(),
  /** Days added or changed. */
  days: z.array(calendarDay).max(400).optional(),
  /** Days that are ordinary again. */
  ordinary: z.array(dateSchema).max(400).optional(),
});
export const calendarView = z.object({
  hours: workingHoursSchema,
  terms: serviceTermsSchema,
  days: z.array(calendarDay),
});
export type CalendarView = z.infer<typeof calendarView>;
