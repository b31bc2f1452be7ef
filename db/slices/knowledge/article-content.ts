import type { z } from 'zod';
import type { articleCreate } from '#contract/knowledge/knowledge.contract.ts';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import type { VisitPartRow } from '#contract/service-cases/service-cases.schema.ts';

type WordOf = (kind: 'cause' | 'remedy' | 'position', code: string) => string;

const given = (texts: readonly (string | null | undefined)[]) => [
  ...new Set(texts.map((one) => one?.trim() ?? '').filter(Boolean)),
];

/** Thousandths as people write them. */
const amount = (part: VisitPartRow) => `${part.quantity / 1000} ${part.uom}`;

function partLine(part: VisitPartRow, wordOf: WordOf): string {
  if (part.pairId === null) return `用件：${part.part} ${amount(part)}`;
  return `更换：${part.part}${part.position === null ? '' : `（${wordOf('position', part.position)}）`}`;
}

/**
 * What a solved case teaches: symptom as reported; cause from the findings and cause codes of visits and case; remedy
 * from the outcome, what was said when it was solved, the remedy codes, and the parts replaced or used up.
 */
export function contentOfCase(row: CaseDetail, wordOf: WordOf): z.infer<typeof articleCreate> {
  const used = row.visits.flatMap((visit) => visit.parts).filter((part) => !part.isCorrected && part.part);
  const causes = given([...row.visits.map((visit) => visit.causeCode), row.causeCode]);
  const remedies = given([...row.visits.map((visit) => visit.remedyCode), row.remedyCode]);
  const solved = row.stateLog.filter((entry) => entry.toState === 'resolved').map((entry) => entry.reason);
  return {
    title: row.title,
    symptom: row.description ?? row.title,
    cause: given([
      ...row.visits.map((visit) => visit.findings),
      ...causes.map((code) => wordOf('cause', code)),
    ]).join('\n'),
    remedy: given([
      row.outcome,
      ...solved,
      ...remedies.map((code) => wordOf('remedy', code)),
      ...used.map((part) => partLine(part, wordOf)),
    ]).join('\n'),
    productIds: row.productId === null ? [] : [row.productId],
    parts: given([row.part, ...used.map((part) => part.part)]),
    faultCodes: row.faultCode === null ? [] : [row.faultCode],
  };
}
