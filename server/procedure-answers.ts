import { isErrorCode } from '#contract/kit/errors.ts';
import { answerOf, type ErrorAnswer, refusalAnswer } from './answers.ts';

interface RawError {
  code: string;
  status: number;
  data: unknown;
  message: string;
}

/** Where errors that are nobody's fault but ours are written down; returns the incident id people can quote. */
export type NoteIncident = (cause: unknown) => string;

/**
 * Last sieve before an error leaves through HTTP. The core already throws codes of the closed list; what the
 * RPC library itself throws (bad body, unknown method) and anything unforeseen is turned into one of them.
 */
export function closedAnswer(error: RawError, noteIncident: NoteIncident): ErrorAnswer {
  if (isErrorCode(error.code)) {
    return { code: error.code, status: error.status, data: error.data, message: error.code };
  }
  if (error.code === 'BAD_REQUEST') return refusalAnswer('malformed');
  if (error.code === 'METHOD_NOT_SUPPORTED') return refusalAnswer('method_not_allowed', 405);
  return answerOf('INTERNAL', { incident: noteIncident(error) });
}
