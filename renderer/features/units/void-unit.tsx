import { useNavigate } from '@tanstack/react-router';
import type { UnitLife } from '#contract/units/unit-life.schema.ts';
import { VoidAct } from '#renderer/components/record/void-act.tsx';
import { client } from '#renderer/lib/client.ts';
import { dropTab, usePagePath } from '#renderer/lib/tabs.ts';

/** What was registered by mistake: still in the works, with nothing built in, and not voided before. */
const isVoidable = ({ unit, tree }: UnitLife) =>
  unit.voidedAt === null && (unit.status === 'made' || unit.status === 'stocked') && tree.length <= 1;

/** Takes a unit out that was registered by mistake. Its code stays taken. */
export function VoidUnit({ life }: { life: UnitLife }) {
  const navigate = useNavigate();
  const path = usePagePath();
  const { barcode, version } = life.unit;
  if (!isVoidable(life)) return null;
  return (
    <VoidAct
      name={barcode}
      onVoid={(reason) => client.units.void({ barcode, version, reason })}
      onVoided={() => {
        dropTab(path);
        void navigate({ to: '/units' });
      }}
    />
  );
}
