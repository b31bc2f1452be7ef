import { failedCheck, SIGN_PATTERNS } from './gs1-checks.ts';
import { formatOf, type Gs1Component, leadingIdentifier, predefinedLength } from './gs1-identifiers.ts';

/** One application identifier with its value. */
export interface Gs1Element {
  ai: string;
  value: string;
}

/** Why a text is no GS1 data: what was wrong, at which identifier, and the text there. */
export interface Gs1Problem {
  code:
    | 'empty'
    | 'identifier'
    | 'length'
    | 'signs'
    | 'content'
    | 'repeated'
    | 'brackets'
    | 'link'
    | 'key'
    | 'qualifier'
    | 'symbology';
  ai: string | null;
  /** Name of the check that failed, when it was one. */
  check: string | null;
  text: string;
}
export type Gs1Result = { elements: Gs1Element[]; problem: null } | { elements: null; problem: Gs1Problem };

export interface Gs1Options {
  /** Takes identifiers the standard does not have, as up to 90 signs. */
  isUnknownAllowed?: boolean;
}

/** Ends a value whose length is not predefined, as a scanner delivers it (the sign GS). */
export const GS = '\u001d';
const UNKNOWN: readonly Gs1Component[] = [{ signs: 'x', min: 1, max: 90, isOptional: false, checks: [] }];

export function gs1Problem(
  code: Gs1Problem['code'],
  ai: string | null,
  text: string,
  check: string | null = null,
): { elements: null; problem: Gs1Problem } {
  return { elements: null, problem: { code, ai, text: text.slice(0, 100), check } };
}

function componentProblem(component: Gs1Component, text: string): [Gs1Problem['code'], string | null] | null {
  if (text.length < component.min) return ['length', null];
  if (!SIGN_PATTERNS[component.signs].test(text)) return ['signs', null];
  const check = failedCheck(component.checks, text);
  return check === null ? null : ['content', check];
}

/** What is wrong with one element, or null when its value is as the standard wants it. */
export function elementProblem({ ai, value }: Gs1Element, options: Gs1Options = {}): Gs1Problem | null {
  const format = formatOf(ai) ?? (options.isUnknownAllowed && /^\d{2,4}$/.test(ai) ? UNKNOWN : undefined);
  if (!format) return gs1Problem('identifier', ai, value).problem;
  let rest = value;
  for (const component of format) {
    if (component.isOptional && rest === '') continue;
    const text = rest.slice(0, component.max);
    const found = componentProblem(component, text);
    if (found) return gs1Problem(found[0], ai, value, found[1]).problem;
    rest = rest.slice(component.max);
  }
  return rest === '' ? null : gs1Problem('length', ai, value).problem;
}

/** The same identifier may come twice only with the same value. */
function repeatedProblem(elements: readonly Gs1Element[]): Gs1Problem | null {
  const seen = new Map<string, string>();
  for (const { ai, value } of elements) {
    const before = seen.get(ai);
    if (before !== undefined && before !== value) return gs1Problem('repeated', ai, value).problem;
    seen.set(ai, value);
  }
  return null;
}

function checked(elements: Gs1Element[], options: Gs1Options): Gs1Result {
  if (elements.length === 0) return gs1Problem('empty', null, '');
  for (const element of elements) {
    const problem = elementProblem(element, options);
    if (problem) return { elements: null, problem };
  }
  const repeated = repeatedProblem(elements);
  return repeated ? { elements: null, problem: repeated } : { elements, problem: null };
}

/**
 * Reads an element string as scanned: identifiers without brackets, GS after values of no predefined length.
 * The leading FNC1 is what the symbology identifier says, and not part of `text`.
 */
export function parseElementString(text: string, options: Gs1Options = {}): Gs1Result {
  const elements: Gs1Element[] = [];
  let rest = text;
  while (rest !== '') {
    const ai = leadingIdentifier(rest);
    if (ai === undefined || !/^\d+$/.test(ai)) return gs1Problem('identifier', null, rest);
    const behind = rest.slice(ai.length);
    const end = predefinedLength(ai) ?? endOf(behind);
    elements.push({ ai, value: behind.slice(0, end) });
    rest = behind.slice(end);
    if (rest.startsWith(GS)) rest = rest.slice(1);
  }
  return checked(elements, options);
}

function endOf(text: string): number {
  const at = text.indexOf(GS);
  return at < 0 ? text.length : at;
}

/** Reads the bracketed form people write, `(01)…(21)…`; a bracket inside a value is written `\(`. */
export function parseBracketed(text: string, options: Gs1Options = {}): Gs1Result {
  const elements: Gs1Element[] = [];
  let rest = text;
  while (rest !== '') {
    const match = /^\((\d{2,4})\)((?:\\\(|[^(])*)/.exec(rest);
    if (!match) return gs1Problem('brackets', null, rest);
    const [whole, ai = '', value = ''] = match;
    elements.push({ ai, value: value.replaceAll('\\(', '(') });
    rest = rest.slice(whole.length);
  }
  return checked(elements, options);
}

/** Elements in one line without brackets; `separator` stands for FNC1 and is left out where no reader needs it. */
export function joinElements(elements: readonly Gs1Element[], separator: string): string {
  return elements
    .map(({ ai, value }, i) => {
      const isOpen = i < elements.length - 1 && predefinedLength(ai) === undefined;
      return `${ai}${value}${isOpen ? separator : ''}`;
    })
    .join('');
}

/** The form people read and write. */
export function bracketElements(elements: readonly Gs1Element[]): string {
  return elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('');
}
