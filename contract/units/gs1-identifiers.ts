/** How one stretch of a value looks: its signs, its length, whether it may be left out, what its content must satisfy. */
export interface Gs1Component {
  /** n digits, x any of 82 signs, y 39 signs, z base64url. */
  signs: 'n' | 'x' | 'y' | 'z';
  min: number;
  max: number;
  isOptional: boolean;
  checks: readonly string[];
}

/**
 * Formats of the GS1 General Specifications, each with the application identifiers that have it. `n6:day` is six
 * digits that make a day, `x..20` up to twenty signs, `?` may be left out. Several words follow one another.
 */
const FORMATS: readonly (readonly [format: string, identifiers: string])[] = [
  ['n18:check:prefix2', '00'],
  ['n14:check:prefix2', '01 02 03'],
  ['x..20', '10 21 22 243 254 420 4318 7020 7021 7022 710 711 712 713 714 715 716 717 7240 8002 8012'],
  ['n6:day0', '11 12 13 15 16 17'],
  ['n2', '20'],
  ['x..28', '235'],
  ['x..30', '240 241 250 251 400 403 4308 4319 7002 90'],
  ['n..6', '242'],
  ['n13:check:prefix x..17?', '253'],
  ['n13:check:prefix n..12?', '255'],
  ['n..8', '30 37'],
  // The last digit says where the decimal point of a measure is.
  ['n6', '310-316/5 320-337/5 340-357/5 360-369/5 395/5 8005'],
  ['n..15', '390/9 392/9'],
  ['n3:currency n..15', '391/9 393/9'],
  ['n4', '394/3 8111'],
  ['x..30:prefix', '401 7023 8004'],
  ['n17:check:prefix', '402'],
  ['n13:check:prefix', '410-417'],
  ['n3:country x..9', '421'],
  ['n3:country', '422 424 426'],
  ['n3:country n3?:country n3?:country n3?:country n3?:country', '423 425'],
  ['x..3', '427 7008'],
  ['x..35:percent', '4300 4301 4310 4311 4320'],
  ['x..70:percent', '4302-4306 4312-4316 7257'],
  ['x2:countryAlpha', '4307 4317'],
  ['n10:latitude n10:longitude', '4309'],
  ['n1:yesNo', '4321-4323'],
  ['n6:day0 n4:time', '4324 4325'],
  ['n6:day', '4326 7006'],
  ['n6 x1?:hyphen', '4330-4333'],
  ['n13', '7001'],
  ['n6:day n4:time', '7003'],
  ['n..4', '7004'],
  ['x..12', '7005'],
  ['n6:day n6?:day', '7007'],
  ['x..10', '7009 7255'],
  ['x..2', '7010'],
  ['n6:day n4?:time', '7011'],
  ['n3:countryOrAll x..27', '7030-7039'],
  ['n1 x1 x1 x1:base64Sign', '7040'],
  ['x..4:packageType', '7041'],
  ['x2 x..28', '7230-7239'],
  ['n2:mediaType', '7241'],
  ['x..25', '7242 8020'],
  ['n8:date', '7250'],
  ['n8:date n4:time', '7251'],
  ['n1:sex', '7252'],
  ['x..40:percent', '7253 7254 7259'],
  ['x..90:percent', '7256'],
  ['x3:birthOrder', '7258'],
  ['n4:nonZero n5:nonZero n3:nonZero n1:winding n1', '8001'],
  ['n1:zero n13:check:prefix x..16?', '8003'],
  ['n14:check:prefix2 n4:pieces', '8006 8026'],
  ['x..34:iban', '8007'],
  ['n6:day n2:hour n2?:sixty n2?:sixty', '8008'],
  ['x..50', '8009'],
  ['y..30:prefix', '8010'],
  ['n..12:noLeadingZero', '8011'],
  ['x..25:checkPair:prefix', '8013'],
  ['x..25:checkPair:prefix:nonDigit', '8014'],
  ['n18:check:prefix', '8017 8018'],
  ['n..10', '8019'],
  ['z..90:padding', '8030'],
  ['n15', '8040 8041'],
  ['n32', '8042'],
  ['n18 n..2?', '8043'],
  ['x..70:coupon', '8110'],
  ['x..70:couponOffer', '8112'],
  ['x..70', '8200'],
  ['x..90', '91-99'],
];

/** Values of identifiers that begin so have a length known to every reader: no separator follows them. */
const PREDEFINED = new Set('00 01 02 03 04 11 12 13 14 15 16 17 18 19 20 31 32 33 34 35 36 41'.split(' '));

/** Identifiers that may not stand in the query of a link. */
const NOT_IN_QUERY = new Set(
  '03 21 22 235 254 7040 7041 8011 8014 8019 8020 8040 8041 8042 8043 8200'.split(' '),
);

/** Identifiers a link may be about, with the qualifiers that may follow in its path, in this order. */
const LINK_KEYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '00': [[]],
  '01': [['22', '10', '21'], ['235']],
  253: [[]],
  255: [[]],
  401: [[]],
  402: [[]],
  414: [['254'], ['7040']],
  415: [['8020']],
  417: [['7040']],
  8003: [[]],
  8004: [['7040']],
  8006: [['22', '10', '21']],
  8010: [['8011']],
  8013: [[]],
  8017: [['8019']],
  8018: [['8019']],
};

/** Words the standard once allowed instead of numbers in the path of a link. */
export const LINK_WORDS: Readonly<Record<string, string>> = {
  sscc: '00',
  gtin: '01',
  lot: '10',
  ser: '21',
  cpv: '22',
  tpx: '235',
  gdti: '253',
  glnx: '254',
  gcn: '255',
  ginc: '401',
  gsin: '402',
  gln: '414',
  payto: '415',
  party: '417',
  grai: '8003',
  giai: '8004',
  itip: '8006',
  cpid: '8010',
  cpsn: '8011',
  gmn: '8013',
  gsrnp: '8017',
  gsrn: '8018',
  srin: '8019',
  refno: '8020',
};

function componentOf(word: string): Gs1Component {
  const match = /^([nxyz])(\.\.)?(\d+)(\?)?((?::\w+)*)$/.exec(word);
  const [, signs = 'x', upTo, length = '1', optional, checks = ''] = match ?? [];
  return {
    signs: signs === 'n' || signs === 'y' || signs === 'z' ? signs : 'x',
    min: upTo ? 1 : Number(length),
    max: Number(length),
    isOptional: optional === '?',
    checks: checks.split(':').filter((check) => check !== ''),
  };
}

/** `4302-4306` are five identifiers; `310/5` is 3100 to 3105; `310-316/5` the same for 310 up to 316. */
function expandIdentifiers(word: string): string[] {
  const [range = '', decimals] = word.split('/');
  const [first = '', last = first] = range.split('-');
  const stems = Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) =>
    String(Number(first) + i).padStart(first.length, '0'),
  );
  if (decimals === undefined) return stems;
  const digits = Array.from({ length: Number(decimals) + 1 }, (_, i) => i);
  return stems.flatMap((stem) => digits.map((digit) => `${stem}${digit}`));
}

const BY_IDENTIFIER: ReadonlyMap<string, readonly Gs1Component[]> = new Map(
  FORMATS.flatMap(([format, words]) => {
    const components = format.split(' ').map(componentOf);
    return words
      .split(' ')
      .flatMap(expandIdentifiers)
      .map((ai) => [ai, components] as const);
  }),
);
/** Two first digits tell how many digits an identifier has. */
const LENGTH_BY_PREFIX: ReadonlyMap<string, number> = new Map(
  [...BY_IDENTIFIER.keys()].map((ai) => [ai.slice(0, 2), ai.length]),
);

/** Format of an identifier, or undefined when the standard has none. */
export function formatOf(ai: string): readonly Gs1Component[] | undefined {
  return BY_IDENTIFIER.get(ai);
}

/** The identifier at the beginning of an unbracketed text, known or not; undefined when no such prefix exists. */
export function leadingIdentifier(text: string): string | undefined {
  const length = LENGTH_BY_PREFIX.get(text.slice(0, 2));
  return length === undefined ? undefined : text.slice(0, length);
}

/** Length of the value of a predefined identifier; undefined when a separator ends it. */
export function predefinedLength(ai: string): number | undefined {
  if (!PREDEFINED.has(ai.slice(0, 2))) return undefined;
  return formatOf(ai)?.reduce((sum, component) => sum + component.max, 0);
}

export function isAllowedInQuery(ai: string): boolean {
  return !NOT_IN_QUERY.has(ai);
}

/** Orders of qualifiers a key may have in a link; undefined for identifiers that are no key. */
export function qualifiersOf(ai: string): readonly (readonly string[])[] | undefined {
  return LINK_KEYS[ai];
}
