import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import { Note } from '#renderer/components/record/note.tsx';
import { orpc } from '#renderer/lib/client.ts';

/** Warns while typing: the same customer's number is already on another order. Allowed, but rarely meant. */
export function CustomerNoWarning({ values, exceptId }: { values: FormValues; exceptId: string | null }) {
  const { t } = useTranslation('orders');
  const partyId = typeof values['partyId'] === 'string' ? values['partyId'] : '';
  const typed = typeof values['customerOrderNo'] === 'string' ? values['customerOrderNo'].trim() : '';
  const [customerOrderNo] = useDebouncedValue(typed, 300);
  const input = { partyId, customerOrderNo, ...(exceptId ? { exceptId } : {}) };
  const same = useQuery({
    ...orpc.orders.sameCustomerNo.queryOptions({ input }),
    enabled: partyId !== '' && customerOrderNo !== '',
  });
  if (typed === '' || !same.data || same.data.length === 0) return null;
  const list = same.data.map((order) => `${order.no}（${order.orderedOn}）`).join(' ');
  return <Note tone="warn">{t('sameCustomerNo', { list })}</Note>;
}
