import { amountValue } from './amount-text.ts';
import { atScale, type Decimal, decimalOfNumber, ZERO } from './decimal.ts';
import type { SeparatorShape } from './number-shape.ts';
import type { TextFacts } from './text-facts.ts';

const SAMPLES = 4;

/** Sums of one column, in 10⁻⁸ of a currency unit. Cells without a unit of their own are apart. */
export interface AmountSums {
  /** Cells that name their unit (元, 万元). */
  withUnit: bigint;
  /** Cells that do not, before any unit of the header. */
  bare: bigint;
}

export const SUM_SCALE = 8;

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
    dot3: 0,
    odd: 0,
    broken: 0,
  };
  readonly powers = new Map<number, number>();
  readonly currencies = new Map<string, number>();
  readonly uoms = new Map<string, number>();
  readonly sums: { point: AmountSums; comma: AmountSums } = {
    point: { withUnit: 0n, bare: 0n },
    comma: { withUnit: 0n, bare: 0n },
  };
  /** Texts that group by commas and have a point as well: `1,234.50`. */
  grouped = 0;
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
    const isOpen = amount.shape === 'odd' || amount.shape === 'either' || amount.shape === 'dot3';
    const comma = isOpen ? amountValue(amount, ',') : point;
    if (point === null && comma === null) return;
    this.count += 1;
    this.shapes[amount.shape] += 1;
    if (amount.shape === 'point' && amount.body.includes(',')) this.grouped += 1;
    if (amount.isPercent) this.percents += 1;
    if (amount.currency !== null) tally(this.currencies, amount.currency);
    if (isOpen && amount.shape !== 'dot3' && this.openSamples.length < SAMPLES) this.openSamples.push(text);
    const value = point ?? comma ?? ZERO;
    this.#size(Number(value.units) / 10 ** value.scale);
    if (amount.power === null) this.#addBare(point ?? value, comma ?? value, text);
    else this.#addWithUnit(point ?? value, comma ?? value, amount.power);
  }

  #addBare(point: Decimal, comma: Decimal, text: string): void {
    this.bareCells += 1;
    this.#sum('bare', point, comma);
    if (this.bareSamples.length < SAMPLES && !this.bareSamples.includes(text)) this.bareSamples.push(text);
  }

  #addWithUnit(point: Decimal, comma: Decimal, power: number): void {
    this.powers.set(power, (this.powers.get(power) ?? 0) + 1);
    this.#sum('withUnit', point, comma);
  }

  #sum(part: keyof AmountSums, point: Decimal, comma: Decimal): void {
    const units = atScale(point, SUM_SCALE);
    this.sums.point[part] += units;
    this.sums.comma[part] += comma === point ? units : atScale(comma, SUM_SCALE);
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
