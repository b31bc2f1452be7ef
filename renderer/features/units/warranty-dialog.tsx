import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  DECISION_KINDS,
  type WarrantyDecisionRow,
  warrantyDecide,
} from '#contract/units/warranty.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useJoin } from '#renderer/lib/join.ts';
import { useLifeChange } from './use-life-change.ts';
import { WarrantyNote } from './warranty-note.tsx';

const is = (kind: string) => (values: FormValues) => values.kind === kind;

/** What was decided about a warranty, and a new decision; what the facts give stays computed beside it. */
export function WarrantyDialog({ barcode, onClose }: { barcode: string; onClose: () => void }) {
  const { t } = useTranslation('units');
  const shown = useQuery(orpc.units.warranty.queryOptions({ input: { barcode } }));
  const decide = useLifeChange((input: FormValues) =>
    client.units.decideWarranty(warrantyDecide.parse({ ...input, barcode })),
  );
  const kinds = DECISION_KINDS.map((kind) => ({ value: kind, word: t(`warranty.kind.${kind}`) }));
  const title = t('warranty.decideTitle', { code: barcode });
  return (
    <Dialog title={title} opened onClose={onClose} size={560}>
      {shown.data ? <WarrantyNote warranty={shown.data.warranty} /> : null}
      <Decisions rows={shown.data?.decisions ?? []} />
      <RecordForm
        form="warranty-decisions"
        recordId={barcode}
        version={0}
        label={title}
        schema={warrantyDecide.omit({ barcode: true })}
        columns={2}
        initialValues={{ kind: 'suspension' }}
        sections={[
          {
            fields: [
              { kind: 'choice', name: 'kind', label: t('warranty.what'), choices: kinds, isRequired: true },
              { kind: 'date', name: 'untilOn', label: t('warranty.untilOn'), isShown: is('override') },
              { kind: 'number', name: 'months', label: t('warranty.months'), isShown: is('extension') },
              { kind: 'date', name: 'fromOn', label: t('warranty.fromOn'), isShown: is('suspension') },
              { kind: 'date', name: 'toOn', label: t('warranty.toOn'), isShown: is('suspension') },
              { kind: 'text', name: 'reason', label: t('dialog.reason'), isRequired: true, span: 2 },
            ],
          },
        ]}
        onCancel={onClose}
        onSave={async (input) => {
          await decide.mutateAsync(input);
        }}
        onSaved={onClose}
      />
    </Dialog>
  );
}

function Decisions({ rows }: { rows: readonly WarrantyDecisionRow[] }) {
  const inForce = rows.filter((row) => row.voidedAt === null);
  return (
    <ul className="mw-tree">
      {inForce.map((row) => (
        <Decision key={row.id} row={row} />
      ))}
    </ul>
  );
}

function Decision({ row }: { row: WarrantyDecisionRow }) {
  const { t } = useTranslation('units');
  const queries = useQueryClient();
  const join = useJoin();
  const withdraw = useMutation({
    mutationFn: () =>
      client.units.withdrawWarranty({ id: row.id, version: row.version, reason: t('warranty.withdrawn') }),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.units.key() }),
  });
  const amount =
    row.kind === 'extension'
      ? t('warranty.monthsMore', { months: row.months ?? 0 })
      : row.kind === 'override'
        ? (row.untilOn ?? '')
        : `${row.fromOn} … ${row.toOn}`;
  return (
    <li className="mw-row between">
      <span>{join.clauses([t(`warranty.kind.${row.kind}`), amount, row.reason])}</span>
      <Button tone="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {t('warranty.withdraw')}
      </Button>
      {withdraw.isError ? <ErrorPanel error={withdraw.error} /> : null}
    </li>
  );
}
