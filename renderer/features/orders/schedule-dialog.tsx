import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail, OrderLineRow } from '#contract/orders/orders.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { CellInput } from '#renderer/components/form/cell-input.tsx';
import type { CellField, FormValues } from '#renderer/components/form/form-types.ts';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { pickSite } from '#renderer/lib/pickers.ts';
import { useOrderStep } from './use-order-step.ts';

export interface ScheduleDialogProps {
  order: OrderDetail;
  line: OrderLineRow;
  onClose: () => void;
}

const textOrNull = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** When, where and under which works order a line is made; allowed as long as the order lives. */
export function ScheduleDialog({ order, line, onClose }: ScheduleDialogProps) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const step = useOrderStep(onClose);
  const [values, setValues] = useState<FormValues>({ ...line });
  const fields: CellField[] = [
    { kind: 'date', name: 'dueOn', label: t('line.dueOn') },
    { kind: 'text', name: 'worksOrderNo', label: t('line.worksOrderNo') },
    { kind: 'text', name: 'hullNo', label: t('line.hullNo') },
    {
      kind: 'reference',
      name: 'siteId',
      label: t('line.site'),
      load: pickSite,
      selectedLabel: line.siteName,
    },
    { kind: 'text', name: 'note', label: t('line.note') },
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const plan = {
      id: line.id,
      dueOn: textOrNull(values['dueOn']),
      worksOrderNo: textOrNull(values['worksOrderNo']),
      hullNo: textOrNull(values['hullNo']),
      siteId: textOrNull(values['siteId']),
      note: textOrNull(values['note']),
    };
    step.mutate(() => client.orders.schedule({ id: order.id, version: order.version, lines: [plan] }));
  };
  return (
    <Dialog title={t('schedule.title', { line: line.lineNo })} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit}>
        {step.error ? <ErrorPanel error={step.error} /> : null}
        {fields.map((definition) => (
          <CellInput
            key={definition.name}
            definition={definition}
            value={line[definition.name as keyof OrderLineRow]}
            error={undefined}
            onChange={(value) => setValues((old) => ({ ...old, [definition.name]: value }))}
          />
        ))}
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" type="submit" busy={step.isPending}>
            {t('schedule.act')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
