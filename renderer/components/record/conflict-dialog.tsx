import './conflict-dialog.css';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#renderer/lib/format.ts';
import { usePeople } from '#renderer/lib/people.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../layout/dialog.tsx';

type Side = 'mine' | 'theirs';

export interface ConflictingField {
  name: string;
  label: string;
  /** What only one side changed is taken from there; of what both changed one is chosen. */
  by: Side | 'both';
  mine: ReactNode;
  theirs: ReactNode;
  opened: ReactNode;
  /** Said under the name of the field. */
  hint?: string | undefined;
}

export interface ConflictDialogProps {
  /** What the record is called. */
  name: string;
  /** The newer record: says who saved it and when. */
  newer: unknown;
  fields: readonly ConflictingField[];
  /** Names of the fields that stay as they are typed here. */
  onSettle: (mine: ReadonlySet<string>) => void;
  onClose: () => void;
}

/** Two people changed one record: each value beside the other, and a choice for each field. Nothing is overwritten. */
export function ConflictDialog({ name, newer, fields, onSettle, onClose }: ConflictDialogProps) {
  const { t } = useTranslation('form');
  const { t: common } = useTranslation('common');
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const sideOf = (field: ConflictingField): Side =>
    field.by === 'both' ? (chosen[field.name] ?? 'mine') : field.by;
  const settle = (side: (field: ConflictingField) => Side) =>
    onSettle(new Set(fields.filter((field) => side(field) === 'mine').map((field) => field.name)));
  const isChoice = fields.some(({ by }) => by === 'both');
  return (
    <Dialog
      title={t('conflict.title', { name })}
      opened
      onClose={onClose}
      size={720}
      foot={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          {isChoice ? (
            <Button onClick={() => settle(({ by }) => (by === 'mine' ? 'mine' : 'theirs'))}>
              {t('conflict.takeTheirs')}
            </Button>
          ) : null}
          <Button tone="primary" onClick={() => settle(sideOf)} data-autofocus>
            {t('conflict.save')}
          </Button>
        </>
      }
    >
      <p>
        <WhoChanged newer={newer} /> {t(isChoice ? 'conflict.choose' : 'conflict.noChoice')}
      </p>
      <table className="mw-conflict">
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.mine')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
            <th scope="col">{t('conflict.opened')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FieldRow
              key={field.name}
              field={field}
              side={sideOf(field)}
              onChoose={(side) => setChosen({ ...chosen, [field.name]: side })}
            />
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

/** Who saved the newer record, and when; where it does not say so, that it was somebody. */
export function WhoChanged({ newer }: { newer: unknown }) {
  const { t } = useTranslation('form');
  const people = usePeople();
  const read = (name: string): unknown =>
    typeof newer === 'object' && newer !== null ? Reflect.get(newer, name) : null;
  const [by, at] = [read('updatedBy'), read('updatedAt')];
  if (typeof by !== 'string' || typeof at !== 'number') return t('conflict.bySomebody');
  return t('conflict.by', { by: people.name(by) || by, time: formatInstant(at) });
}

interface FieldRowProps {
  field: ConflictingField;
  side: Side;
  onChoose: (side: Side) => void;
}

function FieldRow({ field, side, onChoose }: FieldRowProps) {
  const { t } = useTranslation('form');
  const only = field.by === 'both' ? null : field.by;
  const hints = [field.hint, only === null ? null : t(`conflict.only.${only}`)].filter(Boolean);
  return (
    <tr>
      <th scope="row">
        {field.label}
        {hints.map((hint) => (
          <div key={hint} className="mw-muted">
            {hint}
          </div>
        ))}
      </th>
      {(['mine', 'theirs'] as const).map((one) => (
        <td key={one} className={side === one ? 'chosen' : ''}>
          {only === null ? (
            <label>
              <input
                type="radio"
                name={`conflict ${field.name}`}
                checked={side === one}
                onChange={() => onChoose(one)}
              />
              {field[one]}
            </label>
          ) : (
            field[one]
          )}
        </td>
      ))}
      <td className="mw-muted">{field.opened}</td>
    </tr>
  );
}
