/** An amount and the money it is said to be in. */
export interface NamedAmount {
  amount: string;
  /** The currencies the word or sign may mean; empty where the text names none. */
  currencies: readonly string[];
}

const WORDS: Record<string, readonly string[]> = {
  元: ['CNY'],
  圆: ['CNY'],
  块: ['CNY'],
  人民币: ['CNY'],
  rmb: ['CNY'],
  美元: ['USD'],
  美金: ['USD'],
  us$: ['USD'],
  $: ['USD', 'SGD', 'HKD', 'AUD', 'CAD', 'TWD'],
  欧元: ['EUR'],
  '€': ['EUR'],
  英镑: ['GBP'],
  '£': ['GBP'],
  日元: ['JPY'],
  'jp¥': ['JPY'],
  '¥': ['CNY', 'JPY'],
  韩元: ['KRW'],
  '₩': ['KRW'],
  新元: ['SGD'],
  港元: ['HKD'],
  港币: ['HKD'],
};
const WORD = Object.keys(WORDS)
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/\$/g, '\\$'))
  .join('|');
const BEFORE = new RegExp(`^(${WORD}|[a-z]{3})(?=[\\s\\d.+-])\\s*`, 'iu');
const BEHIND = new RegExp(`(?<=[\\d.千万亿w\\s])\\s*(${WORD}|[a-z]{3})$`, 'iu');

/** `USD 1,000`, `1.2万美元`, `￥300`: the amount alone, and the money the text names. */
export function splitCurrency(text: string): NamedAmount {
  const folded = text.normalize('NFKC').trim();
  for (const pattern of [BEFORE, BEHIND]) {
    const word = pattern.exec(folded)?.[1];
    if (word === undefined) continue;
    const currencies = WORDS[word.toLowerCase()] ?? [word.toUpperCase()];
    return { amount: folded.replace(pattern, ''), currencies };
  }
  return { amount: text, currencies: [] };
}

/** True for an amount that says how large its unit is: `30万`, `300元`, `1.2w`; a bare figure means the list's own. */
export function saysUnit(text: string): boolean {
  return /[千万亿元圆w]/iu.test(text.normalize('NFKC'));
}
