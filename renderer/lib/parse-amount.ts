/**
 * What people type for an amount or a quantity: `1,234.5`, `１２３`, `￥1.2万`, `1.2亿元`, `-3千`, `=12*3`, `=(1+2)/4`.
 * The arithmetic is exact (fractions of integers); only the last step rounds, half away from zero.
 */
interface Fraction {
  n: bigint;
  d: bigint;
}

const SUFFIX: Record<string, bigint> = {
  千: 1000n,
  万: 10_000n,
  w: 10_000n,
  亿: 100_000_000n,
  百万: 1_000_000n,
};

/**
 * @param scale integer units per 1: 100 for money in minor units, 1000 for quantities
 * @returns the integer, '' for nothing typed, null for text that is no number or too large to keep exactly
 */
export function parseAmountText(text: string, scale: number): number | '' | null {
  const folded = text
    .normalize('NFKC')
    .replace(/[\s,，_]/g, '')
    .replace(/−/g, '-')
    .toLowerCase();
  if (folded === '') return '';
  const value = folded.startsWith('=') ? evaluate(folded.slice(1)) : plain(folded);
  return value === null ? null : toInteger(value, BigInt(scale));
}

function toInteger({ n, d }: Fraction, scale: bigint): number | null {
  const twice = (n < 0n ? -n : n) * scale * 2n;
  const magnitude = (twice + d) / (2n * d);
  if (magnitude > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  const result = Number(magnitude);
  return n < 0n && result !== 0 ? -result : result;
}

function plain(text: string): Fraction | null {
  const match = /^([+-]?)[¥$€]?([+-]?)(\d+\.?\d*|\.\d+)(百万|[千万亿w]?)(?:元|圆|块|cny|rmb)?$/.exec(text);
  if (!match || (match[1] && match[2])) return null;
  const value = decimal(match[3] ?? '');
  if (!value) return null;
  const factor = SUFFIX[match[4] ?? ''] ?? 1n;
  const sign = match[1] === '-' || match[2] === '-' ? -1n : 1n;
  return { n: sign * value.n * factor, d: value.d };
}

function decimal(text: string): Fraction | null {
  const match = /^(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match || text.length > 30) return null;
  const fraction = match[2] ?? '';
  const digits = `${match[1] ?? ''}${fraction}`;
  return digits === '' ? null : { n: BigInt(digits), d: 10n ** BigInt(fraction.length) };
}

/** Sums, products, brackets; a recursive descent of twenty lines, because eval is forbidden and would be wrong. */
function evaluate(text: string): Fraction | null {
  if (text.length > 100) return null;
  const tokens =
    text
      .replace(/×/g, '*')
      .replace(/÷/g, '/')
      .match(/\d+\.?\d*(?:百万|[千万亿w])?|\.\d+|[-+*/()]|./g) ?? [];
  const at = { position: 0 };
  const value = sum(tokens, at);
  return value !== null && at.position === tokens.length ? value : null;
}

interface Cursor {
  position: number;
}

function sum(tokens: readonly string[], at: Cursor): Fraction | null {
  let left = product(tokens, at);
  while (left && (tokens[at.position] === '+' || tokens[at.position] === '-')) {
    const sign = tokens[at.position] === '-' ? -1n : 1n;
    at.position += 1;
    const right = product(tokens, at);
    left = right && { n: left.n * right.d + sign * right.n * left.d, d: left.d * right.d };
  }
  return left;
}

function product(tokens: readonly string[], at: Cursor): Fraction | null {
  let left = atom(tokens, at);
  while (left && (tokens[at.position] === '*' || tokens[at.position] === '/')) {
    const isDivision = tokens[at.position] === '/';
    at.position += 1;
    const right = atom(tokens, at);
    if (!right || (isDivision && right.n === 0n)) return null;
    left = isDivision
      ? positive(left.n * right.d, left.d * right.n)
      : { n: left.n * right.n, d: left.d * right.d };
  }
  return left;
}

function positive(n: bigint, d: bigint): Fraction {
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

function atom(tokens: readonly string[], at: Cursor): Fraction | null {
  const token = tokens[at.position];
  at.position += 1;
  if (token === '-') {
    const value = atom(tokens, at);
    return value && { n: -value.n, d: value.d };
  }
  if (token === '(') {
    const value = sum(tokens, at);
    at.position += 1;
    return tokens[at.position - 1] === ')' ? value : null;
  }
  return token === undefined ? null : plain(token);
}
