import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowGroup } from '#contract/imports/imports.schema.ts';
import { RowList, type RowSource } from './row-list.tsx';

type Counts = Record<RowGroup | 'read', number>;
const SHOWN = ['read', 'new', 'updated', 'same', 'skipped', 'error'] as const;

/** What became of the rows, number by number; each number opens the rows behind it. */
export function OutcomeCounts({ counts, source }: { counts: Counts; source: RowSource }) {
  const { t } = useTranslation('imports');
  const [group, setGroup] = useState<RowGroup | null>(counts.conflict > 0 ? 'conflict' : null);
  const names = counts.conflict > 0 ? ([...SHOWN, 'conflict'] as const) : SHOWN;
  return (
    <>
      <div role="status">
        <dl className="counts">
          {names.map((name) => (
            <div key={name}>
              <dt>{t(`result.${name}`)}</dt>
              <dd>
                {name === 'read' || counts[name] === 0 ? (
                  counts[name]
                ) : (
                  <button
                    type="button"
                    aria-expanded={group === name}
                    aria-label={t('rows.open', { group: t(`result.${name}`), count: counts[name] })}
                    onClick={() => setGroup(group === name ? null : name)}
                  >
                    {counts[name]}
                  </button>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      {group === null ? null : <RowList key={group} group={group} source={source} />}
    </>
  );
}
