/** A command line that cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const isCode = (code: unknown): code is string => typeof code === 'string' && /^E[A-Z]+$/.test(code);

/** What `parseArgs` throws at a word it does not know. */
function isMisread(error: unknown): boolean {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
}

/** One line for standard error that begins with a code, as those of the host and the administrator do. */
export function failureLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const system: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  const isUsage = error instanceof UsageError || isMisread(error);
  const code = isUsage ? 'INPUT_INVALID' : isCode(system) ? system : 'INTERNAL';
  return `${code}: ${text.replaceAll(/\s+/g, ' ').trim()}`;
}
