/**
 * Keys by which the core knows a call again. A call whose answer never came may have been carried out; when the same
 * is asked once more it goes under the same key, and the core answers what it answered then.
 */
const unanswered = new Map<string, string>();
const MOST = 200;

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
  /** The answer came, whatever it says. */
  answered: () => void;
  /** None came. */
  lost: () => void;
}

export function callKey(path: readonly string[], input: unknown): CallKey {
  const asked = askedText(path, input);
  const key = (asked === null ? undefined : unanswered.get(asked)) ?? newKey();
  return {
    key,
    answered: () => {
      if (asked !== null && unanswered.size > 0) unanswered.delete(asked);
    },
    lost: () => {
      if (asked !== null && unanswered.size < MOST) unanswered.set(asked, key);
    },
  };
}

/** Not `randomUUID`: pages of the network have no secure context. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
