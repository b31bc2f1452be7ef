/**
 * Keys by which the core knows a call again. A call whose answer never came may have been carried out; when the same
 * is asked once more it goes under the same key, and the core answers what it answered then.
 */
const unanswered = new Map<string, string>();
const MOST = 200;

/**
 * What somebody does in one form until it is done: a call whose answer was lost keeps its key there although what is
 * typed has changed since, so that the core can tell that it was carried out. By the path of the call; goes into a
 * draft as it is.
 */
export type LostCalls = Record<string, string>;

let act: LostCalls | null = null;

/** Calls made while `work` runs belong to the form whose lost calls are given. */
export async function asOneAct<T>(lost: LostCalls, work: () => Promise<T>): Promise<T> {
  const before = act;
  act = lost;
  try {
    return await work();
  } finally {
    act = before;
  }
}

/** What is asked, as text; null for input that has none, such as a file. */
function askedText(path: readonly string[], input: unknown): string | null {
  let hasText = true;
  const text = JSON.stringify(input, (_name, value: unknown) => {
    if (value instanceof Blob) hasText = false;
    return value;
  });
  return hasText ? `${path.join('.')} ${text}` : null;
}

export interface CallKey {
  key: string;
  /** The answer came, whatever it says; `isDone` when it is a result. */
  answered: (isDone: boolean) => void;
  /** None came. */
  lost: () => void;
}

export function callKey(path: readonly string[], input: unknown): CallKey {
  const asked = askedText(path, input);
  const name = path.join('.');
  const own = act;
  const key = own?.[name] ?? (asked === null ? undefined : unanswered.get(asked)) ?? newKey();
  return {
    key,
    answered: (isDone) => {
      if (asked !== null && unanswered.size > 0) unanswered.delete(asked);
      // A refusal says nothing about the call that was lost.
      if (own && isDone) delete own[name];
    },
    lost: () => {
      if (asked !== null && unanswered.size < MOST) unanswered.set(asked, key);
      if (own) own[name] = key;
    },
  };
}

/** Not `randomUUID`: pages of the network have no secure context. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
