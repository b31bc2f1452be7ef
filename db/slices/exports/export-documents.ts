import type { DocumentAsked, DocumentExport } from '#contract/exports/exports.schema.ts';
import { DomainError } from '#contract/kit/errors.ts';
import { isAllowed, type Permission } from '#contract/kit/permissions.ts';
import { caseDocument, visitDocument } from '#db/exporting/documents/case-document.ts';
import { type DocumentCall, documentCall } from '#db/exporting/documents/document-call.ts';
import type { DocumentWorkbook } from '#db/exporting/documents/document-workbook.ts';
import { orderDocument } from '#db/exporting/documents/order-document.ts';
import { packingDocument } from '#db/exporting/documents/packing-document.ts';
import { quotationDocument } from '#db/exporting/documents/quotation-document.ts';
import { reportWorkbook } from '#db/exporting/documents/report-workbook.ts';
import { specificationDocument } from '#db/exporting/documents/specification-document.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { masksOf } from '#db/kit/masks/field-masks.ts';
import { refuseFigures } from '#db/kit/masks/masked-calls.ts';
import { getPreferences } from '#db/slices/preferences/preferences.service.ts';
import { getIssuedReport, monthlyReport } from '#db/slices/reports/reports.service.ts';

/** Who may read the document; its workbook asks for no other right. */
const PERMISSIONS: Readonly<Record<DocumentAsked['document'], Permission>> = {
  order: 'orders.read',
  specification: 'specifications.read',
  'packing-list': 'orders.read',
  quotation: 'cases.read',
  'service-case': 'cases.read',
  visit: 'cases.read',
  'monthly-report': 'insights.read',
};

function monthlyBook(
  { r, language }: DocumentCall,
  { issued, month }: DocumentAsked & { document: 'monthly-report' },
): DocumentWorkbook {
  const asked = month === undefined ? { language } : { month, language };
  return reportWorkbook(issued === undefined ? monthlyReport(r, asked) : getIssuedReport(r, issued));
}

function made(call: DocumentCall, asked: DocumentAsked): DocumentWorkbook {
  switch (asked.document) {
    case 'order':
      return orderDocument(call, asked.id);
    case 'specification':
      return specificationDocument(call, asked.id, asked.letter);
    case 'packing-list':
      return packingDocument(call, asked.orderId, asked.id);
    case 'quotation':
      return quotationDocument(call, asked.id);
    case 'service-case':
      return caseDocument(call, asked.id);
    case 'visit':
      return visitDocument(call, asked.id, asked.seq);
    case 'monthly-report':
      return monthlyBook(call, asked);
  }
}

/**
 * FORBIDDEN without the right to read the document. Figures are made of values a role may not see: it is refused the
 * workbook of a report as it is refused the report.
 */
function requireReading(r: ReadContext, { document }: DocumentAsked): void {
  const permission = PERMISSIONS[document];
  if (!isAllowed(r.actor.role, permission)) throw new DomainError('FORBIDDEN', { permission });
  const masks = masksOf(r.db);
  if (masks && document === 'monthly-report') refuseFigures(masks, 'reports.monthly');
}

/**
 * A document as a workbook, read as its page reads it: what the person may not see is not in it. In the language asked
 * for, else in the person's. NOT_FOUND, FORBIDDEN without the right to read it.
 */
export function documentWorkbook(r: ReadContext, { asked, language }: DocumentExport): DocumentWorkbook {
  requireReading(r, asked);
  return made(documentCall(r, language ?? getPreferences(r).language ?? 'zh-CN'), asked);
}

/**
 * What asking in vain is refused for before there is a job: NOT_FOUND, FORBIDDEN. The report of a month is reckoned over
 * the whole factory, so that is left to the job.
 */
export function requireDocument(r: ReadContext, given: DocumentExport): void {
  const { asked } = given;
  if (asked.document !== 'monthly-report') documentWorkbook(r, given);
  else {
    requireReading(r, asked);
    if (asked.issued !== undefined) getIssuedReport(r, asked.issued);
  }
}
