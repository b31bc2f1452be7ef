import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { partyCreate } from '#contract/parties/parties.schema.ts';
import { productFields } from '#contract/products/products.contract.ts';
import { SITE_KINDS, siteCreate } from '#contract/sites/sites.contract.ts';
import { type AppError, isAppError, toAppError } from '#renderer/lib/app-error.ts';
import { client } from '#renderer/lib/client.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../layout/dialog.tsx';
import { ErrorPanel } from '../record/error-panel.tsx';
import { CellInput } from './cell-input.tsx';
import type { CreatedKind, CreateRequest } from './create-here.ts';
import { focusField, walkByEnter } from './enter-walk.ts';
import type { CellField, FormValues, PickedRecord } from './form-types.ts';
import { checkValues, type FormSchema } from './form-values.ts';
import { issueText } from './issue-text.ts';

interface Maker {
  schema: FormSchema;
  first: (text: string) => FormValues;
  make: (input: FormValues) => Promise<PickedRecord>;
}

const MAKERS: Record<CreatedKind, Maker> = {
  parties: {
    schema: partyCreate,
    first: (text) => ({ name: text, roles: ['customer'] }),
    make: async (input) => {
      const { id, name, no } = await client.parties.create(partyCreate.parse(input));
      return { id, label: name, no };
    },
  },
  sites: {
    schema: siteCreate,
    first: (text) => ({ name: text, kind: 'vessel' }),
    make: async (input) => {
      const { id, name, no } = await client.sites.create(siteCreate.parse(input));
      return { id, label: name, no };
    },
  },
  products: {
    schema: productFields,
    first: (text) => ({ name: text }),
    make: async (input) => {
      const { id, name, code } = await client.products.create(productFields.parse(input));
      return { id, label: name, no: code };
    },
  },
};

/** The fewest fields a record of each kind needs; the rest is filled in on its own page. */
function useFields(kind: CreatedKind): CellField[] {
  const { t } = useTranslation('form');
  const name: CellField = { kind: 'text', name: 'name', label: t('create.name'), isRequired: true };
  if (kind === 'parties') return [name, { kind: 'text', name: 'fullName', label: t('create.fullName') }];
  if (kind === 'products') {
    const required = { kind: 'text', isRequired: true } as const;
    return [
      { ...required, name: 'code', label: t('create.code') },
      name,
      { ...required, name: 'family', label: t('create.family') },
    ];
  }
  const choices = SITE_KINDS.map((value) => ({ value, word: t(`create.site.${value}`) }));
  return [name, { kind: 'choice', name: 'kind', label: t('create.kind'), isRequired: true, choices }];
}

function useCreateForm({ kind, text, settle }: CreateRequest, fields: readonly CellField[]) {
  const { t } = useTranslation('form');
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState(() => MAKERS[kind].first(text));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const refuse = (issues: Parameters<typeof issueText>[0][]) => {
    setErrors(Object.fromEntries(issues.map((issue) => [issue.path, issueText(issue, t)])));
    focusField(form.current, issues[0]?.path ?? '');
  };
  const save = async () => {
    const checked = checkValues(MAKERS[kind].schema, fields, values);
    setFailure(null);
    if (checked.issues) return refuse(checked.issues);
    setBusy(true);
    try {
      const made = await MAKERS[kind].make(checked.input);
      void queries.invalidateQueries({ queryKey: [[kind]] });
      settle(made);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (isAppError(error, 'INPUT_INVALID')) refuse(error.data.issues);
      else setFailure(error);
      setBusy(false);
    }
  };
  const edit = (name: string, value: unknown) => setValues((old) => ({ ...old, [name]: value }));
  return { form, values, errors, failure, isBusy, save, edit };
}

/** The form somebody asked for from a reference field. */
export function CreateHereDialog({ request }: { request: CreateRequest }) {
  const { t } = useTranslation('form');
  const { t: common } = useTranslation('common');
  const fields = useFields(request.kind);
  const model = useCreateForm(request, fields);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void model.save();
  };
  return (
    <Dialog title={t(`create.title.${request.kind}`)} opened onClose={() => request.settle(null)}>
      <form
        ref={model.form}
        className="mw-form"
        aria-label={t(`create.title.${request.kind}`)}
        noValidate
        onKeyDown={walkByEnter}
        onSubmit={submit}
      >
        {model.failure ? <ErrorPanel error={model.failure} /> : null}
        {fields.map((definition) => (
          <CellInput
            key={definition.name}
            definition={definition}
            value={model.values[definition.name]}
            error={model.errors[definition.name]}
            onChange={(value) => model.edit(definition.name, value)}
          />
        ))}
        <div className="mw-dialog-foot">
          <Button onClick={() => request.settle(null)}>{common('cancel')}</Button>
          <Button tone="primary" type="submit" busy={model.isBusy} data-save>
            {common('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
