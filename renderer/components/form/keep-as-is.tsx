import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCheckCode } from '#contract/kit/checked-text.ts';
import { Button } from '../button.tsx';
import { KeptMark } from '../record/kept-value.tsx';
import { focusField } from './enter-walk.ts';
import type { FieldDefinition, FormValues } from './form-types.ts';
import type { RecordFormModel } from './use-record-form.ts';

interface KeepAsIsProps {
  definition: FieldDefinition;
  model: RecordFormModel;
}

/** Path of the reason that keeps a field's value. */
const reasonPath = (name: string) => `exceptions.${name}`;

function reasonsIn(values: FormValues): Record<string, string> {
  const reasons: unknown = values['exceptions'];
  return typeof reasons === 'object' && reasons !== null ? { ...(reasons as Record<string, string>) } : {};
}

/** Puts the reason of a field; an empty one takes it away. */
export function putReason(model: RecordFormModel, name: string, reason: string): void {
  const { [name]: old = '', ...others } = reasonsIn(model.mantine.getValues());
  if (old === reason) return;
  const next = reason === '' ? others : { ...others, [name]: reason };
  model.mantine.setFieldValue('exceptions', Object.keys(next).length > 0 ? next : null);
}

/** Under a value that fails its check: the act that keeps it, the reason while it is written, the reason that was given. */
export function KeepAsIs({ definition, model }: KeepAsIsProps) {
  const { t } = useTranslation('form');
  const { name, label } = definition;
  const path = reasonPath(name);
  const [isOpen, setOpen] = useState(false);
  const { isDirty } = model;
  useEffect(() => {
    if (!isDirty) setOpen(false);
  }, [isDirty]);
  const isBlank = !model.values[name];
  const reason = reasonsIn(model.values)[name];
  const isAsked = model.errors.list.some((one) => one.path === name && isCheckCode(one.code));
  const open = () => {
    setOpen(true);
    requestAnimationFrame(() => focusField(model.element.current, path));
  };
  if (isBlank || !(isOpen || isAsked || reason)) return null;
  if (!isOpen)
    return (
      <div className="mw-keep">
        {reason ? <KeptMark reason={reason} /> : null}
        <Button tone="quiet" aria-label={t('keep.of', { label })} onClick={open}>
          {reason ? t('keep.change') : t('keep.act')}
        </Button>
      </div>
    );
  return (
    <TextInput
      mt={4}
      label={t('keep.reason', { label })}
      placeholder={t('keep.hint')}
      required
      maxLength={200}
      autoComplete="off"
      defaultValue={reason ?? ''}
      error={model.errors.list.find((one) => one.path === path)?.text}
      data-field={path}
      onChange={(event) => {
        putReason(model, name, event.currentTarget.value.trim());
        model.errors.clear(name);
        model.errors.clear(path);
      }}
    />
  );
}
