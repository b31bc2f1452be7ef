import { z } from 'zod';

/** One problem of one input field; `path` is dotted (`lines.0.quantity`), `code` is translated by the interface. */
export const inputIssueSchema = z.object({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
export type InputIssue = z.infer<typeof inputIssueSchema>;

/** One refused row of a batch: which of which list, the field to blame if there is one, and the error it met. */
export const rowRefusalSchema = z.object({
  list: z.enum(['create', 'update', 'void', 'restore']),
  at: z.number(),
  id: z.string().nullable(),
  field: z.string().nullable(),
  code: z.string(),
  data: z.unknown(),
});
export type RowRefusal = z.infer<typeof rowRefusalSchema>;

/** Business rules that can refuse a well-formed request. The interface translates each by name. */
export const RULES = [
  'illegal_transition',
  'reason_required',
  'manager_required',
  'specification_not_signed',
  'revision_immutable',
  'revision_in_work',
  'revision_empty',
  'order_required',
  'terminal_has_no_next_action',
  'lines_do_not_sum',
  'line_tax_does_not_sum',
  'unit_event_order',
  'unit_already_installed',
  'unit_not_installed',
  'unit_wrong_parent',
  'unit_scrapped',
  'unit_other_owner',
  'unit_cycle',
  'unit_too_deep',
  'unit_position_occupied',
  'unit_count_differs',
  'replacement_same_unit',
  'replacement_half',
  'unit_travels_with_root',
  'unit_event_time',
  'unit_not_correctable',
  'meter_fell',
  'visit_closed',
  'warranty_not_valid',
  'warranty_excluded',
  'fractional_quantity',
  'shipped_more_than_ordered',
  'unit_other_order',
  'order_not_in_force',
  'order_in_force',
  'order_without_lines',
  'last_administrator',
  'wrong_password',
  'account_disabled',
  'batch_not_undoable',
  'job_not_cancellable',
  'clock_went_back',
  'setup_already_done',
  'report_unbalanced',
  'month_not_over',
  'engineer_busy',
  'quotation_required',
  'article_without_remedy',
  'maintenance_settled',
  'recall_empty',
  'bom_cycle',
  'record_voided',
  'code_released',
] as const;
export type Rule = (typeof RULES)[number];

/** Why a door turned a request away before any procedure saw it. */
export const REFUSALS = [
  'method_not_allowed',
  'wrong_host',
  'cross_site',
  'media_type',
  'malformed',
  'too_deep',
  'reserved_key',
] as const;
export type Refusal = (typeof REFUSALS)[number];

const keyed = z.object({ entity: z.string(), key: z.string() });
const storage = z.object({ path: z.string().optional(), detail: z.string().optional() });

/** The closed list of error codes: HTTP status and the data each carries. Codes never change their meaning. */
export const errorMap = {
  INPUT_INVALID: { status: 422, data: z.object({ issues: z.array(inputIssueSchema) }) },
  UNAUTHENTICATED: { status: 401, data: z.object({}) },
  FORBIDDEN: { status: 403, data: z.object({ permission: z.string() }) },
  /** The person's role may not see this field, or not change it; `path` says where the call named it. */
  FIELD_MASKED: {
    status: 403,
    data: z.object({ entity: z.string(), field: z.string(), level: z.string(), path: z.string().optional() }),
  },
  NOT_FOUND: { status: 404, data: keyed },
  DUPLICATE: {
    status: 409,
    data: z.object({
      entity: z.string(),
      field: z.string(),
      value: z.string(),
      existingId: z.string().optional(),
    }),
  },
  /** The call was carried out before, under the same key and with other contents; `id` of what it made. */
  ALREADY_SAVED: { status: 409, data: keyed.extend({ id: z.string() }) },
  STALE: { status: 409, data: z.object({ entity: z.string(), id: z.string(), current: z.unknown() }) },
  IN_USE: { status: 409, data: keyed.extend({ by: z.string() }) },
  /** Some rows of a batch were refused, so none was saved; each refusal names its row, its field and its own code. */
  ROWS_REFUSED: { status: 409, data: z.object({ refusals: z.array(rowRefusalSchema), count: z.number() }) },
  RULE_BROKEN: {
    status: 409,
    data: z.object({
      rule: z.enum(RULES),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  },
  RATE_LIMITED: { status: 429, data: z.object({ retryAfterSeconds: z.number() }) },
  TOO_LARGE: { status: 413, data: z.object({ limit: z.number() }) },
  UNSUPPORTED_FILE: {
    status: 415,
    data: z.object({ reason: z.string(), detected: z.string().optional(), limit: z.number().optional() }),
  },
  REQUEST_REFUSED: { status: 400, data: z.object({ reason: z.enum(REFUSALS) }) },
  CANCELLED: { status: 409, data: z.object({}) },
  SETUP_REQUIRED: { status: 503, data: z.object({}) },
  STARTING: { status: 503, data: z.object({}) },
  TLS_REQUIRED: { status: 500, data: z.object({ host: z.string() }) },
  STORAGE_BUSY: { status: 503, data: storage },
  STORAGE_READ_ONLY: { status: 503, data: storage },
  STORAGE_FULL: { status: 507, data: storage },
  STORAGE_UNCERTAIN: { status: 503, data: storage },
  STORAGE_DAMAGED: { status: 503, data: storage },
  STORAGE_FOREIGN: { status: 503, data: storage },
  STORAGE_EMPTY: { status: 503, data: storage },
  STORAGE_NEWER: { status: 503, data: storage.extend({ found: z.number(), supported: z.number() }) },
  STORAGE_NETWORK: { status: 503, data: storage },
  STORAGE_LOCKED: { status: 503, data: storage },
  STORAGE_MISSING: { status: 503, data: storage },
  DISCONNECTED: { status: 503, data: z.object({}) },
  TIMED_OUT: { status: 504, data: z.object({}) },
  INTERNAL: { status: 500, data: z.object({ incident: z.string() }) },
} as const;

export type ErrorCode = keyof typeof errorMap;
export type ErrorData<C extends ErrorCode> = z.infer<(typeof errorMap)[C]['data']>;
export const ERROR_CODES = Object.keys(errorMap) as ErrorCode[];

/** The only error a service throws on purpose. Text is for logs; people read the translated code. */
export class DomainError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly data: ErrorData<C>;
  constructor(code: C, data: ErrorData<C>, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(data)}`, options);
    this.name = 'DomainError';
    this.code = code;
    this.data = data;
  }
}

/** Shorthand for a broken business rule. */
export function ruleBroken(
  rule: Rule,
  params: ErrorData<'RULE_BROKEN'>['params'] = {},
): DomainError<'RULE_BROKEN'> {
  return new DomainError('RULE_BROKEN', { rule, params });
}

/** Shorthand for one invalid input field. */
export function inputInvalid(
  path: string,
  code: string,
  params?: InputIssue['params'],
): DomainError<'INPUT_INVALID'> {
  return new DomainError('INPUT_INVALID', { issues: [params ? { path, code, params } : { path, code }] });
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorMap, code);
}
