/** Reads a coupon from left to right; the first stretch that is not as it should be names the problem. */
class CouponReader {
  #rest: string;
  constructor(text: string) {
    this.#rest = text;
  }

  get isDone(): boolean {
    return this.#rest === '';
  }

  digits(length: number, name: string): string {
    const taken = this.#rest.slice(0, length);
    if (taken.length < length || /\D/.test(taken)) throw new CouponProblem(name);
    this.#rest = this.#rest.slice(length);
    return taken;
  }

  /** One digit that must be among the given ones. */
  oneOf(allowed: string, name: string): string {
    const digit = this.digits(1, name);
    if (!allowed.includes(digit)) throw new CouponProblem(name);
    return digit;
  }

  /** A digit that says how long the next stretch is, counted from `base`. */
  sized(allowed: string, base: number, name: string): string {
    return this.digits(base + Number(this.oneOf(allowed, name)), name);
  }

  day(name: string): void {
    const text = this.digits(6, name);
    const month = Number(text.slice(2, 4));
    const last = new Date(Date.UTC(2000 + Number(text.slice(0, 2)), month, 0)).getUTCDate();
    const day = Number(text.slice(4));
    if (month < 1 || month > 12 || day < 1 || day > last) throw new CouponProblem(name);
  }
}

class CouponProblem extends Error {}

const PURCHASE_CODES = '012349';

function requirement(reader: CouponReader, name: string): void {
  reader.sized('12345', 0, `${name}_amount`);
  reader.oneOf(PURCHASE_CODES, `${name}_code`);
  reader.digits(3, `${name}_family`);
}

/** Company prefix of a further purchase; 9 says that there is none. */
function furtherPrefix(reader: CouponReader, name: string): void {
  const size = reader.oneOf('01234569', name);
  if (size !== '9') reader.digits(6 + Number(size), name);
}

const OPTIONAL_FIELDS: Readonly<Record<string, (reader: CouponReader) => void>> = {
  1: (reader) => {
    reader.oneOf('0123', 'purchase_rules');
    requirement(reader, 'second');
    furtherPrefix(reader, 'second_prefix');
  },
  2: (reader) => {
    requirement(reader, 'third');
    furtherPrefix(reader, 'third_prefix');
  },
  3: (reader) => reader.day('expiry'),
  4: (reader) => reader.day('start'),
  5: (reader) => void reader.sized('0123456789', 6, 'serial'),
  6: (reader) => void reader.sized('1234567', 6, 'retailer'),
  9: (reader) => {
    reader.oneOf('01256', 'save_value_code');
    reader.oneOf('012', 'save_value_applies');
    reader.digits(1, 'store_coupon');
    reader.oneOf('01', 'do_not_multiply');
  },
};

function problemOf(read: () => void): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof CouponProblem) return error.message;
    throw error;
  }
}

/** What is wrong with a North American coupon (identifier 8110), or null. */
export function couponProblem(text: string): string | null {
  return problemOf(() => {
    const reader = new CouponReader(text);
    reader.sized('0123456', 6, 'prefix');
    reader.digits(6, 'offer');
    reader.sized('12345', 0, 'save_value');
    requirement(reader, 'first');
    let last = 0;
    while (!reader.isDone) {
      const field = reader.digits(1, 'field');
      const readField = OPTIONAL_FIELDS[field];
      if (!readField || Number(field) <= last) throw new CouponProblem('field');
      readField(reader);
      last = Number(field);
    }
  });
}

/** What is wrong with a positive-offer coupon (identifier 8112), or null. */
export function couponOfferProblem(text: string): string | null {
  return problemOf(() => {
    const reader = new CouponReader(text);
    reader.oneOf('01', 'format');
    reader.sized('0123456', 6, 'funder');
    reader.digits(6, 'offer');
    reader.sized('0123456789', 6, 'serial');
    if (!reader.isDone) throw new CouponProblem('excess');
  });
}
