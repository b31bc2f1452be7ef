/** True where fingers point: a field that takes the focus by itself would raise a keyboard over what is to be read. */
export const hasFinger = (): boolean => window.matchMedia('(pointer: coarse)').matches;
