import { fieldsOf, isPinyin, searchKey, searchTerms } from '#db/kit/search-tokens.ts';
import { pinyinReadings } from '#db/kit/text.ts';

/** Sides of a change, and the value an error is about. */
const TOLD: readonly string[] = ['before', 'after', 'value'];

/**
 * A copy in which every property of these names is null, at any depth; so are the values of what is told as
 * `{ field, before, after }` or `{ field, value }`.
 */
export function withoutNames(value: unknown, names: ReadonlySet<string>): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one) => withoutNames(one, names));
  const told: unknown = Reflect.get(value, 'field');
  const isTold = typeof told === 'string' && names.has(told);
  const kept: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const isGone = names.has(name) || (isTold && TOLD.includes(name));
    // A record may have the name of a field in another: what is masked of it goes by its own names.
    const isValue = inner === null || typeof inner !== 'object';
    kept[name] = isGone && isValue ? null : withoutNames(inner, names);
  }
  return kept;
}

/** The same for JSON as it is stored. */
export function jsonWithoutNames(text: string | null, names: ReadonlySet<string>): string | null {
  return text === null ? null : JSON.stringify(withoutNames(JSON.parse(text), names));
}

/** Problems of an imported row without the values they quote. */
export function bareIssues(text: string | null): string | null {
  if (text === null) return null;
  const issues = JSON.parse(text) as unknown;
  if (!Array.isArray(issues)) return '[]';
  return JSON.stringify(
    issues.map((issue: object) => ({ ...issue, params: {}, value: null, text: '', cell: null })),
  );
}

/** The lines of a text of the search index that are none of these values. */
export function withoutValues(text: string, values: ReadonlySet<string>, parting: string): string {
  return text
    .split(parting)
    .filter((line) => !values.has(line))
    .join(parting);
}

/** Pinyin and initials of a name from any syllable on begin with the term. */
function soundsLike(name: string, term: string): boolean {
  if (!/\p{Script=Han}/u.test(name)) return false;
  return pinyinReadings(name).some((reading) => {
    const syllables = reading.map(searchKey).filter(Boolean);
    const initials = syllables.map((one) => (/^[a-z]+$/u.test(one) ? one.slice(0, 1) : one));
    return syllables.some((_, at) =>
      [syllables, initials].some((form) => form.slice(at).join('').startsWith(term)),
    );
  });
}

/** Every word of what was typed stands in what may be seen of a document, or is the pinyin of a name in it. */
export function isShownIn(title: string, subtitle: string, body: string, typed: string): boolean {
  const fields = [title, ...fieldsOf(subtitle, body)];
  const keys = fields.map(searchKey);
  return searchTerms(typed).every(
    (term) =>
      keys.some((key) => key.includes(term)) ||
      (isPinyin(term) && fields.some((field) => soundsLike(field, term))),
  );
}
