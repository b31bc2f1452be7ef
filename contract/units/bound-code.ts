/** Source of a RELABELLED that gave the unit a further code, somebody else's, beside the one on its label. */
export const BOUND_CODE = 'code';

interface MaybeBinding {
  type: string;
  sourceKind?: string | null;
}

/** Whether the event only added a code that the customer or another maker put on the unit. */
export function isBinding({ type, sourceKind }: MaybeBinding): boolean {
  return type === 'RELABELLED' && sourceKind === BOUND_CODE;
}

/**
 * Events that can be taken back: all but the birth, the taking back itself, and a code of our own labels, which stays in
 * use for ever. A further code was perhaps bound to the wrong unit: it can be taken back.
 */
export function isCorrectable(event: MaybeBinding): boolean {
  if (event.type === 'RELABELLED') return isBinding(event);
  return event.type !== 'CREATED' && event.type !== 'CORRECTED';
}
