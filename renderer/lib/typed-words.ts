/** A form value as text; anything that is not text counts as empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What was typed as a list, separated by commas of either language, semicolons or line ends. */
export function typedList(value: unknown): string[] {
  return textOf(value)
    .split(/[\u3001,\uff0c;\uff1b\n]/u)
    .map((one) => one.trim())
    .filter(Boolean);
}

/** What was typed one to a line; commas belong to what is said. */
export function typedLines(value: unknown): string[] {
  return textOf(value)
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
}
