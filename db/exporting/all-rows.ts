import type { ListInput, ListPage } from '#contract/kit/list.ts';
import type { ReadContext } from '#db/kit/context.ts';

const PAGE = 500;

/** Every row of a list, by its own cursor: the same rows and order a person would page through. */
export function* allRows<Row>(
  r: ReadContext,
  list: (r: ReadContext, input: ListInput) => ListPage<Row>,
): Generator<Row> {
  let after: string | undefined;
  do {
    const page = list(r, after === undefined ? { limit: PAGE } : { limit: PAGE, after });
    yield* page.rows;
    after = page.next ?? undefined;
  } while (after !== undefined);
}
