export const ROW_NUMBER_WIDTH = 34;

/** Where each frozen column stands from the left; the style sheet holds them there. */
export function frozenStyle(
  visible: readonly { width: number }[],
  frozen: number | undefined,
): Record<`--${string}`, string> {
  const style: Record<`--${string}`, string> = {};
  let left = ROW_NUMBER_WIDTH;
  for (const [at, { width }] of visible.slice(0, frozen ?? 0).entries()) {
    style[`--left-${at + 1}`] = `${left}px`;
    left += width;
  }
  style['--frozen-width'] = `${left}px`;
  return style;
}
