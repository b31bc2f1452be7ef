import { importKey } from '#contract/imports/import-modes.ts';
import type { PartyImportField } from '#contract/imports/imports.fields.ts';
import { isCreditCode } from '#contract/parties/credit-code.ts';
import { GRADES, type PARTY_ROLES, type PartyDetail } from '#contract/parties/parties.schema.ts';
import { readPeople } from '#db/importing/contact-text.ts';
import type { ImportRow } from '#db/importing/import-plan.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { foldText } from '#db/kit/text.ts';
import { addContact } from '#db/slices/parties/contacts.service.ts';
import { createParty, getParty, updateParty } from '#db/slices/parties/parties.service.ts';
import { draftKey } from './draft-keys.ts';
import { bringUpToDate } from './known-record.ts';
import { noteOf, personIn } from './leftover-notes.ts';
import { PartyBook } from './party-book.ts';
import {
  type Batch,
  type ImportTarget,
  type RecordDraft,
  type RowBook,
  RowRefused,
  textOf,
  type Written,
} from './target.ts';
import { wordIn } from './word-books.ts';

const ENTITY = 'parties';
type PartyRole = (typeof PARTY_ROLES)[number];
const ROLE_WORDS: Record<PartyRole, string> = {
  yard: '船厂|造船厂|yard|shipyard',
  owner: '船东|船主|owner|shipowner',
  design: '设计院|设计单位|设计|design|designer',
  class: '船级社|船检|class|classification society',
  agent: '代理|代理商|贸易商|经销商|agent|dealer',
  supplier: '供应商|供方|supplier|vendor',
  military: '军方|部队|海军|military|navy',
  customer: '客户|用户|甲方|customer|client',
};

/** Parties with the people their ledger names, several in one cell if need be. */
export class PartyTarget implements ImportTarget {
  readonly #batch: Batch;
  readonly #parties: PartyBook;
  readonly books: readonly RowBook[];

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#parties = new PartyBook(batch.w, batch.batchId);
    this.books = [this.#parties];
  }

  write({ rows: [row] }: RecordDraft): Written {
    if (!row) throw new RowRefused('refused');
    const known = this.#find(row);
    const people = readPeople(text(row, 'contact'), text(row, 'phone'));
    if (known) return this.#update(known, row, people);
    if (this.#batch.plan.mode === 'update')
      throw new RowRefused('not_here', this.#keyField, draftKey(this.#batch.plan, row) ?? '');
    const name = text(row, 'name');
    if (name === undefined) throw new RowRefused('required', 'name');
    const code = text(row, 'customerCode');
    const party = createParty(this.#batch.w, {
      name,
      ...this.#fields(row, null),
      importBatchId: this.#batch.batchId,
      ...(code === undefined ? {} : { extra: { customerCode: code } }),
    });
    for (const person of people) addContact(this.#batch.w, { partyId: party.id, ...personIn(person) });
    this.#parties.remember({ id: party.id, name, code: code === undefined ? null : foldText(code) });
    return { outcome: 'new', entity: ENTITY, entityId: party.id };
  }

  get #keyField(): string {
    return importKey('parties', this.#batch.plan.key).fields[0] ?? 'name';
  }

  #find(row: ImportRow): PartyDetail | null {
    const { w, plan } = this.#batch;
    const creditCode = text(row, 'creditCode')?.toUpperCase();
    const code = text(row, 'customerCode');
    const name = text(row, 'name') ?? '';
    const key = importKey('parties', plan.key).name;
    const id =
      key === 'creditCode'
        ? creditCode && this.#parties.findByCreditCode(creditCode)
        : key === 'customerCode'
          ? code && this.#parties.findByCode(code)?.id
          : this.#named(name, code);
    return id ? getParty(w, id) : null;
  }

  #named(name: string, code: string | undefined): string | undefined {
    const namesakes = this.#parties.namesakes(name);
    if (namesakes.length > 1 && code === undefined) throw new RowRefused('ambiguous_key', 'name', name);
    return this.#parties.find(name, code)?.id;
  }

  #update(known: PartyDetail, row: ImportRow, people: ReturnType<typeof readPeople>): Written {
    const { w } = this.#batch;
    const missing = people.filter(
      (person) => !known.contacts.some((contact) => foldText(contact.name) === foldText(person.name)),
    );
    const wanted = {
      ...this.#fields(row, known),
      ...(missing.length > 0 ? { people: missing.map((person) => person.name) } : {}),
    };
    return bringUpToDate(
      this.#batch,
      { entity: ENTITY, ...known, current: { ...known, people: null } },
      wanted,
      ({ people: _people, ...patch }) => {
        for (const person of missing) addContact(w, { partyId: known.id, ...personIn(person) });
        updateParty(w, { ...patch, id: known.id, version: known.version });
      },
      'name',
    );
  }

  #fields(row: ImportRow, known: PartyDetail | null) {
    const creditCode = text(row, 'creditCode')?.toUpperCase();
    if (creditCode !== undefined && !isCreditCode(creditCode))
      throw new RowRefused('refused', 'creditCode', creditCode);
    const named = rolesIn(text(row, 'role'));
    const roles = (known?.roles ?? []) as PartyRole[];
    const grade = GRADES.find((one) => one === text(row, 'grade')?.toUpperCase());
    const aliases = namesIn(text(row, 'aliases'));
    const note = noteOf(row, this.#batch.plan, known?.note ?? null, grade ? [] : ['grade']);
    return definedOnly({
      fullName: text(row, 'fullName'),
      creditCode,
      roles: named.length === 0 && !known ? (['customer'] satisfies PartyRole[]) : added(roles, named),
      aliases: added(known?.aliases ?? [], aliases ?? []),
      grade,
      region: text(row, 'region'),
      industry: text(row, 'industry'),
      address: text(row, 'address'),
      note,
    });
  }
}

/** Several words in one cell. */
function namesIn(cell: string | undefined): string[] {
  const words = cell?.split(/[;；,，、/／\n]/).map((one) => one.trim()) ?? [];
  return words.filter((one) => one !== '');
}

function rolesIn(cell: string | undefined): PartyRole[] {
  return namesIn(cell).flatMap((word) => wordIn(word, ROLE_WORDS) ?? []);
}

/** What there is with what the ledger adds; undefined where it adds nothing. */
function added<Value>(known: readonly Value[], named: readonly Value[]): Value[] | undefined {
  const all = [...new Set([...known, ...named])];
  return all.length > known.length ? all : undefined;
}

function text(row: ImportRow, field: PartyImportField, limit?: number): string | undefined {
  return textOf(row, field, limit);
}
