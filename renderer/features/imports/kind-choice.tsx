import { useTranslation } from 'react-i18next';
import { IMPORT_KIND_PERMISSION, IMPORT_KINDS, type ImportKind } from '#contract/imports/imports.fields.ts';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { useMay } from '#renderer/lib/session.ts';

/** What the ledger holds; only kinds the person may write are offered. */
export function KindChoice({ kind, onKind }: { kind: ImportKind; onKind: (kind: ImportKind) => void }) {
  const { t } = useTranslation('imports');
  const may: Record<(typeof IMPORT_KIND_PERMISSION)[ImportKind], boolean> = {
    'market.write': useMay('market.write'),
    'orders.write': useMay('orders.write'),
    'units.write': useMay('units.write'),
    'cases.write': useMay('cases.write'),
    'parties.write': useMay('parties.write'),
  };
  const options = IMPORT_KINDS.filter((value) => may[IMPORT_KIND_PERMISSION[value]]).map((value) => ({
    value,
    word: t(`kind.${value}`),
  }));
  return <Segments label={t('kind.label')} value={kind} options={options} onChange={onKind} />;
}
