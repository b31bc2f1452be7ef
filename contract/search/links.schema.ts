import { z } from 'zod';

/** Kinds of record that are made from one another, in the order of a business: from the first word to the last. */
export const LINK_KINDS = [
  'market-records',
  'specifications',
  'orders',
  'shipments',
  'units',
  'maintenance',
  'recalls',
  'service-cases',
  'quotations',
  'claims',
  'knowledge',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Records that cannot be opened alone stand on the page of another. */
const linkedRecord = z.object({
  /** What opens it: kind and id as the search has them. */
  open: z.object({ kind: z.string(), id: z.string() }),
  id: z.string(),
  no: z.string(),
  text: z.string(),
});
export type LinkedRecord = z.infer<typeof linkedRecord>;

export const linksInput = z.strictObject({ kind: z.enum(LINK_KINDS), id: z.string().min(1).max(60) });
/** `up`: what the record was made from, and what that was made from; `down`: what was made from it. */
export const linkGroups = z.array(
  z.object({
    direction: z.enum(['up', 'down']),
    kind: z.enum(LINK_KINDS),
    count: z.number(),
    /** The first dozen. */
    records: z.array(linkedRecord),
  }),
);
export type LinkGroup = z.infer<typeof linkGroups>[number];
