/** Short names of the provinces, each the head of its plates. */
const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';
/** I and O are never given: they look like 1 and 0. */
const SIGN = '[A-HJ-NP-Z0-9]';
const ORDINARY = new RegExp(`^${PROVINCE}[A-HJ-NP-Z](?:${SIGN}{5}|${SIGN}{4}[挂学警港澳])$`, 'u');
/** Of cars without an engine, or with a motor beside it: one sign more, its kind as a letter first (small) or last (large). */
const NEW_ENERGY = new RegExp(`^${PROVINCE}[A-HJ-NP-Z](?:[A-HJK]${SIGN}\\d{4}|\\d{5}[A-HJK])$`, 'u');

/**
 * Whether a text is a number plate of the mainland: 浙B12345, 浙B·12345, 沪AD12345. Spaces, the dot and the width of
 * letters do not matter. Form only: whether the plate was ever given is not known here. Form by GA 36-2018.
 */
export function isPlateText(text: string): boolean {
  const plate = text
    .normalize('NFKC')
    .replaceAll(/[\s·.•-]/gu, '')
    .toUpperCase();
  return ORDINARY.test(plate) || NEW_ENERGY.test(plate);
}
