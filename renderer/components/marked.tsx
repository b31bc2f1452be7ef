import { Fragment } from 'react';
import type { Marks } from '#contract/search/search.contract.ts';

/** A text with the parts that were found set off. */
export function Marked({ text, marks }: { text: string; marks: Marks }) {
  let from = 0;
  return (
    <span>
      {marks.map(([start, end]) => {
        const before = text.slice(from, start);
        from = end;
        return (
          <Fragment key={start}>
            {before}
            <mark>{text.slice(start, end)}</mark>
          </Fragment>
        );
      })}
      {text.slice(from)}
    </span>
  );
}
