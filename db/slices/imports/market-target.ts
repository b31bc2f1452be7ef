import type { z } from 'zod';
import { importKey } from '#contract/imports/import-modes.ts';
import type { MarketImportField } from '#contract/imports/imports.fields.ts';
import { isQuantityAllowed } from '#contract/kit/values.ts';
import { marketRecordFields } from '#contract/market-records/market-records.schema.ts';
import type { MarketStage } from '#contract/market-records/stages.ts';
import { type Person, readPeople } from '#db/importing/contact-text.ts';
import type { ImportRow } from '#db/importing/import-plan.ts';
import { KEPT_BY_IMPORT } from '#db/kit/checked-texts.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import {
  findMarketRecordByNo,
  getMarketRecord,
  importMarketRecord,
  listMarketRecordsOfParty,
  updateMarketRecord,
} from '#db/slices/market-records/market-records.service.ts';
import { isDocumentNo } from './draft-keys.ts';
import { bringUpToDate } from './known-record.ts';
import { PartyBook } from './party-book.ts';
import {
  type Batch,
  happenedOn,
  type ImportTarget,
  leftovers,
  moneyIn,
  quantityIn,
  type RecordDraft,
  type RowBook,
  RowRefused,
  textOf,
  type Written,
} from './target.ts';
import { CodeBook, PeopleBook, wordIn } from './word-books.ts';

type Fields = Partial<z.infer<typeof marketRecordFields>> & { partyId: string };

/** Words of old ledgers for the stages. A contract needs its order here, so such a row enters as quoted and says so. */
const STAGE_WORDS: Record<Exclude<MarketStage, 'contracted' | 'specification_signed'>, string> = {
  lost: '失单|丢单|失败|未中标|输单|流失|lost|closed lost',
  shelved: '搁置|暂停|暂缓|取消|终止|shelved|on hold|paused',
  quoted:
    '报价|已报价|投标|合同|成交|已签|签订|中标|赢单|规格书|quoted|quotation|proposal|won|contracted|signed',
  technical_exchange: '技术交流|技术|方案|交流|technical|technical exchange|design',
  tracking: '跟踪|跟进|初步|线索|意向|洽谈|tracking|lead|new|open|contacted',
};
const ENTITY = 'market-records';
const REMEMBERED_PEOPLE = 2_000;

/** Market leads: one row, one record, under the ledger's number where it has one; a known number updates its record. */
export class MarketTarget implements ImportTarget {
  readonly #batch: Batch;
  readonly #parties: PartyBook;
  readonly #codes: CodeBook;
  readonly #people: PeopleBook;

  /** Leads of a customer that were here before, by what makes them the same. */
  readonly #before = new Map<string, Map<string, string>>();
  readonly #peopleOf = new Map<string, readonly Person[]>();
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
    if (this.#batch.plan.mode === 'update') return this.#updateOnly(row);
    // Everything that can be refused is read before the first write.
    const plain = this.#plainFields(row);
    const closing = this.#closing(row);
    const shipowner = text(row, 'shipowner');
    const party = this.#parties.findOrCreate({
      name: text(row, 'customer') ?? '',
      code: text(row, 'customerCode'),
      region: text(row, 'region'),
      role: 'customer',
    });
    const owner =
      shipowner === undefined ? undefined : this.#parties.findOrCreate({ name: shipowner, role: 'owner' });
    const fields: Fields = { ...plain, partyId: party.id, ...definedOnly({ shipownerPartyId: owner?.id }) };
    const no = text(row, 'sourceNo');
    const known = this.#find(row, party.id);
    if (known !== undefined) return this.#update(known, fields, no);
    const own = no !== undefined && isDocumentNo(no) ? no : undefined;
    const twin = own === undefined ? this.#twin(fields) : undefined;
    if (twin !== undefined) return { outcome: 'same', entity: ENTITY, entityId: twin };
    const entityId = importMarketRecord(
      this.#batch.w,
      {
        ...fields,
        ...closing,
        ...definedOnly({ no: own }),
        extra: leftovers(row, this.#batch.plan, this.#kept(row, fields, own === undefined)),
        importBatchId: this.#batch.batchId,
        uom: fields.uom ?? '台',
      },
      party.name,
    );
    return { outcome: 'new', entity: ENTITY, entityId };
  }

  #plainFields(row: ImportRow): Omit<Fields, 'partyId'> {
    const quantity = quantityIn(row.values['quantity']);
    const quote = moneyIn(row.values['quote']);
    if (quote && quote.minor < 0) throw new RowRefused('negative_amount', 'quote');
    const probability = row.values['probability'];
    const [person] = this.#peopleIn(row);
    const uom = text(row, 'uom', 20) ?? quantity?.uom ?? undefined;
    if (quantity && !isQuantityAllowed(quantity.milli, uom ?? '台'))
      throw new RowRefused('fractional_quantity', 'quantity');
    return definedOnly({
      recordedOn: happenedOn(this.#batch, row, 'recordedOn'),
      classCode: this.#codes.find('class', text(row, 'shipClass')) ?? undefined,
      shipTypeCode: this.#codes.find('ship_type', text(row, 'shipType')) ?? undefined,
      product: text(row, 'product'),
      model: text(row, 'model'),
      quantity: quantity && quantity.milli > 0 ? quantity.milli : undefined,
      uom,
      quoteMinor: quote?.minor,
      currency: currencyOf(row),
      contact: person?.name ?? text(row, 'contact'),
      contactPhone: person?.phone ?? text(row, 'phone'),
      source: text(row, 'source'),
      title: text(row, 'project'),
      content: text(row, 'remark', 20_000),
      isNewCustomer: flag(row, 'isNewCustomer'),
      isNewProduct: flag(row, 'isNewProduct'),
      probability:
        typeof probability === 'number'
          ? Math.max(0, Math.min(100, Math.round(probability / 100)))
          : undefined,
      expectedSignMonth: text(row, 'signingMonth'),
      expectedDeliveryMonth: text(row, 'deliveryMonth'),
      nextAction: text(row, 'nextAction'),
      nextActionOn: text(row, 'nextActionOn'),
    });
  }

  /** The same people stand in row after row: a cell is taken apart once. */
  #peopleIn(row: ImportRow): readonly Person[] {
    const [contact, phone] = [text(row, 'contact'), text(row, 'phone')];
    const key = `${contact ?? ''}\n\n${phone ?? ''}`;
    const known = this.#peopleOf.get(key);
    if (known) return known;
    const people = readPeople(contact, phone);
    if (this.#peopleOf.size >= REMEMBERED_PEOPLE) this.#peopleOf.clear();
    this.#peopleOf.set(key, people);
    return people;
  }

  #closing(row: ImportRow) {
    const stage = wordIn(text(row, 'stage'), STAGE_WORDS) ?? 'tracking';
    const ownerUserId = this.#people.find(text(row, 'owner'));
    if (stage !== 'lost' && stage !== 'shelved') return { stage, ownerUserId };
    const reason = text(row, 'lostReason') ?? text(row, 'stage') ?? stage;
    const closedOn = text(row, 'recordedOn') ?? this.#batch.w.today;
    return { stage, ownerUserId, reason, ...(stage === 'lost' ? { closedOn } : {}) };
  }

  /** Cells whose field could not take them: words that are no code of ours, a stage that was translated. */
  #kept(row: ImportRow, fields: Fields, hasOtherNo: boolean): string[] {
    const kept: MarketImportField[] = ['stage', 'region', 'hullNo', 'customerCode'];
    if (hasOtherNo) kept.push('sourceNo');
    if (fields.classCode === undefined) kept.push('shipClass');
    if (fields.shipTypeCode === undefined) kept.push('shipType');
    if (this.#people.find(text(row, 'owner')) === null) kept.push('owner');
    if (fields.quantity === undefined) kept.push('quantity');
    // A lead has one contact; the others stay readable where they were.
    if (this.#peopleIn(row).length > 1) kept.push('contact', 'phone');
    return kept;
  }

  /** The same lead of the same day from before this batch: nothing but the number in the ledger may differ. */
  #twin(fields: Fields): string | undefined {
    const known = this.#before.get(fields.partyId) ?? this.#readBefore(fields.partyId);
    return known.get(twinKey(fields));
  }

  #readBefore(partyId: string): Map<string, string> {
    const records = listMarketRecordsOfParty(this.#batch.w, partyId);
    const older = records.filter((record) => record.importBatchId !== this.#batch.batchId);
    const known = new Map(older.map((record) => [twinKey(record), record.id]));
    this.#before.set(partyId, known);
    return known;
  }

  /** Id of the record a row is about, by the key that was chosen. */
  #find(row: ImportRow, partyId: string | undefined): string | undefined {
    if (importKey('market-records', this.#batch.plan.key).name === 'number') {
      const no = text(row, 'sourceNo');
      return no === undefined ? undefined : findMarketRecordByNo(this.#batch.w, no);
    }
    const [product, recordedOn] = [text(row, 'product'), text(row, 'recordedOn')];
    if (partyId === undefined || product === undefined || recordedOn === undefined) return undefined;
    const found = listMarketRecordsOfParty(this.#batch.w, partyId).filter(
      (lead) => lead.product === product && lead.recordedOn === recordedOn,
    );
    if (found.length > 1) throw new RowRefused('ambiguous_key', 'product', product);
    return found[0]?.id;
  }

  /** A row that may only change what is here: it adds no customer and needs no more than its key. */
  #updateOnly(row: ImportRow): Written {
    const name = text(row, 'customer');
    const party = name === undefined ? undefined : this.#parties.find(name, text(row, 'customerCode'));
    const no = text(row, 'sourceNo');
    const known = this.#find(row, party?.id);
    if (known === undefined) throw new RowRefused('not_here', 'sourceNo', no ?? name ?? '');
    if (name !== undefined && !party) throw new RowRefused('party_unknown', 'customer', name);
    const owner = text(row, 'shipowner');
    const shipowner = owner === undefined ? undefined : this.#parties.find(owner);
    if (owner !== undefined && !shipowner) throw new RowRefused('party_unknown', 'shipowner', owner);
    const given = definedOnly({ partyId: party?.id, shipownerPartyId: shipowner?.id });
    return this.#update(known, { ...this.#plainFields(row), ...given }, no);
  }

  /** A number that is here names its record, as long as it is the same customer's. */
  #update(id: string, fields: Partial<Fields>, no = ''): Written {
    const current = getMarketRecord(this.#batch.w, id);
    if (fields.partyId !== undefined && current.partyId !== fields.partyId)
      throw new RowRefused('exists_with_other_content', 'sourceNo', no);
    return bringUpToDate(
      this.#batch,
      { entity: ENTITY, ...current, current },
      fields,
      (changed) => {
        const patch = marketRecordFields.partial().parse(changed);
        const exceptions = { contactPhone: KEPT_BY_IMPORT };
        const update = { ...patch, exceptions, id, version: current.version };
        updateMarketRecord(this.#batch.w, update, { isLedger: true });
      },
      'sourceNo',
    );
  }
}

const COMPARED = [
  'recordedOn',
  'product',
  'model',
  'quantity',
  'quoteMinor',
  'title',
  'contact',
  'content',
] as const;

function twinKey(
  record: { [name in (typeof COMPARED)[number]]?: string | number | null | undefined },
): string {
  return JSON.stringify(COMPARED.map((name) => record[name] ?? null));
}

function text(row: ImportRow, field: MarketImportField, limit?: number): string | undefined {
  return textOf(row, field, limit);
}

function flag(row: ImportRow, field: MarketImportField): boolean | undefined {
  const value = row.values[field];
  return typeof value === 'boolean' ? value : undefined;
}

function currencyOf(row: ImportRow): string | undefined {
  const typed = text(row, 'currency');
  const quote = moneyIn(row.values['quote']);
  return typed !== undefined && /^[A-Za-z]{3}$/.test(typed)
    ? typed.toUpperCase()
    : (quote?.currency ?? undefined);
}
