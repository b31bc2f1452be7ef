import type { MaskedField } from '#contract/field-masks/masked-fields.ts';
import type { Role } from '#contract/kit/permissions.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';

/** Who acts, from which device. Every written row and log entry carries it. */
export interface Actor {
  userId: string;
  username: string;
  role: Role;
  device: string;
}

/** The program itself: set-up, sample data, derived states. */
export const SYSTEM_ACTOR: Actor = {
  userId: 'system',
  username: 'system',
  role: 'administrator',
  device: 'core',
};

export interface ReadContext {
  db: ReadableDb;
  actor: Actor;
  /** UTC milliseconds at the start of the call. */
  at: number;
  /** Calendar date at the factory. */
  today: string;
}

export type LogAction = 'create' | 'update' | 'void' | 'restore' | 'import' | 'undo' | 'sign_in' | 'override';

/** One entry of the change log. `entity` is the slice name; an update stores only what differs. */
export interface Change {
  entity: string;
  id: string;
  action: LogAction;
  before?: object | null;
  after?: object | null;
}

/**
 * What a search should find. `title` and `subtitle` are shown (parts of the latter parted by ` · `), lines of `body`
 * only when the match is there. Kinds known by name are also found by the pinyin of `names`, else of the title.
 */
export interface SearchDoc {
  kind: string;
  id: string;
  title: string;
  subtitle?: string;
  body?: string;
  names?: readonly string[];
  /** The record was made in this call: the index has nothing of it, and need not look. */
  isNew?: boolean;
}

/** Inside one IMMEDIATE transaction: everything done through it commits or vanishes together. */
export interface WriteContext extends ReadContext {
  db: WritableDb;
  newId(): string;
  log(change: Change): void;
  /** Many entries in a row; faster than one by one. */
  logAll(changes: readonly Change[]): void;
  /** Next human number of a kind (`SC2026-0001`), never used twice. */
  nextNo(kind: NumberKind, on: string): string;
  index(doc: SearchDoc): void;
  /** True for a field the actor may not see: what is copied from it would be seen where it is copied to. */
  hides(field: MaskedField): boolean;
  /** Many documents, each of another record; faster than one by one. */
  indexAll(docs: readonly SearchDoc[]): void;
}

/** Prefixes of the human numbers. */
export const NUMBER_PREFIX = {
  party: 'KH',
  site: 'XC',
  market: 'SC',
  specification: 'GS',
  order: 'HT',
  shipment: 'FH',
  case: 'FW',
  quotation: 'FB',
  round: 'XJ',
  plan: 'WB',
  article: 'ZS',
  claim: 'SP',
  recall: 'ZH',
  batch: 'DR',
  report: 'YB',
} as const;
export type NumberKind = keyof typeof NUMBER_PREFIX;
