import { useTranslation } from 'react-i18next';
import { isBinding } from '#contract/units/bound-code.ts';
import type { UnitEventType, UnitStatus } from '#contract/units/lifecycle.ts';
import type { UnitEventRow } from '#contract/units/unit-life.schema.ts';
import type { Tone } from '#renderer/components/record/state-badge.tsx';
import { useCodes } from '#renderer/lib/codes.ts';

export const STATUS_TONES: Record<UnitStatus, Tone> = {
  made: 'off',
  stocked: 'off',
  installed: 'ok',
  shipped: 'run',
  arrived: 'run',
  on_site: 'ok',
  in_service: 'ok',
  removed: 'warn',
  returned: 'warn',
  lost: 'bad',
  scrapped: 'bad',
};

export type EventGroup = 'service' | 'place' | 'quality';

export const EVENT_GROUPS: Record<UnitEventType, EventGroup> = {
  CREATED: 'place',
  INSPECTED: 'quality',
  STOCKED: 'place',
  INSTALLED: 'place',
  REMOVED: 'place',
  FACTORY_TESTED: 'quality',
  SHIPPED: 'place',
  ARRIVED: 'place',
  ON_SITE: 'place',
  COMMISSIONED: 'service',
  HANDED_OVER: 'place',
  SERVICED: 'service',
  RETURNED: 'place',
  REPAIRED: 'service',
  MODIFIED: 'service',
  RELABELLED: 'quality',
  VERIFIED: 'quality',
  LOST: 'place',
  SCRAPPED: 'place',
  CORRECTED: 'quality',
};

/** What an event is called; a further code is no new label. */
export function useEventWord(): (event: Pick<UnitEventRow, 'type' | 'sourceKind'>) => string {
  const { t } = useTranslation('units');
  return (event) => (isBinding(event) ? t('bind.event') : t(`event.${event.type}`));
}

/** Words of a position: the code table's where it names one, else as written. */
export function usePositionWord(): (position: string | null) => string {
  const codes = useCodes();
  return (position) => codes.word('position', position);
}

/** Codes of one machine differ only at their end; the common beginning is left out where space is short. */
export function shortCode(code: string, machine: string | null): string {
  return machine !== null && code !== machine && code.startsWith(`${machine}-`)
    ? `…${code.slice(machine.length)}`
    : code;
}
