import { AmountProfile } from './amount-profile.ts';
import { DateProfile } from './date-profile.ts';
import { DigitWidths } from './digit-widths.ts';
import { cellText, isErrorCell, type RawCell } from './raw-cell.ts';
import { type TextFacts, textFacts } from './text-facts.ts';

const REMEMBERED_TEXTS = 5_000;
const SAMPLES = 6;

/** What the cells of one column are, gathered in one pass without keeping the rows. */
export class ColumnProfile {
  readonly index: number;
  readonly amounts = new AmountProfile();
  readonly dates: DateProfile;
  readonly widths = new DigitWidths();
  readonly counts = {
    filled: 0,
    texts: 0,
    numbers: 0,
    dates: 0,
    booleans: 0,
    errors: 0,
    noValues: 0,
    phones: 0,
    codes: 0,
    uoms: 0,
    notes: 0,
    spoiledIds: 0,
    broken: 0,
  };
  /** Different texts with their counts, up to the number remembered. */
  readonly distinct = new Map<string, number>();
  readonly samples: string[] = [];
  readonly noteSamples: string[] = [];
  textLength = 0;
  #facts = new Map<string, TextFacts>();

  constructor(index: number, isDate1904: boolean) {
    this.index = index;
    this.dates = new DateProfile(isDate1904);
  }

  add(cell: RawCell): void {
    const text = cellText(cell);
    if (text === '') return;
    this.counts.filled += 1;
    this.#remember(text);
    if (typeof cell === 'number') this.#addNumber(cell, text);
    else if (typeof cell === 'boolean') this.counts.booleans += 1;
    else if (typeof cell === 'string') this.#addText(cell, text);
    else if (cell !== null) this.#addDate(cell);
  }

  /** True when so many different texts were seen that they hardly repeat. */
  get distinctShare(): number {
    return this.counts.filled === 0
      ? 0
      : Math.min(1, this.distinct.size / Math.min(this.counts.filled, REMEMBERED_TEXTS));
  }

  #remember(text: string): void {
    const known = this.distinct.get(text);
    if (known === undefined && this.distinct.size >= REMEMBERED_TEXTS) return;
    this.distinct.set(text, (known ?? 0) + 1);
    if (known === undefined && this.samples.length < SAMPLES) this.samples.push(text);
  }

  #addNumber(value: number, text: string): void {
    this.counts.numbers += 1;
    this.widths.add(text);
    // Sixteen digits and more do not survive in a number cell: the last ones are zeros now.
    if (Number.isInteger(value) && Math.abs(value) >= 1e15) this.counts.spoiledIds += 1;
    this.amounts.addNumber(value);
    this.dates.addNumber(value);
  }

  #addDate(value: Date): void {
    this.counts.dates += 1;
    this.dates.addCell(value);
  }

  #addText(cell: string, text: string): void {
    this.counts.texts += 1;
    this.textLength += text.length;
    if (isErrorCell(cell)) {
      this.counts.errors += 1;
      return;
    }
    const facts = this.#factsOf(text);
    if (facts.isDigits) this.widths.add(text);
    this.#count(facts, text);
    if (facts.isNoValue) return;
    this.amounts.addText(facts, text);
    this.dates.addText(facts, text);
  }

  #count(facts: TextFacts, text: string): void {
    if (facts.isNoValue) this.counts.noValues += 1;
    if (facts.isPhone) this.counts.phones += 1;
    if (facts.isCode) this.counts.codes += 1;
    if (facts.isUom) this.counts.uoms += 1;
    if (facts.isSpoiledId) this.counts.spoiledIds += 1;
    if (facts.isBroken) this.counts.broken += 1;
    if (facts.note === null) return;
    this.counts.notes += 1;
    if (this.noteSamples.length < SAMPLES) this.noteSamples.push(text);
  }

  #factsOf(text: string): TextFacts {
    const known = this.#facts.get(text);
    if (known) return known;
    const facts = textFacts(text);
    if (this.#facts.size < REMEMBERED_TEXTS) this.#facts.set(text, facts);
    return facts;
  }
}
