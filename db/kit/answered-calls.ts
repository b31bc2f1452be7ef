import { DomainError } from '#contract/kit/errors.ts';
import type { WriteContext } from './context.ts';
import { canonicalJson, sha256 } from './identity.ts';

/** A call that was carried out and not heard of is asked again within minutes; a day is more than enough. */
const KEPT_MS = 24 * 3_600_000;
const MAX_KEY = 100;

/** Name of one call of somebody; null for a key that cannot be one. */
export function callName(key: string | undefined, path: readonly string[]): string | null {
  return key !== undefined && key.length > 0 && key.length <= MAX_KEY ? `${path.join('.')} ${key}` : null;
}

/** What is asked, whatever the order of its fields; null where a file is handed in, which is not looked into. */
export function askedHash(input: unknown): string | null {
  const isPlain = typeof input !== 'object' || input === null;
  if (!isPlain && Object.values(input).some((value) => value instanceof Blob)) return null;
  return sha256(canonicalJson(input ?? null));
}

export interface OnceCall {
  /** Name of the call, the same when it is asked again. */
  call: string;
  path: readonly string[];
  /** Of what is asked; null where it cannot be told. */
  hash: string | null;
}

const textAt = (answer: unknown, name: string): string => {
  const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : null;
  return typeof value === 'string' ? value : '';
};

/** What was done instead of what is asked now; of a record that was made then, where it is. */
function alreadySaved({ path }: OnceCall, answer: unknown): DomainError {
  const [slice = '', act] = path;
  const entity = slice.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  const id = act === 'create' ? textAt(answer, 'id') : '';
  return new DomainError('ALREADY_SAVED', { entity, id, key: textAt(answer, 'no') });
}

/**
 * The use case, done once for each name: asked again it answers what it answered then and changes nothing. The answer
 * is kept in the use case's own transaction, so that there is never one without the other; what was refused is not kept.
 * ALREADY_SAVED when something else is asked under the same name: somebody typed on after an answer was lost.
 */
export function doneOnce<T>(once: OnceCall, useCase: (w: WriteContext) => T): (w: WriteContext) => T {
  return (w) => {
    const { db, actor, at } = w;
    const known = db.get<{ answer: string; asked: string | null }>(
      'SELECT answer, asked FROM answered_calls WHERE user_id = ? AND call = ?',
      [actor.userId, once.call],
    );
    if (known !== undefined) {
      const { answer } = JSON.parse(known.answer) as { answer: T };
      if (known.asked !== null && once.hash !== null && known.asked !== once.hash)
        throw alreadySaved(once, answer);
      return answer;
    }
    const answer = useCase(w);
    db.run('DELETE FROM answered_calls WHERE at < ?', [at - KEPT_MS]);
    db.run('INSERT INTO answered_calls (user_id, call, at, answer, asked) VALUES (?, ?, ?, ?, ?)', [
      actor.userId,
      once.call,
      at,
      JSON.stringify({ answer }),
      once.hash,
    ]);
    return answer;
  };
}
