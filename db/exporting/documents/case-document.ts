import { DomainError } from '#contract/kit/errors.ts';
import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { getCase } from '#db/slices/service-cases/case-view.service.ts';
import { dateCell, moneyCell, textCell } from './cells.ts';
import type { DocumentCall } from './document-call.ts';
import { DocumentSheet, type Fact } from './document-sheet.ts';
import type { DocumentWorkbook } from './document-workbook.ts';
import { addParts, addVisit, CASE_SECOND_FACT, CASE_WIDTHS, partsOf } from './visit-sheet.ts';

const sheetOf = (name: string) =>
  new DocumentSheet({ name, widths: CASE_WIDTHS, secondFact: CASE_SECOND_FACT, isLandscape: true });

const machineOf = (row: CaseDetail) =>
  [row.unitName ?? row.product, row.machineBarcode ?? row.barcode ?? row.unitText].filter(Boolean).join(' ');

/** Whose machine it is, and what was reported: on the sheet of the case as on that of a visit. */
function whatAndWho({ words, codeWord }: DocumentCall, row: CaseDetail): Fact[] {
  const own = words.case;
  return [
    [words.party, textCell(row.partyName ?? row.partyText)],
    [words.site, textCell(row.siteName)],
    [own.unit, textCell(machineOf(row))],
    [own.order, textCell(row.orderNo)],
    [own.contact, textCell(row.contact)],
    [own.contactPhone, textCell(row.contactPhone)],
    [own.judgement, textCell(row.judgement && own.judgements[row.judgement])],
    [own.fault, textCell(row.faultCode ? codeWord('fault', row.faultCode) : row.faultText)],
  ];
}

function addHead(sheet: DocumentSheet, call: DocumentCall, row: CaseDetail): void {
  const { words, factory, codeWord, sees } = call;
  const own = words.case;
  sheet.letterhead(factory, own.title);
  sheet.facts([
    [own.no, textCell(row.no)],
    [own.reportedOn, dateCell(row.reportedOn)],
    ...whatAndWho(call, row),
    [own.severity, textCell(own.severities[row.severity])],
    [words.state, textCell(row.voidedAt === null ? own.states[row.state] : words.voided)],
    [own.cause, textCell(codeWord('cause', row.causeCode))],
    [own.remedy, textCell(codeWord('remedy', row.remedyCode))],
    [own.engineer, textCell(row.engineer)],
    [own.due, dateCell(row.dueOn)],
    [own.resolvedOn, dateCell(row.resolvedOn)],
    [own.closedOn, dateCell(row.closedOn)],
    ...(sees('service-cases.cost') ? [[own.cost, moneyCell(row.costMinor, BASE_CURRENCY)] as const] : []),
    ...(sees('service-cases.income')
      ? [[own.income, moneyCell(row.incomeMinor, BASE_CURRENCY)] as const]
      : []),
    [own.sourceNo, textCell(row.sourceNo === row.no ? null : row.sourceNo)],
  ]);
  sheet.told(own.what, row.title);
  sheet.told(own.description, row.description);
  sheet.told(own.outcome, row.outcome);
}

/** A service case: who reported what, each visit, and every part that was replaced or used. */
export function caseDocument(call: DocumentCall, id: string): DocumentWorkbook {
  const row = getCase(call.r, id);
  const sheet = sheetOf(row.no);
  addHead(sheet, call, row);
  for (const visit of row.visits) {
    sheet.section(call.words.visit.of(visit.seq));
    addVisit(sheet, call, visit);
  }
  sheet.section(call.words.case.parts);
  addParts(sheet, call, partsOf(row.visits));
  return { name: row.no, sheets: [sheet] };
}

/** 服务报告: one visit of a case, as the paper both sides sign. */
export function visitDocument(call: DocumentCall, caseId: string, seq: number): DocumentWorkbook {
  const row = getCase(call.r, caseId);
  const visit = row.visits.find((one) => one.seq === seq);
  if (!visit) throw new DomainError('NOT_FOUND', { entity: 'service-cases', key: String(seq) });
  const { words, factory } = call;
  const name = `${row.no}-${seq}`;
  const sheet = sheetOf(name);
  sheet.letterhead(factory, words.visit.title);
  sheet.facts([
    [words.case.no, textCell(row.no)],
    [words.visit.seq, textCell(words.visit.of(seq))],
    ...whatAndWho(call, row),
  ]);
  sheet.told(words.case.description, row.description ?? row.title);
  addVisit(sheet, call, visit);
  sheet.section(words.case.parts);
  addParts(sheet, call, partsOf([visit]));
  sheet.signatures(words.visit.engineers, words.visit.signatory);
  return { name, sheets: [sheet] };
}
