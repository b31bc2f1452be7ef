import { DomainError } from '#contract/kit/errors.ts';
import type {
  ItemRow,
  RevisionRow,
  SpecificationDetail,
} from '#contract/specifications/specifications.schema.ts';
import { getSpecification } from '#db/slices/specifications/specifications.service.ts';
import { dateCell, decimalCell, instantCell, textCell } from './cells.ts';
import type { DocumentCall } from './document-call.ts';
import { DocumentSheet } from './document-sheet.ts';
import type { DocumentWorkbook } from './document-workbook.ts';

const WIDTHS = [14, 28, 16, 12, 14, 18, 22];
const SECOND_FACT = 2;

function revisionOf(document: SpecificationDetail, letter: string): RevisionRow {
  const found = document.revisions.find((one) => one.letter === letter);
  if (!found) throw new DomainError('NOT_FOUND', { entity: 'specifications', key: letter });
  return found;
}

const itemCells = (item: ItemRow) => () => ({
  clause: textCell(item.clause),
  parameter: textCell(item.parameter),
  value: decimalCell(item.value),
  unit: textCell(item.unit),
  tolerance: textCell(item.tolerance),
  verification: textCell(item.verification),
  note: textCell(item.note),
});

function addHead(
  sheet: DocumentSheet,
  { words, factory }: DocumentCall,
  document: SpecificationDetail,
  revision: RevisionRow,
): void {
  const own = words.specification;
  const isVoid = document.voidedAt !== null;
  // An issued letter shows its title block of the day.
  const head = (name: string, now: string | null) => textCell(revision.head?.[name] ?? now);
  sheet.letterhead(factory, own.title);
  sheet.facts([
    [own.no, textCell(document.no)],
    [own.letter, textCell(revision.letter)],
    [own.name, head('title', document.title)],
    [words.state, textCell(isVoid ? words.voided : own.states[revision.state])],
    [words.party, head('partyName', document.partyName)],
    [own.marketRecord, textCell(document.marketRecordNo)],
    [own.product, head('productName', document.productName)],
    [own.model, head('model', document.model)],
    [own.owner, textCell(document.ownerName)],
    [own.issuedAt, instantCell(revision.issuedAt)],
    [own.signedOn, dateCell(revision.signedOn)],
    [own.signedByUs, textCell(revision.signedByUs)],
    [own.signedByCustomer, textCell(revision.signedByCustomer)],
    [own.hash, textCell(revision.contentHash?.slice(0, 16))],
  ]);
  sheet.told(own.summary, revision.summary);
  sheet.told(own.reason, revision.closedReason);
  sheet.told(words.note, document.note);
}

/** One letter of a specification: its title block and its items; a value that is a number leaves as one. */
export function specificationDocument(call: DocumentCall, id: string, letter: string): DocumentWorkbook {
  const document = getSpecification(call.r, id);
  const revision = revisionOf(document, letter);
  const own = call.words.specification;
  const name = `${document.no} ${revision.letter}`;
  const sheet = new DocumentSheet({ name, widths: WIDTHS, secondFact: SECOND_FACT });
  addHead(sheet, call, document, revision);
  sheet.section(own.items);
  sheet.table({
    columns: [
      { key: 'clause', header: own.clause },
      { key: 'parameter', header: own.parameter },
      { key: 'value', header: own.value },
      { key: 'unit', header: own.unit },
      { key: 'tolerance', header: own.tolerance },
      { key: 'verification', header: own.verification },
      { key: 'note', header: call.words.note },
    ],
    rows: revision.items.map(itemCells),
    empty: call.words.empty,
  });
  return { name, sheets: [sheet] };
}
