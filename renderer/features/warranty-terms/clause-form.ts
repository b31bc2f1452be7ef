import { z } from 'zod';
import { dateSchema, longText, requiredText } from '#contract/kit/values.ts';
import { DEFAULT_WARRANTY, WARRANTY_EVENTS, type WarrantyClause } from '#contract/units/warranty-clock.ts';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import { typedList } from '#renderer/lib/typed-words.ts';

const months = z.int().min(1).max(600);
const optionalText = z.string().nullable().optional();

/** The clause laid flat, as a form holds it. */
export const clauseForm = z.object({
  name: requiredText,
  validFrom: dateSchema.nullable().optional(),
  limbs: z
    .array(z.object({ event: z.enum(WARRANTY_EVENTS), months }))
    .min(1)
    .max(6),
  combine: z.enum(['earlier', 'later']),
  replacement: z.enum(['remainder', 'restart', 'larger']),
  replacementMonths: months,
  hourLimit: z.int().min(1).max(1_000_000).nullable().optional(),
  exclusions: z
    .array(z.object({ text: requiredText, faults: optionalText, drawings: optionalText }))
    .max(50)
    .optional(),
  note: longText.nullable().optional(),
});

export function formOf(clause: WarrantyClause = DEFAULT_WARRANTY): FormValues {
  return {
    ...clause,
    hourLimit: clause.hourLimit ?? null,
    exclusions: (clause.exclusions ?? []).map(({ text, faultCodes, drawingNos }) => ({
      text,
      faults: (faultCodes ?? []).join(', '),
      drawings: (drawingNos ?? []).join(', '),
    })),
  };
}

/** The form as the core wants it; empty lists are left out. */
export function clauseOf(input: FormValues) {
  const { name, validFrom, note, hourLimit, exclusions = [], ...rest } = clauseForm.parse(input);
  const listed = exclusions.map(({ text, faults, drawings }) => {
    const faultCodes = typedList(faults);
    const drawingNos = typedList(drawings);
    return {
      text,
      ...(faultCodes.length > 0 ? { faultCodes } : {}),
      ...(drawingNos.length > 0 ? { drawingNos } : {}),
    };
  });
  const clause: WarrantyClause = {
    ...rest,
    ...(hourLimit == null ? {} : { hourLimit }),
    ...(listed.length > 0 ? { exclusions: listed } : {}),
  };
  return { name, validFrom: validFrom ?? null, note: note ?? null, clause };
}
