import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Filter } from '#contract/kit/list.ts';
import { orpc } from '#renderer/lib/client.ts';

/** More than a reader counts; the list behind the link has them all. */
const SHOWN = 50;

/** Machines and loose parts of ours that are at a site now, by name; built-in parts are with their machine. */
export function SiteNow({ siteName }: { siteName: string }) {
  const { t } = useTranslation('units');
  const filters: Filter[] = [
    { column: 'siteName', op: 'eq', value: siteName },
    { column: 'parentUnitId', op: 'empty' },
  ];
  const found = useQuery(orpc.units.list.queryOptions({ input: { filters, limit: SHOWN } }));
  const rows = found.data?.rows;
  if (!rows) return null;
  const counts = new Map<string, number>();
  for (const { name, barcode } of rows) counts.set(name ?? barcode, (counts.get(name ?? barcode) ?? 0) + 1);
  const words = [...counts].map(([name, count]) => (count === 1 ? name : `${name} ×${count}`));
  if (words.length === 0) return <span className="mw-muted mw-meta">{t('places.empty')}</span>;
  return (
    <Link to="/units" search={{ filters }} className="mw-meta">
      {t('places.now', { what: words.join(t('places.and')) })}
      {rows.length === SHOWN ? ' …' : ''}
    </Link>
  );
}
