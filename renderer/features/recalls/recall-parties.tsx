import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RecallDetail, RecallUnit } from '#contract/recalls/recalls.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { PaperButton } from '#renderer/print/paper-dialog.tsx';
import { LetterTable } from './letter-table.tsx';

interface Concerned {
  partyId: string | null;
  name: string | null;
  contact: string | null;
  phone: string | null;
  units: RecallUnit[];
}

/** Units by the party that is to be told. */
function byParty(list: readonly RecallUnit[]): Concerned[] {
  const found = new Map<string, Concerned>();
  for (const one of list) {
    const key = one.partyId ?? '';
    const known = found.get(key) ?? {
      partyId: one.partyId,
      name: one.partyName,
      contact: one.contact,
      phone: one.contactPhone,
      units: [],
    };
    known.units.push(one);
    found.set(key, known);
  }
  return [...found.values()];
}

/** Letters by party: print, note that it went out, see what is still open. */
export function RecallParties({ row }: { row: RecallDetail }) {
  const { t } = useTranslation('recalls');
  const isSettled = (one: RecallUnit) => one.state === 'done' || one.state === 'not_needed';
  return (
    <>
      <h2>{t('letters')}</h2>
      <DetailTable
        label={t('letters')}
        rows={byParty(row.list)}
        rowKey={(one) => one.partyId ?? 'none'}
        empty={t('noUnits')}
        columns={[
          { id: 'party', header: t('field.party'), cell: (one) => one.name ?? t('inStore') },
          {
            id: 'contact',
            header: t('field.contact'),
            cell: (one) => [one.contact, one.phone].filter(Boolean).join(' '),
          },
          {
            id: 'units',
            header: t('field.units'),
            isNumber: true,
            width: 70,
            cell: (one) => one.units.length,
          },
          {
            id: 'open',
            header: t('field.open'),
            isNumber: true,
            width: 70,
            cell: (one) => one.units.filter((u) => !isSettled(u)).length,
          },
          {
            id: 'act',
            header: t('field.act'),
            width: 190,
            cell: (one) =>
              one.partyId && row.state === 'running' ? <Letter row={row} partyId={one.partyId} /> : null,
          },
        ]}
      />
      <LetterTable row={row} />
    </>
  );
}

function Letter({ row, partyId }: { row: RecallDetail; partyId: string }) {
  const { t } = useTranslation('recalls');
  const mayWrite = useMay('cases.write');
  const queries = useQueryClient();
  const tell = useMutation({
    mutationFn: () => client.recalls.tell({ recallId: row.id, partyId }),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.recalls.key() }),
  });
  return (
    <div className="mw-row">
      <PaperButton
        word={t('act.print')}
        document="recall-letter"
        route="/print/recall"
        search={{ id: row.id, party: partyId }}
        name={`${row.no}.pdf`}
        isLetter
      />
      {mayWrite ? (
        <Button tone="quiet" busy={tell.isPending} onClick={() => tell.mutate()}>
          {t('act.tell')}
        </Button>
      ) : null}
      {tell.error ? <ErrorPanel error={tell.error} /> : null}
    </div>
  );
}
