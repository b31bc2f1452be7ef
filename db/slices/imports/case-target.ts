import { importKey } from '#contract/imports/import-modes.ts';
import type { CaseImportField } from '#contract/imports/imports.fields.ts';
import type { CaseState, Severity } from '#contract/service-cases/states.ts';
import type { ImportRow } from '#db/importing/import-plan.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import {
  findCaseByNo,
  findCasesBySourceNo,
  type ImportedCase,
  importCase,
} from '#db/slices/service-cases/case-import.service.ts';
import { getCase } from '#db/slices/service-cases/case-view.service.ts';
import {
  findCasesOfUnitOn,
  findStoredCase,
  patchImportedCase,
} from '#db/slices/service-cases/imported-cases.service.ts';
import { findSiteByName } from '#db/slices/sites/sites.service.ts';
import { findUnitByBarcode } from '#db/slices/units/units.service.ts';
import { bringUpToDate } from './known-record.ts';
import { PartyBook } from './party-book.ts';
import {
  type Batch,
  happenedOn,
  type ImportTarget,
  leftovers,
  moneyIn,
  type RecordDraft,
  type RowBook,
  RowRefused,
  textOf,
  type Written,
} from './target.ts';
import { CodeBook, PeopleBook, wordIn } from './word-books.ts';

const STATE_WORDS = {
  cancelled: '取消|已取消|撤销|cancelled|canceled',
  in_progress: '处理中|进行中|维修中|待配件|in progress|processing|open|working',
  received: '待处理|未处理|新建|待受理|new|pending|received',
} as const satisfies Partial<Record<CaseState, string>>;
const SEVERITY_WORDS: Record<Severity, string> = {
  critical: '特急|紧急|严重|致命|critical|urgent|emergency|high',
  major: '重要|较重|主要|major|serious',
  normal: '一般|普通|中|normal|medium|moderate',
  minor: '轻微|低|次要|minor|low',
};
const JUDGEMENT_WORDS = {
  paid: '保外|收费|有偿|过保|否|no|out of warranty|paid',
  warranty: '保内|质保|质保内|免费|是|yes|in warranty|warranty|free',
} as const;
const CHANNEL_WORDS = {
  customer: '客户主动反馈|客户反馈|客户|电话|customer|phone',
  follow_up: '经营回访|回访|follow up',
  service: '服务过程跟踪|服务跟踪|服务|service',
  inspection: '巡检|点检|inspection',
} as const;
const TITLE_LENGTH = 80;
const ENTITY = 'service-cases';

/** Cases of the past. Customer and unit may be unknown: the words stay and the case says that it is incomplete. */
export class CaseTarget implements ImportTarget {
  readonly #batch: Batch;
  readonly #parties: PartyBook;
  readonly #codes: CodeBook;
  readonly #people: PeopleBook;

  readonly books: readonly RowBook[];

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#parties = new PartyBook(batch.w, batch.batchId);
    this.#codes = new CodeBook(batch.w);
    this.#people = new PeopleBook(batch.w);
    this.books = [this.#parties];
  }

  write({ rows: [row] }: RecordDraft): Written {
    if (!row) throw new RowRefused('refused');
    const reportedOn = happenedOn(this.#batch, row, 'reportedOn');
    const symptom = text(row, 'symptom', 20_000);
    const known = this.#known(row, reportedOn, symptom);
    if (known !== undefined) return this.#update(known, row, reportedOn, symptom);
    if (this.#batch.plan.mode === 'update')
      throw new RowRefused('not_here', 'caseNo', text(row, 'caseNo') ?? '');
    if (reportedOn === undefined || symptom === undefined)
      throw new RowRefused('required', reportedOn === undefined ? 'reportedOn' : 'symptom');
    const input: ImportedCase = {
      reportedOn,
      title: titleOf(symptom),
      ...this.#words(row, symptom),
      ...this.#links(row),
      ...this.#state(row, reportedOn),
      judgement: wordIn(text(row, 'warranty'), JUDGEMENT_WORDS),
    };
    const { id } = importCase(this.#batch.w, { ...input, importBatchId: this.#batch.batchId });
    return { outcome: 'new', entity: ENTITY, entityId: id };
  }

  /** A case of the past takes what the ledger says; of one that is worked on here its way through the states is its own. */
  #update(id: string, row: ImportRow, reportedOn: string | undefined, symptom: string | undefined): Written {
    const { w } = this.#batch;
    const current = findStoredCase(w, id);
    const said = definedOnly({ ...this.#words(row, symptom), ...this.#links(row), reportedOn });
    const state =
      current.isHistoric && text(row, 'status') !== undefined
        ? this.#state(row, reportedOn ?? current.reportedOn)
        : definedOnly({ resolvedOn: text(row, 'resolvedOn') });
    const wanted = {
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)),
      ...(symptom === undefined ? {} : { title: titleOf(symptom) }),
      ...state,
      ...(said.extra ? { extra: { ...current.extra, ...said.extra } } : {}),
    };
    return bringUpToDate(
      this.#batch,
      { entity: ENTITY, ...current, current },
      wanted,
      (patch) => patchImportedCase(w, id, patch),
      'caseNo',
    );
  }

  #words(row: ImportRow, symptom: string | undefined): Partial<ImportedCase> {
    const fault = text(row, 'fault');
    const faultCode = this.#codes.find('fault', fault);
    const causeCode = this.#codes.find('cause', text(row, 'cause', 20_000));
    const remedyCode = this.#codes.find('remedy', text(row, 'remedy', 20_000));
    const kept: CaseImportField[] = ['brand', 'model', 'remark', 'warranty'];
    if (causeCode === null) kept.push('cause');
    if (remedyCode === null) kept.push('remedy');
    return {
      ...definedOnly({ description: symptom }),
      faultCode,
      faultText: faultCode === null ? (fault ?? null) : null,
      causeCode,
      remedyCode,
      extra: leftovers(row, this.#batch.plan, kept),
      ...definedOnly({
        sourceNo: text(row, 'caseNo'),
        product: text(row, 'product') ?? text(row, 'model'),
        part: text(row, 'part'),
        contact: text(row, 'contact'),
        contactPhone: text(row, 'phone'),
        channel: wordIn(text(row, 'channel'), CHANNEL_WORDS) ?? undefined,
        severity: wordIn(text(row, 'severity'), SEVERITY_WORDS) ?? undefined,
        costMinor: moneyIn(row.values['cost'])?.minor,
      }),
    };
  }

  #links(row: ImportRow): Partial<ImportedCase> {
    const customer = text(row, 'customer');
    const barcode = text(row, 'unitBarcode');
    const site = text(row, 'site');
    const engineer = text(row, 'engineer');
    const unit = barcode === undefined ? undefined : findUnitByBarcode(this.#batch.w, barcode);
    const partyId = customer === undefined ? undefined : this.#parties.find(customer)?.id;
    const engineerUserId = this.#people.find(engineer);
    return definedOnly({
      partyId: partyId ?? unit?.partyId ?? undefined,
      partyText: partyId === undefined ? customer : undefined,
      unitId: unit?.id,
      unitText: unit ? undefined : barcode,
      productId: unit?.productId ?? undefined,
      siteId:
        (site === undefined ? undefined : findSiteByName(this.#batch.w, site)) ?? unit?.siteId ?? undefined,
      engineerUserId: engineerUserId ?? undefined,
      engineer: engineerUserId === null ? engineer : undefined,
    });
  }

  #state(row: ImportRow, reportedOn: string): Partial<ImportedCase> {
    const status = text(row, 'status');
    const state = wordIn(status, STATE_WORDS) ?? 'closed';
    const resolvedOn = text(row, 'resolvedOn');
    return {
      state,
      outcome: status ?? null,
      resolvedOn: resolvedOn ?? null,
      closedOn: state === 'closed' || state === 'cancelled' ? (resolvedOn ?? reportedOn) : null,
    };
  }

  /**
   * The case a row is about. Numbers of old ledgers repeat: with the same day and words it is the same case; a ledger
   * that is to change cases names them by the number alone, as long as it names one.
   */
  #known(row: ImportRow, reportedOn: string | undefined, symptom: string | undefined): string | undefined {
    const { w, plan } = this.#batch;
    if (importKey('service-cases', plan.key).name === 'report') return this.#reported(row, reportedOn);
    const sourceNo = text(row, 'caseNo');
    if (sourceNo === undefined) return undefined;
    const own = findCaseByNo(w, sourceNo);
    const ids = [...new Set([...(own ? [own.id] : []), ...findCasesBySourceNo(w, sourceNo)])];
    const exact = ids.find((id) => {
      const found = getCase(w, id);
      return (
        found.reportedOn === reportedOn &&
        (symptom === undefined || found.title === titleOf(symptom)) &&
        (found.product ?? null) === (text(row, 'product') ?? text(row, 'model') ?? null)
      );
    });
    if (exact !== undefined || plan.mode === 'create') return exact;
    if (ids.length > 1) throw new RowRefused('ambiguous_key', 'caseNo', sourceNo);
    return ids[0];
  }

  #reported(row: ImportRow, reportedOn: string | undefined): string | undefined {
    const barcode = text(row, 'unitBarcode');
    const unit = barcode === undefined ? undefined : findUnitByBarcode(this.#batch.w, barcode);
    if (!unit || reportedOn === undefined) return undefined;
    const ids = findCasesOfUnitOn(this.#batch.w, unit.id, reportedOn);
    if (ids.length > 1) throw new RowRefused('ambiguous_key', 'unitBarcode', barcode);
    return ids[0];
  }
}

function titleOf(symptom: string): string {
  const line = symptom.split('\n')[0]?.trim() ?? symptom;
  return line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH - 1)}…` : line;
}

function text(row: ImportRow, field: CaseImportField, limit?: number): string | undefined {
  return textOf(row, field, limit);
}
