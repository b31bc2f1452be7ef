import type { z } from 'zod';
import { DomainError } from '#contract/kit/errors.ts';
import type { CodingState, codeCase, codingInput } from '#contract/knowledge/knowledge.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireCase } from '#db/slices/service-cases/case-record.service.ts';
import { updateCase } from '#db/slices/service-cases/service-cases.service.ts';
import { suggestCodes } from '#db/slices/service-cases/similar.service.ts';
import { countCoding, insertCoding, lastCoding, markUndone, nextUncoded } from './coding.repo.ts';

/**
 * The next free-text record without a fault code, with the codes its words speak for. Every record that was coded
 * teaches the next proposal, because proposals come from the nearest coded cases.
 */
export function codingState(r: ReadContext, input: z.infer<typeof codingInput>): CodingState {
  const counts = countCoding(r.db, r.actor.userId);
  const found = nextUncoded(r.db, input.skip ?? []);
  if (!found) return { ...counts, next: null };
  const { productId, ...shown } = found;
  const text = [found.title, found.faultText, found.description].filter(Boolean).join('\n');
  const { part, product } = found;
  const suggestions = suggestCodes(r, { text, part, productId, product, exceptId: found.id });
  return { ...counts, next: { ...shown, suggestions } };
}

/** Writes fault, cause and part of one record; what was there before is kept for the undo. */
export function codeRecord(w: WriteContext, input: z.infer<typeof codeCase>): CodingState {
  const row = requireCase(w, input.id);
  const { faultCode, causeCode = row.causeCode, part = row.part } = input;
  updateCase(w, { id: row.id, version: input.version, faultCode, causeCode, part });
  insertCoding(w.db, {
    id: w.newId(),
    caseId: row.id,
    before: JSON.stringify({ faultCode: row.faultCode, causeCode: row.causeCode, part: row.part }),
    after: JSON.stringify({ faultCode, causeCode, part }),
    at: w.at,
    byUser: w.actor.userId,
  });
  return codingState(w, {});
}

/** Takes back one's own last coding; the record is the next one again. NOT_FOUND when there is none. */
export function undoCoding(w: WriteContext): CodingState {
  const last = lastCoding(w.db, w.actor.userId);
  if (!last) throw new DomainError('NOT_FOUND', { entity: 'coding', key: w.actor.userId });
  const row = requireCase(w, last.caseId);
  const before = JSON.parse(last.before) as {
    faultCode: string | null;
    causeCode: string | null;
    part: string | null;
  };
  updateCase(w, { id: row.id, version: row.version, ...before });
  markUndone(w.db, last.id, w.at);
  return codingState(w, {});
}
