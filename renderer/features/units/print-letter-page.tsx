import '#renderer/print/paper-fonts.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { WarrantyEndingRow } from '#contract/units/warranty.contract.ts';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { ContractOffer } from '#renderer/print/documents/contract-offer.tsx';
import { LETTER_ROOM_MM, pageOf } from '#renderer/print/paper-choice.ts';
import { usePrintReady } from '#renderer/print/print-ready.ts';

const route = getRouteApi('/print/warranty-letter');

/** One letter a customer, each on its own page. */
export function PrintLetterPage() {
  const { days, left, ...choice } = route.useSearch();
  const ending = useQuery(orpc.units.warrantiesEnding.queryOptions({ input: { days: days ?? 90 } }));
  const setup = useQuery(orpc.setup.status.queryOptions());
  const isReady = ending.data !== undefined && setup.data !== undefined;
  usePrintReady(ending.isError || setup.isError ? 'failed' : isReady ? 'ready' : 'waiting', {
    ...pageOf(choice, LETTER_ROOM_MM),
    isNumbered: false,
  });
  if (ending.isError) return <ErrorPanel error={ending.error} />;
  if (!ending.data || !setup.data) return null;
  const skipped = new Set((left ?? '').split(' '));
  const byParty = new Map<string, WarrantyEndingRow[]>();
  for (const row of ending.data) {
    if (row.partyId === null || skipped.has(row.unitId)) continue;
    byParty.set(row.partyId, [...(byParty.get(row.partyId) ?? []), row]);
  }
  const factory = setup.data.factory ?? '';
  return [...byParty].map(([partyId, rows]) => (
    <ContractOffer key={partyId} rows={rows} factory={factory} choice={choice} />
  ));
}
