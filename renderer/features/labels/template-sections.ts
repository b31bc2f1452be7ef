import { useTranslation } from 'react-i18next';
import { CODE_CONTENTS, CODE_KINDS, LABEL_ALIGNS, LABEL_FIELDS } from '#contract/labels/label-layout.ts';
import type { FormSection, FormValues, LineColumn } from '#renderer/components/form/form-types.ts';
import type { TemplateValues } from './template-values.ts';

const SHEET_SIZES = ['pageWidth', 'pageHeight', 'left', 'top', 'gapX', 'gapY'] as const;
const onSheet = (values: FormValues) => values.isSheet === true;

function useElementColumns(): LineColumn[] {
  const { t } = useTranslation('labels');
  const kinds = ['text', ...CODE_KINDS] as const;
  const mm = (name: string, label: string): LineColumn => ({ kind: 'quantity', name, label, width: 62 });
  return [
    {
      kind: 'choice',
      name: 'kind',
      label: t('element.kind'),
      width: 112,
      choices: kinds.map((kind) => ({ value: kind, word: t(`element.${kind}`) })),
    },
    {
      kind: 'choice',
      name: 'shows',
      label: t('element.shows'),
      width: 118,
      choices: [
        ...LABEL_FIELDS.map((field) => ({ value: field, word: t(`field.${field}`) })),
        ...CODE_CONTENTS.map((content) => ({ value: `code:${content}`, word: t(`content.${content}`) })),
      ],
    },
    { kind: 'text', name: 'text', label: t('element.prefix') },
    mm('x', t('element.x')),
    mm('y', t('element.y')),
    mm('width', t('element.width')),
    mm('height', t('element.height')),
    { kind: 'flag', name: 'isBold', label: t('element.bold'), width: 50 },
    {
      kind: 'choice',
      name: 'align',
      label: t('element.align'),
      width: 84,
      choices: LABEL_ALIGNS.map((align) => ({ value: align, word: t(`align.${align}`) })),
    },
  ];
}

/** The fields of a template: size and sheet, what stands where, and what the printer needs put right. */
export function useTemplateSections(): FormSection[] {
  const { t } = useTranslation('labels');
  const columns = useElementColumns();
  const mm = (name: keyof TemplateValues) => ({
    kind: 'quantity' as const,
    name,
    label: t(`size_.${name as 'width'}`),
    unit: 'mm',
  });
  const number = (name: 'dotsPerMm' | 'columns' | 'rows' | 'scaleX' | 'scaleY') => ({
    kind: 'number' as const,
    name,
    label: t(`size_.${name}`),
  });
  return [
    {
      title: t('layout'),
      fields: [
        { kind: 'text', name: 'name', label: t('name'), isRequired: true, span: 2 },
        { kind: 'flag', name: 'isDefault', label: t('isDefault') },
        { kind: 'flag', name: 'isSheet', label: t('isSheet') },
        mm('width'),
        mm('height'),
        number('dotsPerMm'),
        { ...mm('gap'), isShown: (values) => !onSheet(values) },
        { ...number('columns'), isShown: onSheet },
        { ...number('rows'), isShown: onSheet },
        ...SHEET_SIZES.map((name) => ({ ...mm(name), isShown: onSheet })),
      ],
    },
    {
      title: t('elements'),
      fields: [
        {
          kind: 'lines',
          name: 'elements',
          label: t('elements'),
          span: 4,
          emptyLine: () => ({ kind: 'text', shows: 'literal', align: 'left' }),
          columns,
        },
      ],
    },
    {
      title: t('calibration.title'),
      fields: [mm('offsetX'), mm('offsetY'), number('scaleX'), number('scaleY')],
    },
  ];
}
