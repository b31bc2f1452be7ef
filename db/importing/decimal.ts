/** An exact decimal: `units / 10^scale`. Money is summed and converted in these, never in floating point. */
export interface Decimal {
  units: bigint;
  scale: number;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/** Reads `-12.50`, `.5`, `1.2e-7`; null when the text is anything else. No separators, no units. */
export function decimalOf(text: string): Decimal | null {
  const match = PLAIN.exec(text);
  if (!match) return null;
  const whole = match[2] ?? '';
  const fraction = match[3] ?? '';
  if (whole === '' && fraction === '') return null;
  const exponent = match[4] === undefined ? 0 : Number(match[4]);
  const units = BigInt(whole + fraction) * (match[1] === '-' ? -1n : 1n);
  return shift({ units, scale: fraction.length }, exponent);
}

/** The shortest decimal that reads back as this number: 125.44 stays 125.44. Null for NaN and infinities. */
export function decimalOfNumber(value: number): Decimal | null {
  if (Number.isSafeInteger(value)) return { units: BigInt(value), scale: 0 };
  return Number.isFinite(value) ? decimalOf(String(value)) : null;
}

/** Moves the decimal point to the right by `places` (万 = 4, percent to fraction = −2). */
export function shift(value: Decimal, places: number): Decimal {
  const scale = value.scale - places;
  return scale >= 0
    ? { units: value.units, scale }
    : { units: value.units * 10n ** BigInt(-scale), scale: 0 };
}

export function negate(value: Decimal): Decimal {
  return { units: -value.units, scale: value.scale };
}

export function add(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return { units: a.units + b.units, scale: a.scale };
  const scale = Math.max(a.scale, b.scale);
  return { units: atScale(a, scale) + atScale(b, scale), scale };
}

/** Units at the given scale, rounded half away from zero when digits are lost. */
export function atScale(value: Decimal, scale: number): bigint {
  if (scale >= value.scale) return value.units * 10n ** BigInt(scale - value.scale);
  const divisor = 10n ** BigInt(value.scale - scale);
  const half = divisor / 2n;
  return value.units < 0n ? -((-value.units + half) / divisor) : (value.units + half) / divisor;
}

export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = atScale(a, scale) - atScale(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Plain text without trailing zeros behind the point. */
export function decimalText(value: Decimal): string {
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const cut = digits.length - value.scale;
  const fraction = digits.slice(cut).replace(/0+$/, '');
  const text = fraction === '' ? digits.slice(0, cut) : `${digits.slice(0, cut)}.${fraction}`;
  return value.units < 0n && /[1-9]/.test(text) ? `-${text}` : text;
}

/** A safe integer at the given scale, or null when it does not fit into one. */
export function safeIntegerAt(value: Decimal, scale: number): number | null {
  const units = atScale(value, scale);
  const number = Number(units);
  return Number.isSafeInteger(number) ? number : null;
}
