import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTerminal } from '#contract/units/lifecycle.ts';
import type { UnitLife } from '#contract/units/unit-life.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { BindDialog } from './bind-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { RelabelDialog } from './relabel-dialog.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { VoidUnit } from './void-unit.tsx';
import { WarrantyDialog } from './warranty-dialog.tsx';

type Act = 'edit' | 'replace' | 'record' | 'hours' | 'move' | 'relabel' | 'bind' | 'warranty';

/** What is done most is drawn as a button; the rest is at hand without crowding it. */
const toneOf = (place: number) => (place === 0 ? 'primary' : place < 4 ? 'plain' : 'quiet');

/** What can be done with the unit, on number keys. A case gets the scan as it was: its code was seen there. */
export function LifeActs({ life, scan }: { life: UnitLife; scan: string | undefined }) {
  const { t } = useTranslation('units');
  const navigate = useNavigate();
  const [open, setOpen] = useState<Act | null>(null);
  const canWrite = useMay('units.write');
  const canOpenCase = useMay('cases.write');
  const canDecide = useMay('cases.goodwill');
  const { barcode, status, parentUnitId } = life.unit;
  const { siteId } = life.unit;
  const isLive = !isTerminal(status) && life.unit.voidedAt === null;
  const close = () => setOpen(null);
  const openCase = () => void navigate({ to: '/service-cases/new', search: { barcode: scan ?? barcode } });
  const openTrees = () => void navigate({ to: '/units/$barcode/trees', params: { barcode } });
  const openLabels = () => void navigate({ to: '/labels', search: { codes: barcode } });
  const openCount = () => void navigate({ to: '/stocktake', search: { site: siteId ?? undefined } });
  const openBuild = () => void navigate({ to: '/units/$barcode/build', params: { barcode } });
  const acts = [
    { key: '1', word: t('act.case'), run: openCase, isOffered: canOpenCase },
    {
      key: '2',
      word: t('act.replace'),
      run: () => setOpen('replace'),
      isOffered: canWrite && parentUnitId !== null,
    },
    { key: '3', word: t('act.record'), run: () => setOpen('record'), isOffered: canWrite && isLive },
    { key: '4', word: t('act.hours'), run: () => setOpen('hours'), isOffered: canWrite && isLive },
    { key: '5', word: t('act.relabel'), run: () => setOpen('relabel'), isOffered: canWrite && isLive },
    { key: 'Alt+B', word: t('act.bind'), run: () => setOpen('bind'), isOffered: canWrite && isLive },
    { key: '6', word: t('act.warranty'), run: () => setOpen('warranty'), isOffered: canDecide },
    { key: '7', word: t('act.trees'), run: openTrees, isOffered: true },
    { key: '8', word: t('act.label'), run: openLabels, isOffered: canWrite },
    { key: '9', word: t('act.build'), run: openBuild, isOffered: canWrite && isLive },
    {
      key: '0',
      word: t('act.moveUnit'),
      run: () => setOpen('move'),
      isOffered: canWrite && isLive && parentUnitId === null,
    },
    {
      key: 'Alt+U',
      word: t('act.edit'),
      run: () => setOpen('edit'),
      isOffered: canWrite && life.unit.voidedAt === null,
    },
    { key: 'Alt+K', word: t('act.count'), run: openCount, isOffered: siteId !== null },
  ].filter((act) => act.isOffered);
  useShortcuts(open === null ? acts.map((act) => ({ keys: act.key, word: act.word, run: act.run })) : []);
  return (
    <>
      <div className="mw-acts">
        {acts.map((act, i) => (
          <Button key={act.key} keys={act.key} tone={toneOf(i)} onClick={act.run}>
            {act.word}
          </Button>
        ))}
        {canWrite ? <VoidUnit life={life} /> : null}
      </div>
      {open === 'record' || open === 'hours' || open === 'move' ? (
        <RecordDialog unit={life.unit} what={open} onClose={close} />
      ) : null}
      {open === 'edit' ? <EditDialog unit={life.unit} onClose={close} /> : null}
      {open === 'replace' ? <ReplaceDialog unit={life.unit} onClose={close} /> : null}
      {open === 'warranty' ? <WarrantyDialog barcode={barcode} onClose={close} /> : null}
      {open === 'bind' ? <BindDialog unit={life.unit} onClose={close} /> : null}
      {open === 'relabel' ? <RelabelDialog unit={life.unit} onClose={close} /> : null}
    </>
  );
}
