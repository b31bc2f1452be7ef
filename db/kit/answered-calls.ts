import type { WriteContext } from './context.ts';

/** A call that was carried out and not heard of is asked again within minutes; a day is more than enough. */
const KEPT_MS = 24 * 3_600_000;
const MAX_KEY = 100;

/** Name of one call of somebody; null for a key that cannot be one. */
export function callName(key: string | undefined, path: readonly string[]): string | null {
  return key !== undefined && key.length > 0 && key.length <= MAX_KEY ? `${path.join('.')} ${key}` : null;
}

/**
 * The use case, done once for each name: asked again it answers what it answered then and changes nothing. The answer
 * is kept in the use case's own transaction, so that there is never one without the other; what was refused is not kept.
 * @param call name of the call, the same when it is asked again; null runs the use case as it is
 */
export function doneOnce<T>(call: string | null, useCase: (w: WriteContext) => T): (w: WriteContext) => T {
  if (call === null) return useCase;
  return (w) => {
    const { db, actor, at } = w;
    const known = db.pluck<string>('SELECT answer FROM answered_calls WHERE user_id = ? AND call = ?', [
      actor.userId,
      call,
    ]);
    if (known !== undefined) return (JSON.parse(known) as { answer: T }).answer;
    const answer = useCase(w);
    db.run('DELETE FROM answered_calls WHERE at < ?', [at - KEPT_MS]);
    db.run('INSERT INTO answered_calls (user_id, call, at, answer) VALUES (?, ?, ?, ?)', [
      actor.userId,
      call,
      at,
      JSON.stringify({ answer }),
    ]);
    return answer;
  };
}
