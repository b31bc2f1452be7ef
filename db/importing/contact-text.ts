import { foldText } from './raw-cell.ts';

/** Somebody named in a cell. */
export interface Person {
  name: string;
  phone: string | null;
  title: string | null;
}

const PHONE =
  /(?:\+?\d{1,3}[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|(?:\(?0\d{2,3}\)?[- ]?)\d{7,8}(?:[-转x]\d{1,6})?|[48]00[- ]?\d{3}[- ]?\d{4}|\+\d[\d -]{7,16}\d/g;
const SEPARATORS = /[;；、\n\r/|]+|\s{2,}|,|，/;
/** Latin names hold commas and blanks themselves. */
const LATIN_SEPARATORS = /[;\n\r|]+/;
const PHONE_SEPARATORS = /[;；、\n\r/|,，]+|\s{2,}/;
const ONE_NAME = /^[\p{Script=Han}\p{L}·]{1,30}$/u;
const HAN_NAMES = /^[\p{Script=Han}·]{2,4}(?: [\p{Script=Han}·]{2,4})+$/u;
const TITLE = /[(（]([^)）\d]{1,20})[)）]/;
const TITLE_TAIL =
  /(董事长|总经理|副总经理|副总|经理|主任|科长|处长|部长|所长|总工|工程师|主管|采购|采购员|厂长|船长|轮机长)$/;

/**
 * The people of a cell: `张三 13800000000；李四(采购) 0512-6666666`. A phone belongs to the name before it; phones of
 * a second cell belong to the names in their order. One name without separators is one person.
 */
export function readPeople(cell: string | undefined, phoneCell?: string): Person[] {
  if (cell === undefined) return [];
  // Nearly every cell is one name and nothing else.
  if (ONE_NAME.test(cell)) return [{ name: cell, phone: firstPhone(phoneCell), title: titleOf(cell) }];
  const people: Person[] = [];
  for (const part of partsOf(cell)) {
    const [phone] = part.match(PHONE) ?? [];
    const words = part.replace(PHONE, ' ').trim();
    const name = nameOf(words);
    const last = people.at(-1);
    if (name !== '') people.push({ name, phone: phone?.trim() ?? null, title: titleOf(words) });
    else if (phone && last && last.phone === null) last.phone = phone.trim();
  }
  const phones = (phoneCell ?? '')
    .split(PHONE_SEPARATORS)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  for (const [at, person] of people.entries()) person.phone ??= phones[at] ?? null;
  return people;
}

function firstPhone(cell: string | undefined): string | null {
  const phone = cell?.split(PHONE_SEPARATORS)[0]?.trim();
  return phone === undefined || phone === '' ? null : phone;
}

/** At separators, and after each phone a name follows: 张三13800000000李四13900000000. */
function partsOf(cell: string): string[] {
  const text = foldText(cell).replace(PHONE, (phone) => `${phone}\n`);
  const isHan = /\p{Script=Han}/u.test(text);
  return text
    .split(isHan ? SEPARATORS : LATIN_SEPARATORS)
    .map((part) => part.trim())
    .flatMap((part) => (HAN_NAMES.test(part) ? part.split(' ') : [part]))
    .filter((part) => part !== '');
}

function titleOf(words: string): string | null {
  return (
    TITLE.exec(words)?.[1]?.trim() ??
    (words.replace(TITLE, '').length > 3 ? TITLE_TAIL.exec(words.trim())?.[1] : undefined) ??
    null
  );
}

function nameOf(words: string): string {
  const bare = words
    .replace(TITLE, ' ')
    .replace(/(?:电话|手机|tel|mob(?:ile)?|联系人)\s*[:：.]?/gi, ' ')
    .replace(/[:：()（）-]+/g, ' ');
  return bare.trim().replace(/\s+/g, ' ').slice(0, 200);
}
