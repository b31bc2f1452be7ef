/**
 * The form of a number that is given in series: `#` stands for one digit, everything else for itself. `AW24-####` takes
 * AW24-0815 and ａｗ２４－０８１５, not AW24-815: width and case do not matter, length and beginning do.
 */
export function hasNumberForm(form: string, text: string): boolean {
  const signs = [...fold(form)];
  const given = [...fold(text)];
  return (
    signs.length === given.length &&
    signs.every((sign, at) => (sign === '#' ? /^\d$/.test(given[at] ?? '') : sign === given[at]))
  );
}

const fold = (text: string) => text.normalize('NFKC').trim().toUpperCase();
