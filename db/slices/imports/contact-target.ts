import { importKey } from '#contract/imports/import-modes.ts';
import type { ContactImportField } from '#contract/imports/imports.fields.ts';
import type { ContactRow } from '#contract/parties/parties.schema.ts';
import type { ImportRow } from '#db/importing/import-plan.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { foldText } from '#db/kit/text.ts';
import { addContact, updateContact } from '#db/slices/parties/contacts.service.ts';
import { contactsOfParty } from '#db/slices/parties/imported-contacts.service.ts';
import { draftKey } from './draft-keys.ts';
import { bringUpToDate } from './known-record.ts';
import { KEPT_FROM_LEDGER, noteOf } from './leftover-notes.ts';
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

const ENTITY = 'contacts';

/** People of parties that are here; a party nobody knows sends the row back, a list of people makes no customers. */
export class ContactTarget implements ImportTarget {
  readonly #batch: Batch;
  readonly #parties: PartyBook;
  readonly books: readonly RowBook[] = [];

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#parties = new PartyBook(batch.w, batch.batchId);
  }

  write({ rows: [row] }: RecordDraft): Written {
    if (!row) throw new RowRefused('refused');
    const { w, plan } = this.#batch;
    const partyId = this.#partyOf(row);
    const known = this.#find(row, partyId);
    if (known) {
      const patchOf = { ...this.#fields(row, known), ...definedOnly({ name: text(row, 'contact') }) };
      return bringUpToDate(
        this.#batch,
        { entity: ENTITY, ...known, current: known },
        patchOf,
        (patch) =>
          updateContact(w, {
            ...patch,
            ...('phone' in patch ? { exceptions: KEPT_FROM_LEDGER } : {}),
            id: known.id,
            version: known.version,
          }),
        'contact',
      );
    }
    const name = text(row, 'contact');
    if (plan.mode === 'update') throw new RowRefused('not_here', 'contact', draftKey(plan, row) ?? '');
    if (name === undefined) throw new RowRefused('required', 'contact');
    const { id } = addContact(w, {
      partyId,
      name,
      ...this.#fields(row, null),
      exceptions: KEPT_FROM_LEDGER,
    });
    return { outcome: 'new', entity: ENTITY, entityId: id };
  }

  #partyOf(row: ImportRow): string {
    const name = text(row, 'customer') ?? '';
    const code = text(row, 'customerCode');
    if (code === undefined && this.#parties.namesakes(name).length > 1)
      throw new RowRefused('ambiguous_key', 'customer', name);
    const party = this.#parties.find(name, code);
    if (!party) throw new RowRefused('party_unknown', 'customer', name);
    return party.id;
  }

  #find(row: ImportRow, partyId: string): ContactRow | undefined {
    const isByPhone = importKey('contacts', this.#batch.plan.key).name === 'phone';
    const wanted = text(row, isByPhone ? 'phone' : 'contact');
    if (wanted === undefined) return undefined;
    const found = contactsOfParty(this.#batch.w, partyId).filter(
      (contact) => foldText((isByPhone ? contact.phone : contact.name) ?? '') === foldText(wanted),
    );
    if (found.length > 1) throw new RowRefused('ambiguous_key', isByPhone ? 'phone' : 'contact', wanted);
    return found[0];
  }

  #fields(row: ImportRow, known: ContactRow | null) {
    const email = text(row, 'email');
    if (email !== undefined && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
      throw new RowRefused('refused', 'email', email);
    return definedOnly({
      title: text(row, 'title'),
      phone: text(row, 'phone'),
      wechat: text(row, 'wechat'),
      email,
      note: noteOf(row, this.#batch.plan, known?.note ?? null),
    });
  }
}

function text(row: ImportRow, field: ContactImportField): string | undefined {
  return textOf(row, field);
}
