import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { linkGroups, linksInput } from './links.schema.ts';

/** Parts of a text that were found: from (inclusive) and to (exclusive), in UTF-16 units, ascending. */
const marks = z.array(z.tuple([z.number().int(), z.number().int()]));
export type Marks = z.infer<typeof marks>;

export const searchHit = z.object({
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  subtitle: z.string(),
  /** How it was found: by its text, by pinyin or initials, or because a name is much like what was typed. */
  found: z.enum(['text', 'pinyin', 'similar']),
  isVoided: z.boolean(),
  titleMarks: marks,
  subtitleMarks: marks,
  /** Where the text stands when neither title nor subtitle has it. */
  excerpt: z.string().nullable(),
  excerptMarks: marks,
});
export type SearchHit = z.infer<typeof searchHit>;

const searchGroup = z.object({ kind: z.string(), hits: z.array(searchHit), hasMore: z.boolean() });
export type SearchGroup = z.infer<typeof searchGroup>;

const text = z.string().max(100);

export const searchContract = {
  /** Records of every kind the user may read, best first. */
  find: needs('signed_in')
    .route({ method: 'GET', path: '/search' })
    .input(z.strictObject({ text, limit: z.coerce.number().int().min(1).max(100).optional() }))
    .output(z.array(searchHit)),
  /** The same by kind, for one kind alone when it is named; a group says whether more would follow. */
  groups: needs('signed_in')
    .route({ method: 'GET', path: '/search/groups' })
    .input(
      z.strictObject({
        text,
        kind: z.string().max(40).optional(),
        limit: z.coerce.number().int().min(1).max(500).optional(),
      }),
    )
    .output(z.array(searchGroup)),
  /** What a record was made from, and what was made from it. */
  links: needs('signed_in')
    .route({ method: 'GET', path: '/links/{kind}/{id}' })
    .input(linksInput)
    .output(linkGroups),
  /** Starts the job that reads every record anew for the search. */
  rebuild: needs('users.manage')
    .route({ method: 'POST', path: '/search/rebuild' })
    .output(z.object({ jobId: z.string() })),
};
