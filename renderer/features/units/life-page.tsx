import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MAX_BARCODE_LENGTH } from '#contract/units/barcode-range.ts';
import { plainCodeOf } from '#contract/units/plain-code.ts';
import type { UnitLife } from '#contract/units/unit-life.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Card, Cards, Page } from '#renderer/components/layout/page.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { LabelVerdict } from '#renderer/components/record/label-verdict.tsx';
import { isAppError } from '#renderer/lib/app-error.ts';
import { orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { BindForm } from './bind-form.tsx';
import { BuiltLots, useUnitLots } from './built-lots.tsx';
import { LifeActs } from './life-acts.tsx';
import { LifeEvents } from './life-events.tsx';
import { LifeNotices, LotNote } from './life-notices.tsx';
import { LifePapers } from './life-papers.tsx';
import { CaseList, Structure } from './life-structure.tsx';
import { PlacePlan } from './place-plan.tsx';
import { ReplacementChain } from './replacement-chain.tsx';
import { UnitFacts } from './unit-facts.tsx';
import { useOwnAddress } from './use-own-address.ts';
import { useUnitPapers } from './use-unit-papers.ts';

const route = getRouteApi('/shell/units/$barcode');

/** One scan, the whole life: identity and warranty, chain and events, machine and cases. */
export function LifePage() {
  const { barcode } = route.useParams();
  const { t } = useTranslation('units');
  const life = useQuery({ ...orpc.units.life.queryOptions({ input: { barcode } }), retry: false });
  useOwnAddress(barcode, life.data);
  useTabTitle(life.data?.unit.barcode ?? plainCodeOf(barcode));
  if (life.isError) {
    const isUnknown = isAppError(life.error, 'NOT_FOUND');
    return isUnknown ? (
      <Unknown scan={barcode} />
    ) : (
      <ErrorPanel error={life.error} onRetry={() => void life.refetch()} />
    );
  }
  return <Page label={t('life.title')}>{life.data ? <LifeCards life={life.data} /> : null}</Page>;
}

function LifeCards({ life }: { life: UnitLife }) {
  const { t } = useTranslation('units');
  const { scan } = route.useSearch();
  const papers = useUnitPapers(life.unit.barcode);
  const lots = useUnitLots(life.unit.barcode, 'built');
  return (
    <Cards columns="300px minmax(0, 1fr) 300px">
      <Card label={life.unit.barcode}>
        <UnitFacts life={life} notices={<LifeNotices life={life} papers={papers} scan={scan} />} />
        <LifeActs life={life} scan={scan} />
      </Card>
      <Card label={t('life.events')}>
        <ReplacementChain life={life} />
        <LifeEvents life={life} papers={papers.papers} />
        <LifePapers life={life} papers={papers} />
      </Card>
      <Card label={t('life.structure')}>
        <Structure life={life} />
        <PlacePlan life={life} />
        <LotNote papers={papers} />
        <BuiltLots lots={lots} />
        <CaseList life={life} />
      </Card>
    </Cards>
  );
}

/** A code nobody registered: perhaps a misread, perhaps a unit that has to be registered now. */
function Unknown({ scan }: { scan: string }) {
  const { t } = useTranslation('units');
  const navigate = useNavigate();
  const mayWrite = useMay('units.write');
  const barcode = plainCodeOf(scan);
  const register = mayWrite ? (
    <Button tone="primary" onClick={() => void navigate({ to: '/units/new', search: { barcode } })}>
      {t('life.registerIt')}
    </Button>
  ) : null;
  return (
    <Page label={t('life.title')}>
      <LabelVerdict scan={scan} />
      <EmptyState
        title={t('life.notFound', { code: barcode })}
        text={t('life.notFoundText')}
        actions={
          <>
            {register}
            {mayWrite && barcode.length <= MAX_BARCODE_LENGTH ? <BindForm barcode={barcode} /> : null}
          </>
        }
      />
    </Page>
  );
}
