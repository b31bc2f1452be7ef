import type { InputIssue } from '#contract/kit/errors.ts';

/**
 * SQLite counts a text's length only up to a NUL and its index cannot be asked for one; half a surrogate pair would be
 * stored as U+FFFD. Neither is ever typed by a person.
 */
function isReadable(text: string): boolean {
  return !text.includes('\0') && !/\p{Cs}/u.test(text);
}

/** Only what a call is made of; files and streams have checks of their own. */
function childrenOf(value: object): [string, unknown][] {
  return value instanceof Blob || Symbol.asyncIterator in value ? [] : Object.entries(value);
}

/** Texts of a call, at any depth, that could not be stored or searched as they are; each with its dotted path. */
export function unreadableTexts(input: unknown): InputIssue[] {
  const issues: InputIssue[] = [];
  const open: [string, unknown][] = [['', input]];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const [path, value] = entry;
    if (typeof value === 'string') {
      if (!isReadable(value)) issues.push({ path, code: 'unreadable_text' });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of childrenOf(value)) {
        if (typeof child === 'string' || typeof child === 'object')
          open.push([path === '' ? key : `${path}.${key}`, child]);
      }
    }
  }
  return issues;
}
