import { amountValue } from './amount-text.ts';
import { add, type Decimal, decimalOfNumber, ZERO } from './decimal.ts';
import type { SeparatorShape } from './number-shape.ts';
import type { TextFacts } from './text-facts.ts';

const SAMPLES = 4;

/** Sums of one column under both readings of its separators. Cells without a unit of their own are apart. */
export interface AmountSums {
  /** Cells that name their unit (元, 万元), in currency units. */
  withUnit: Decimal;
  /** Cells that do not, before any unit of the header. */
  bare: Decimal;
}

/** The numbers of a column, as number cells and as text. */
export class AmountProfile {
  /** Readable numbers, texts included. */
  count = 0;
  /** Readable with a unit of measure behind (2台). */
  quantities = 0;
  fractions = 0;
  negatives = 0;
  percents = 0;
  bareCells = 0;
  largest = 0;
  readonly shapes: Record<SeparatorShape, number> = {
    plain: 0,
    point: 0,
    comma: 0,
    either: 0,
    odd: 0,
    broken: 0,
  };
  readonly powers = new Map<number, number>();
  readonly currencies = new Map<string, number>();
  readonly uoms = new Map<string, number>();
  readonly sums: { point: AmountSums; comma: AmountSums } = {
    point: { withUnit: ZERO, bare: ZERO },
    comma: { withUnit: ZERO, bare: ZERO },
  };
  /** Texts whose comma has two readings. */
  readonly openSamples: string[] = [];
  readonly bareSamples: string[] = [];

  addNumber(value: number): void {
    const decimal = decimalOfNumber(value);
    if (decimal === null) return;
    this.count += 1;
    this.#size(value);
    this.#addBare(decimal, decimal, String(value));
  }

  addText(facts: TextFacts, text: string): void {
    if (facts.quantity !== null) this.quantities += 1;
    const uom = facts.quantity?.uom;
    if (uom) tally(this.uoms, uom);
    const amount = facts.amount ?? facts.quantity?.amount ?? null;
    if (amount === null) return;
    const point = amountValue(amount, '.');
    const comma = amountValue(amount, ',');
    if (point === null && comma === null) return;
    this.count += 1;
    this.shapes[amount.shape] += 1;
    if (amount.isPercent) this.percents += 1;
    if (amount.currency !== null) tally(this.currencies, amount.currency);
    if ((amount.shape === 'odd' || amount.shape === 'either') && this.openSamples.length < SAMPLES)
      this.openSamples.push(text);
    const value = point ?? comma ?? ZERO;
    this.#size(Number(value.units) / 10 ** value.scale);
    if (amount.power === null) this.#addBare(point ?? value, comma ?? value, text);
    else this.#addWithUnit(point ?? value, comma ?? value, amount.power);
  }

  #addBare(point: Decimal, comma: Decimal, text: string): void {
    this.bareCells += 1;
    this.sums.point.bare = add(this.sums.point.bare, point);
    this.sums.comma.bare = add(this.sums.comma.bare, comma);
    if (this.bareSamples.length < SAMPLES && !this.bareSamples.includes(text)) this.bareSamples.push(text);
  }

  #addWithUnit(point: Decimal, comma: Decimal, power: number): void {
    this.powers.set(power, (this.powers.get(power) ?? 0) + 1);
    this.sums.point.withUnit = add(this.sums.point.withUnit, point);
    this.sums.comma.withUnit = add(this.sums.comma.withUnit, comma);
  }

  #size(value: number): void {
    if (!Number.isInteger(value)) this.fractions += 1;
    if (value < 0) this.negatives += 1;
    this.largest = Math.max(this.largest, Math.abs(value));
  }
}

function tally<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
