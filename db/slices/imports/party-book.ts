import type { PARTY_ROLES } from '#contract/parties/parties.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { findPartyIdByCreditCode } from '#db/slices/parties/known-parties.service.ts';
import { createParty, readPartyNames } from '#db/slices/parties/parties.service.ts';
import { type RowBook, RowRefused } from './target.ts';
import { folded } from './word-books.ts';

export interface KnownParty {
  id: string;
  name: string;
  code: string | null;
}

interface WantedParty {
  name: string;
  /** Code of the ledger. Two codes are two parties even under one name. */
  code?: string | undefined;
  region?: string | undefined;
  role: (typeof PARTY_ROLES)[number];
}

/** All parties by name and code, read once for a batch; makes the ones that are missing. */
export class PartyBook implements RowBook {
  readonly #w: WriteContext;
  readonly #batchId: string;
  readonly #byName = new Map<string, KnownParty[]>();
  readonly #byCode = new Map<string, KnownParty>();
  #undo: Array<() => void> = [];

  constructor(w: WriteContext, batchId: string) {
    this.#w = w;
    this.#batchId = batchId;
    for (const { id, name, nameKey, customerCode } of readPartyNames(w)) {
      this.#remember({ id, name, code: customerCode === null ? null : folded(customerCode) }, nameKey);
    }
    this.keep();
  }

  /** A party of that name or code that exists. */
  find(name: string, code?: string): KnownParty | undefined {
    const byCode = code === undefined ? undefined : this.#byCode.get(folded(code));
    if (byCode) return byCode;
    const namesakes = this.#byName.get(folded(name)) ?? [];
    return code === undefined ? namesakes[0] : namesakes.find((party) => party.code === null);
  }

  findByCode(code: string): KnownParty | undefined {
    return this.#byCode.get(folded(code));
  }

  findByCreditCode(code: string): string | undefined {
    return findPartyIdByCreditCode(this.#w, code);
  }

  /** All parties of a name: more than one cannot be told apart by it. */
  namesakes(name: string): readonly KnownParty[] {
    return this.#byName.get(folded(name)) ?? [];
  }

  /** A party made by the batch itself. */
  remember(party: KnownParty): void {
    this.#remember(party, folded(party.name));
  }

  findOrCreate({ name, code, region, role }: WantedParty): KnownParty {
    const known = this.find(name, code);
    if (known) {
      if (code !== undefined && known.code === null) this.#claim(known, folded(code));
      return known;
    }
    if (name.length > 200) throw new RowRefused('too_long', 'customer', name.slice(0, 80));
    const { id } = createParty(this.#w, {
      name,
      roles: [role],
      importBatchId: this.#batchId,
      ...(region === undefined ? {} : { region }),
      ...(code === undefined ? {} : { extra: { customerCode: code } }),
    });
    const party: KnownParty = { id, name, code: code === undefined ? null : folded(code) };
    this.#remember(party, folded(name));
    return party;
  }

  keep(): void {
    this.#undo = [];
  }

  forget(): void {
    for (const step of this.#undo.toReversed()) step();
    this.#undo = [];
  }

  /** Within this batch a party without a code belongs to the first code that came with its name. */
  #claim(party: KnownParty, code: string): void {
    party.code = code;
    this.#byCode.set(code, party);
    this.#undo.push(() => {
      party.code = null;
      this.#byCode.delete(code);
    });
  }

  #remember(party: KnownParty, nameKey: string): void {
    const { code } = party;
    this.#byName.set(nameKey, [...(this.#byName.get(nameKey) ?? []), party]);
    if (code !== null) this.#byCode.set(code, party);
    this.#undo.push(() => {
      this.#byName.set(
        nameKey,
        (this.#byName.get(nameKey) ?? []).filter((known) => known !== party),
      );
      if (code !== null) this.#byCode.delete(code);
    });
  }
}
