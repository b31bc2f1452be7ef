import type { ArticleRow } from './knowledge.contract.ts';

type Revision = Pick<ArticleRow, 'seq' | 'state'>;
const FIRST_IN_FORCE = ['published', 'review', 'draft'] as const;

/**
 * The revision a reader is given, of revisions newest first: the published one; before there is one, the one in work;
 * else the last that was withdrawn or superseded.
 */
export function revisionInForce<R extends Revision>(revisions: readonly R[]): R | undefined {
  return (
    FIRST_IN_FORCE.flatMap((state) => revisions.find((one) => one.state === state) ?? [])[0] ?? revisions[0]
  );
}

/** The revision somebody asked for by its number, else the one in force. */
export function revisionShown<R extends Revision>(
  revisions: readonly R[],
  seq: number | undefined,
): R | undefined {
  return revisions.find((one) => one.seq === seq) ?? revisionInForce(revisions);
}

/** A newer revision that somebody writes or reads over while another one is in force. */
export function revisionInWork<R extends Revision>(revisions: readonly R[]): R | undefined {
  const shown = revisionInForce(revisions);
  return revisions.find((one) => one !== shown && (one.state === 'draft' || one.state === 'review'));
}
