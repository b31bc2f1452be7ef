import type { z } from 'zod';
import type { caseCreate } from '#contract/service-cases/service-cases.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { reportSighting } from '#db/slices/labels/sightings.service.ts';
import { requireCase } from './case-record.service.ts';
import { createCase } from './service-cases.service.ts';

/**
 * Opens a case as somebody reports it. The code they scanned was seen at the site of the case, and counts as any other
 * sighting: the same code at another site within the set number of days raises the alarm for copies.
 */
export function reportCase(w: WriteContext, input: z.infer<typeof caseCreate>): string {
  const id = createCase(w, input);
  const { siteId, reportedOn, no } = requireCase(w, id);
  if (input.barcode !== undefined && siteId !== null)
    reportSighting(w, { text: input.barcode, siteId, on: reportedOn, note: no });
  return id;
}
