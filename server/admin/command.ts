import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DomainError, inputInvalid } from '#contract/kit/errors.ts';

/** What a command may use of the process; tests and the entry hand it in. */
export type AdminIo = {
  /** One line on standard output. */
  print(line: string): void;
  /** Everything on standard input, without the line end. */
  readInput(): Promise<string>;
  now(): number;
};

/** Returns when all is well; everything else is thrown. */
export type AdminCommand = (args: ReadonlyArray<string>, io: AdminIo) => Promise<void>;

/** What a schema of the contract refused, as the closed list says it. */
export function invalidInput(
  issues: readonly { path: PropertyKey[]; code: string }[],
): DomainError<'INPUT_INVALID'> {
  return new DomainError('INPUT_INVALID', {
    issues: issues.map(({ path, code }) => ({ path: path.map(String).join('.'), code })),
  });
}

type OptionTypes = Record<string, 'string' | 'boolean'>;
type OptionValues<T extends OptionTypes> = {
  [K in keyof T]: T[K] extends 'boolean' ? boolean : string | undefined;
};

export type ParsedArguments<T extends OptionTypes> = { options: OptionValues<T>; words: string[] };

/** A command line that cannot be understood: INPUT_INVALID with the name of the option. */
export function usageError(path: string, code: string) {
  return inputInvalid(path, code);
}

/** Reads options and words; an unknown option or a wrong number of words is refused. */
export function parseCommand<T extends OptionTypes>(
  args: ReadonlyArray<string>,
  types: T,
  wordCount: number,
): ParsedArguments<T> {
  const options = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]));
  const { values, positionals } = parseStrictly(args, options);
  if (positionals.length !== wordCount)
    throw usageError('arguments', positionals.length > wordCount ? 'too_many' : 'missing');
  const read = (name: string, type: string) => values[name] ?? (type === 'boolean' ? false : undefined);
  return {
    options: Object.fromEntries(
      Object.entries(types).map(([name, type]) => [name, read(name, type)]),
    ) as OptionValues<T>,
    words: positionals,
  };
}

function parseStrictly(args: ReadonlyArray<string>, options: Record<string, { type: 'string' | 'boolean' }>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [, option = 'arguments'] =
      /'(-{1,2}[\w-]+)/.exec(error instanceof Error ? error.message : '') ?? [];
    throw usageError(option, 'not_understood');
  }
}

/** The value of an option that a command cannot do without. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value.trim() === '') throw usageError(name, 'missing');
  return value;
}

export function dataDirOf(options: { 'data-dir': string | undefined }): string {
  return resolve(required(options['data-dir'], '--data-dir'));
}

/** Passwords come over standard input only: a command line is visible to every user of the machine. */
export async function passwordOf(options: { 'password-stdin': boolean }, io: AdminIo): Promise<string> {
  if (!options['password-stdin']) throw usageError('--password-stdin', 'missing');
  return io.readInput();
}
