import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';

export const searchHit = z.object({
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  subtitle: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchContract = {
  /** Records of every kind the user may read, best first. */
  find: needs('signed_in')
    .route({ method: 'GET', path: '/search' })
    .input(
      z.strictObject({
        text: z.string().max(100),
        limit: z.coerce.number().int().min(1).max(100).optional(),
      }),
    )
    .output(z.array(searchHit)),
};
