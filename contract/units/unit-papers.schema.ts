import { z } from 'zod';
import { recallNotice } from '#contract/recalls/recalls.contract.ts';

const text = z.string().nullable();

export const PAPER_KINDS = ['document', 'photo', 'signature', 'visit_report'] as const;

/** Something to look at: kept on the unit itself, on a case, a visit or a claim about it, or a closed visit as such. */
export const unitPaper = z.object({
  /** Of the attachment, or of the visit for its report. */
  id: z.string(),
  kind: z.enum(PAPER_KINDS),
  name: text,
  on: z.string(),
  mediaType: text,
  caseId: text,
  caseNo: text,
  /** Number of the visit within its case. */
  visitSeq: z.number().nullable(),
});
export type UnitPaper = z.infer<typeof unitPaper>;

/** How the units of one lot fared. */
export const lotFate = z.object({
  lotNo: z.string(),
  total: z.number(),
  inService: z.number(),
  /** Units of the lot that were replaced by another. */
  failed: z.number(),
  /** So many failed that somebody should look at the lot, and no recall is about it yet. */
  isSuspect: z.boolean(),
});

/** What belongs to a life beside its events: recalls, papers, the lot. */
export const unitPapers = z.object({
  /** Of the unit and of what is in it now. */
  recalls: z.array(recallNotice),
  papers: z.array(unitPaper),
  lot: lotFate.nullable(),
  /** Sightings at two places that nobody has explained yet: the code may have been copied. */
  openAlarms: z.number(),
});
export type UnitPapers = z.infer<typeof unitPapers>;
