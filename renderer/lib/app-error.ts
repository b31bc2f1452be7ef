import { ORPCError } from '@orpc/client';
import { type ErrorCode, type ErrorData, type InputIssue, isErrorCode } from '#contract/kit/errors.ts';

/** The one error the interface knows: a code of the closed list and its data. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly data: ErrorData<C>;
  constructor(code: C, data: ErrorData<C>, options?: ErrorOptions) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }
}

export function isAppError<C extends ErrorCode>(error: unknown, code: C): error is AppError<C> {
  return error instanceof AppError && error.code === code;
}

function fromOrpc(error: ORPCError<string, unknown>): AppError {
  if (isErrorCode(error.code))
    return new AppError(error.code, (error.data ?? {}) as ErrorData<ErrorCode>, { cause: error });
  if (error.code === 'BAD_REQUEST')
    return new AppError('INPUT_INVALID', { issues: zodIssues(error.data) }, { cause: error });
  if (error.code === 'UNAUTHORIZED') return new AppError('UNAUTHENTICATED', {}, { cause: error });
  if (error.code === 'TOO_MANY_REQUESTS')
    return new AppError('RATE_LIMITED', { retryAfterSeconds: 60 }, { cause: error });
  if (error.code === 'PAYLOAD_TOO_LARGE') return new AppError('TOO_LARGE', { limit: 0 }, { cause: error });
  if (error.status === 502 || error.status === 503 || error.status === 504) {
    return new AppError('DISCONNECTED', {}, { cause: error });
  }
  return new AppError('INTERNAL', { incident: '' }, { cause: error });
}

function zodIssues(data: unknown): InputIssue[] {
  if (typeof data !== 'object' || data === null || !('issues' in data) || !Array.isArray(data.issues))
    return [];
  return data.issues.map((issue: { path?: unknown; code?: unknown }) => ({
    path: Array.isArray(issue.path) ? issue.path.join('.') : '',
    code: typeof issue.code === 'string' ? issue.code : 'invalid',
  }));
}

/** Turns whatever a call threw into an AppError; text of foreign errors is kept as cause and never shown. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error as AppError;
  if (error instanceof ORPCError) return fromOrpc(error);
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError') return new AppError('TIMED_OUT', {}, { cause: error });
  // A far side that goes away rejects the calls in flight with AbortError; a refused fetch with TypeError.
  if (name === 'AbortError' || name === 'TypeError')
    return new AppError('DISCONNECTED', {}, { cause: error });
  return new AppError('INTERNAL', { incident: '' }, { cause: error });
}
