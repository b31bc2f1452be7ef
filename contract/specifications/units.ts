/**
 * Units in which parameters of a specification are written. A value in the base unit is
 * `value × factor + offset`. Sources: SI brochure (9th ed.), NIST SP 811 appendix B.
 */
interface UnitOfMeasure {
  dimension: string;
  factor: number;
  offset?: number;
}

const PASCAL_PER_KGF_CM2 = 98_066.5;
const NEWTON_PER_KGF = 9.806_65;

const pressure = (factor: number): UnitOfMeasure => ({ dimension: 'pressure', factor });
const power = (factor: number): UnitOfMeasure => ({ dimension: 'power', factor });
const length = (factor: number): UnitOfMeasure => ({ dimension: 'length', factor });
const mass = (factor: number): UnitOfMeasure => ({ dimension: 'mass', factor });
const force = (factor: number): UnitOfMeasure => ({ dimension: 'force', factor });
const torque = (factor: number): UnitOfMeasure => ({ dimension: 'torque', factor });
const speed = (factor: number): UnitOfMeasure => ({ dimension: 'speed', factor });
const rotation = (factor: number): UnitOfMeasure => ({ dimension: 'rotation', factor });
const flow = (factor: number): UnitOfMeasure => ({ dimension: 'flow', factor });
const time = (factor: number): UnitOfMeasure => ({ dimension: 'time', factor });
const voltage = (factor: number): UnitOfMeasure => ({ dimension: 'voltage', factor });
const current = (factor: number): UnitOfMeasure => ({ dimension: 'current', factor });
const volume = (factor: number): UnitOfMeasure => ({ dimension: 'volume', factor });
const area = (factor: number): UnitOfMeasure => ({ dimension: 'area', factor });
const temperature = (factor: number, offset: number): UnitOfMeasure => ({
  dimension: 'temperature',
  factor,
  offset,
});

/** Spelled as written; `mW` and `MW` differ, so case counts. */
const UNITS: Readonly<Record<string, UnitOfMeasure>> = {
  Pa: pressure(1),
  hPa: pressure(100),
  mbar: pressure(100),
  kPa: pressure(1e3),
  MPa: pressure(1e6),
  GPa: pressure(1e9),
  bar: pressure(1e5),
  'N/mm2': pressure(1e6),
  'kgf/cm2': pressure(PASCAL_PER_KGF_CM2),
  'kg/cm2': pressure(PASCAL_PER_KGF_CM2),
  psi: pressure(6_894.757_293_168_361),
  atm: pressure(101_325),
  mmHg: pressure(133.322_387_415),
  mH2O: pressure(9_806.65),
  W: power(1),
  kW: power(1e3),
  MW: power(1e6),
  PS: power(735.498_75),
  hp: power(745.699_871_582_270_2),
  um: length(1e-6),
  mm: length(1e-3),
  cm: length(1e-2),
  dm: length(0.1),
  m: length(1),
  km: length(1e3),
  in: length(0.0254),
  ft: length(0.3048),
  mm2: area(1e-6),
  cm2: area(1e-4),
  m2: area(1),
  mL: volume(1e-6),
  L: volume(1e-3),
  m3: volume(1),
  g: mass(1e-3),
  kg: mass(1),
  t: mass(1e3),
  lb: mass(0.453_592_37),
  N: force(1),
  kN: force(1e3),
  MN: force(1e6),
  kgf: force(NEWTON_PER_KGF),
  tf: force(NEWTON_PER_KGF * 1e3),
  lbf: force(4.448_221_615_260_5),
  N·m: torque(1),
  kN·m: torque(1e3),
  kgf·m: torque(NEWTON_PER_KGF),
  'm/s': speed(1),
  'm/min': speed(1 / 60),
  'km/h': speed(1 / 3.6),
  kn: speed(1852 / 3600),
  'r/min': rotation(1),
  'r/s': rotation(60),
  'L/min': flow(1 / 60_000),
  'm3/h': flow(1 / 3600),
  'm3/min': flow(1 / 60),
  'm3/s': flow(1),
  ms: time(1e-3),
  s: time(1),
  min: time(60),
  h: time(3600),
  d: time(86_400),
  mV: voltage(1e-3),
  V: voltage(1),
  kV: voltage(1e3),
  mA: current(1e-3),
  A: current(1),
  kA: current(1e3),
  K: temperature(1, 0),
  '°C': temperature(1, 273.15),
  '°F': temperature(5 / 9, 459.67 * (5 / 9)),
  Hz: { dimension: 'frequency', factor: 1 },
  kHz: { dimension: 'frequency', factor: 1e3 },
  '%': { dimension: 'ratio', factor: 0.01 },
  '‰': { dimension: 'ratio', factor: 0.001 },
};

/** Other spellings of the same unit, Chinese words of the trade among them. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'kgf·cm-2': 'kgf/cm2',
  Mpa: 'MPa',
  mpa: 'MPa',
  Kpa: 'kPa',
  KPa: 'kPa',
  Bar: 'bar',
  KW: 'kW',
  Kw: 'kW',
  kw: 'kW',
  马力: 'PS',
  HP: 'hp',
  inch: 'in',
  '"': 'in',
  μm: 'um',
  毫米: 'mm',
  米: 'm',
  吨: 't',
  T: 't',
  KG: 'kg',
  Kg: 'kg',
  公斤: 'kg',
  KN: 'kN',
  Nm: 'N·m',
  'N.m': 'N·m',
  'N*m': 'N·m',
  'N-m': 'N·m',
  kNm: 'kN·m',
  'kN.m': 'kN·m',
  knot: 'kn',
  knots: 'kn',
  节: 'kn',
  rpm: 'r/min',
  RPM: 'r/min',
  转每分: 'r/min',
  'rev/min': 'r/min',
  l: 'L',
  升: 'L',
  'l/min': 'L/min',
  lpm: 'L/min',
  LPM: 'L/min',
  秒: 's',
  分钟: 'min',
  小时: 'h',
  天: 'd',
  v: 'V',
  a: 'A',
  摄氏度: '°C',
  hz: 'Hz',
  HZ: 'Hz',
};

function plainSpelling(unit: string): string {
  // NFKC turns ㎜, ², ℃ and full-width letters into the plain characters the table is written in.
  const text = unit.normalize('NFKC').replace(/\s/gu, '').replace(/[\^]/gu, '').replace(/[⋅•∙]/gu, '·');
  return Object.hasOwn(SPELLINGS, text) ? (SPELLINGS[text] ?? text) : text;
}

/** The table's spelling of a unit, or null when it is not known. */
export function knownUnit(unit: string | null): string | null {
  if (unit === null) return null;
  const spelling = plainSpelling(unit);
  return Object.hasOwn(UNITS, spelling) ? spelling : null;
}

/** Reads a plain decimal number; null for ranges, words and anything else. */
export function numericValue(text: string | null): number | null {
  const plain = (text ?? '')
    .normalize('NFKC')
    .trim()
    .replace(/,(?=\d{3}(\D|$))/gu, '')
    .replace(/^−/u, '-');
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/iu.test(plain) ? Number(plain) : null;
}

/** Converts between two units of one dimension; null when they cannot be compared. */
export function convert(value: number, from: string, to: string): number | null {
  const source = UNITS[knownUnit(from) ?? ''];
  const target = UNITS[knownUnit(to) ?? ''];
  if (!source || !target || source.dimension !== target.dimension) return null;
  return (value * source.factor + (source.offset ?? 0) - (target.offset ?? 0)) / target.factor;
}

/** Relative: far below any tolerance a drawing states, far above the noise of binary arithmetic. */
const SAME_WITHIN = 1e-9;

export interface Quantity {
  value: string | null;
  unit: string | null;
}

/** True when both say the same physical value, whatever the units: 0.5 MPa and 5 bar. */
export function isSameQuantity(a: Quantity, b: Quantity): boolean {
  const left = numericValue(a.value);
  const right = numericValue(b.value);
  if (left === null || right === null) return false;
  const isSameUnit = plainSpelling(a.unit ?? '') === plainSpelling(b.unit ?? '');
  const other = isSameUnit ? right : convert(right, b.unit ?? '', a.unit ?? '');
  if (other === null) return false;
  return Math.abs(left - other) <= SAME_WITHIN * Math.max(Math.abs(left), Math.abs(other), Number.MIN_VALUE);
}
