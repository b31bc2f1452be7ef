import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecallDetail, RecallParty } from '#contract/recalls/recalls.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { StateBadge, type Tone } from '#renderer/components/record/state-badge.tsx';
import { useMay } from '#renderer/lib/session.ts';
import { PaperButton } from '#renderer/print/paper-dialog.tsx';
import { LetterTable } from './letter-table.tsx';
import { TellDialog } from './tell-dialog.tsx';

const TONES: Record<RecallParty['state'], Tone> = {
  untold: 'warn',
  unreached: 'warn',
  awaited: 'run',
  late: 'bad',
  answered: 'ok',
  refused: 'bad',
  settled: 'off',
};

/** Whom the recall concerns and how far it is with each: print the letter, note what was said, see what is open. */
export function RecallParties({ row }: { row: RecallDetail }) {
  const { t } = useTranslation('recalls');
  const [told, setTold] = useState<RecallParty | null>(null);
  return (
    <>
      <h2>{t('letters')}</h2>
      <DetailTable
        label={t('letters')}
        rows={row.parties}
        rowKey={(one) => one.partyId ?? 'none'}
        empty={t('noUnits')}
        columns={[
          { id: 'party', header: t('field.party'), cell: (one) => one.partyName ?? t('inStore') },
          {
            id: 'contact',
            header: t('field.contact'),
            cell: (one) => [one.contact, one.contactPhone].filter(Boolean).join(' '),
          },
          { id: 'units', header: t('field.units'), isNumber: true, width: 50, cell: (one) => one.units },
          { id: 'open', header: t('field.open'), isNumber: true, width: 50, cell: (one) => one.open },
          {
            id: 'state',
            header: t('field.state'),
            width: 120,
            cell: (one) =>
              one.partyId === null || row.state === 'draft' ? null : (
                <StateBadge tone={TONES[one.state]} word={t(`partyState.${one.state}`)} />
              ),
          },
          {
            id: 'last',
            header: t('field.last'),
            width: 130,
            cell: (one) => [one.lastOn, one.lastWay && t(`way.${one.lastWay}`)].filter(Boolean).join(' '),
          },
          {
            id: 'act',
            header: t('field.act'),
            width: 170,
            cell: (one) =>
              one.partyId !== null && row.state === 'running' ? (
                <PartyActs row={row} partyId={one.partyId} onTell={() => setTold(one)} />
              ) : null,
          },
        ]}
      />
      {told ? <TellDialog row={row} party={told} onClose={() => setTold(null)} /> : null}
      <LetterTable row={row} />
    </>
  );
}

function PartyActs({ row, partyId, onTell }: { row: RecallDetail; partyId: string; onTell: () => void }) {
  const { t } = useTranslation('recalls');
  const mayWrite = useMay('cases.write');
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
        <Button tone="quiet" onClick={onTell}>
          {t('act.tell')}
        </Button>
      ) : null}
    </div>
  );
}
