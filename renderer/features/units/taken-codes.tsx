import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MAX_CODES_AT_ONCE } from '#contract/units/barcode-range.ts';
import type { KnownCode } from '#contract/units/known-codes.schema.ts';
import { orpc } from '#renderer/lib/client.ts';
import { usePositionWord } from './unit-words.ts';

const SHOWN = 5;

/** Codes that name a unit already, found while they are typed, each with where that unit lives. */
export function TakenCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation('units');
  const [typed] = useDebouncedValue(codes.slice(0, MAX_CODES_AT_ONCE).join('\n'), 250);
  const known = useQuery({
    ...orpc.units.checkCodes.queryOptions({ input: { codes: typed.split('\n') } }),
    enabled: typed !== '',
  });
  const { total, codes: taken } = known.data ?? { total: 0, codes: [] };
  if (total === 0) return null;
  return (
    <div className="mw-note bad" role="status">
      <b>{t('register.taken', { count: total })}</b>
      <ul className="mw-tree">
        {taken.slice(0, SHOWN).map((one) => (
          <Taken key={one.code} known={one} />
        ))}
      </ul>
    </div>
  );
}

function Taken({ known }: { known: KnownCode }) {
  const { t } = useTranslation('units');
  const positionWord = usePositionWord();
  const { barcode, code, name, status, machineBarcode, position, siteName, partyName } = known;
  const inside = machineBarcode === null ? '' : `${machineBarcode} ${positionWord(position)}`;
  const where = [name, t(`status.${status}`), inside, siteName, partyName].filter(Boolean);
  return (
    <li>
      <Link to="/units/$barcode" params={{ barcode }}>
        <span className="mw-mono">{code === barcode ? code : `${code} → ${barcode}`}</span>
        <span>{where.join(' · ')}</span>
      </Link>
    </li>
  );
}
