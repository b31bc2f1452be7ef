import './service-cases.css';
import { useTranslation } from 'react-i18next';
import { UNIT_STATUSES } from '#contract/units/lifecycle.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { useJoin } from '#renderer/lib/join.ts';
import type { Refused } from './use-replacement.ts';

type Params = NonNullable<Refused['refusal']>['params'];

const text = (value: Params[string] | undefined) => (typeof value === 'string' ? value : '');

/** Where the scanned part is, from what the rule says about it. */
function useWhere(): (params: Params) => string {
  const { t } = useTranslation('service-cases');
  const { t: units } = useTranslation('units');
  const codes = useCodes();
  const join = useJoin();
  return (params) => {
    const machine = text(params.machineBarcode);
    const status = UNIT_STATUSES.find((one) => one === params.status);
    const since = text(params.since);
    const inMachine =
      machine &&
      t('where.inMachine', { machine, position: codes.word('position', text(params.position)), since });
    const atRest = !machine && status ? t('where.status', { status: units(`status.${status}`), since }) : '';
    const site = text(params.siteName);
    const owner = text(params.partyName);
    return join.clauses([
      site && t('where.site', { site }),
      inMachine,
      atRest,
      owner && t('where.owner', { owner }),
    ]);
  };
}

/** The scan that was not taken: what it is, where it is, what to do. */
export function ScanRefusal({ refused }: { refused: Refused }) {
  const { t } = useTranslation('service-cases');
  const { t: errors } = useTranslation('errors');
  const where = useWhere();
  const { refusal } = refused;
  const what = refusal ? errors(`rule.${refusal.rule}.what`) : t('replace.unknown');
  const next = refusal ? errors(`rule.${refusal.rule}.next`) : t('replace.unknownNext');
  return (
    <div className="mw-refusal" role="alert">
      <strong>
        {t('replace.refused', { time: formatInstant(refused.at).slice(11), code: refused.code, what })}
      </strong>
      {refusal ? (
        <>
          <span className="label">{t('replace.where')}</span>
          <span>{where(refusal.params)}</span>
        </>
      ) : null}
      <span className="label">{t('replace.next')}</span>
      <span>{next}</span>
    </div>
  );
}
