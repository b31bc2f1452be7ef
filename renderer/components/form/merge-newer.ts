import type { FieldDefinition, FormValues } from './form-types.ts';

/** Who changed a field since the form was opened: only one side, or both, each in another way. */
export type ChangedBy = 'mine' | 'theirs' | 'both';

/** The record as it was when the form was opened, as it is typed here, and as somebody else saved it meanwhile. */
export interface ThreeSides {
  opened: FormValues;
  mine: FormValues;
  theirs: FormValues;
}

export interface FieldDifference {
  field: FieldDefinition;
  by: ChangedBy;
  opened: unknown;
  mine: unknown;
  theirs: unknown;
}

const isRecord = (value: unknown): value is FormValues => typeof value === 'object' && value !== null;

/** A value as it counts: blanks are one, spaces around words and the order of keys say nothing. */
function counted(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || null;
  if (Array.isArray(value)) return value.map(counted);
  if (!isRecord(value)) return value ?? null;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, counted(inner)]);
  const said = entries.filter(([, inner]) => inner !== null);
  return Object.fromEntries(said.sort(([left], [right]) => (left < right ? -1 : 1)));
}

function textOf(value: unknown, field: FieldDefinition | undefined): string {
  if (field?.kind !== 'lines' || !Array.isArray(value)) return JSON.stringify(counted(value));
  const empty = JSON.stringify(counted(field.emptyLine()));
  const lines = value.map((line) => JSON.stringify(counted(line)));
  // A line nobody filled at the end of a table is no line.
  return JSON.stringify(lines.slice(0, lines.findLastIndex((line) => line !== empty) + 1));
}

function changedBy(sides: ThreeSides, name: string, field?: FieldDefinition): ChangedBy | null {
  const [opened, mine, theirs] = [sides.opened, sides.mine, sides.theirs].map((side) =>
    textOf(side[name], field),
  );
  if (mine === theirs) return null;
  if (mine === opened) return 'theirs';
  return theirs === opened ? 'mine' : 'both';
}

/** The fields in which the two sides differ. Lines of a document are one field, compared and chosen whole. */
export function fieldDifferences(fields: readonly FieldDefinition[], sides: ThreeSides): FieldDifference[] {
  return fields.flatMap((field) => {
    const { name } = field;
    const by = changedBy(sides, name, field);
    if (by === null) return [];
    return [{ field, by, opened: sides.opened[name], mine: sides.mine[name], theirs: sides.theirs[name] }];
  });
}

const reasonsIn = (values: FormValues): FormValues =>
  isRecord(values['exceptions']) ? values['exceptions'] : {};

/** A reason why a value is kept against its check goes where the value goes. */
function mergedReasons({ mine, theirs }: ThreeSides, isMine: (name: string) => boolean): FormValues | null {
  const sides = { mine: reasonsIn(mine), theirs: reasonsIn(theirs) };
  const names = new Set([...Object.keys(sides.mine), ...Object.keys(sides.theirs)]);
  const reasons = [...names].flatMap((name): [string, unknown][] => {
    const reason = (isMine(name) ? sides.mine : sides.theirs)[name];
    return reason === undefined ? [] : [[name, reason]];
  });
  return reasons.length > 0 ? Object.fromEntries(reasons) : null;
}

/**
 * What is typed and a newer record in one: a field that one side changed is as that side has it; of a field that both
 * changed `keepsMine` decides. No value comes from anywhere but the two sides.
 */
export function mergeNewer(
  fields: readonly FieldDefinition[],
  sides: ThreeSides,
  keepsMine: (name: string) => boolean,
): FormValues {
  const fieldOf = new Map(fields.map((field) => [field.name, field]));
  const isMine = (name: string): boolean => {
    const by = changedBy(sides, name, fieldOf.get(name));
    return by === 'mine' || (by === 'both' && keepsMine(name));
  };
  const names = [...new Set([...Object.keys(sides.mine), ...Object.keys(sides.theirs)])];
  const merged = Object.fromEntries(
    names.map((name) => [name, isMine(name) ? sides.mine[name] : sides.theirs[name]]),
  );
  if ('exceptions' in merged) merged['exceptions'] = mergedReasons(sides, isMine);
  return merged;
}
