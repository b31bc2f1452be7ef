import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LabelLayout, labelLayout } from '#contract/labels/label-layout.ts';
import type { LabelTemplateRow } from '#contract/labels/labels.contract.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { listTemplates } from '#db/slices/labels/labels.service.ts';
import { checkValues } from '#renderer/components/form/form-values.ts';
import { layoutOf, TEMPLATE_FORM, valuesOf } from './template-values.ts';

let test: TestStore;
let templates: LabelTemplateRow[];
/** As the form saves it: only what its schema knows is sent. */
const saved = (template: LabelTemplateRow): LabelLayout => {
  const checked = checkValues(TEMPLATE_FORM, [], { ...valuesOf(template) });
  return labelLayout.parse(layoutOf(TEMPLATE_FORM.parse(checked.input)));
};

beforeAll(async () => {
  test = await openTestStore();
  templates = test.store.read(test.actors.administrator, listTemplates);
});
afterAll(() => test[Symbol.asyncDispose]());

it('C33 a template that is opened and saved draws as before: every template of a new factory', () => {
  expect(templates).toHaveLength(3);
  for (const template of templates) {
    const neutral = { offsetXMm: 0, offsetYMm: 0, scaleX: 1, scaleY: 1 };
    const filled = { dotsPerMm: 8, ...template.layout, calibration: neutral };
    const roll = template.layout.sheet === null ? { gapMm: 2 } : {};
    expect(saved(template), template.name).toEqual({ ...filled, ...roll });
  }
});

it('C33 alignment, calibration and the gap of a roll survive a save', () => {
  const [first] = templates;
  if (!first) throw new Error('a template');
  const layout: LabelLayout = {
    ...first.layout,
    gapMm: 3.5,
    calibration: { offsetXMm: -1.2, offsetYMm: 0.4, scaleX: 1.004, scaleY: 0.996 },
    elements: (['left', 'center', 'right'] as const).map((align, i) => ({
      ...{ kind: 'text', field: 'literal', text: align, align, isBold: i === 1 },
      ...{ xMm: 1, yMm: i * 5, widthMm: 40, heightMm: 4 },
    })),
  };
  const again = saved({ ...first, layout });
  expect(again.elements.map((one) => (one.kind === 'text' ? one.align : ''))).toEqual([
    undefined,
    'center',
    'right',
  ]);
  expect([again.gapMm, again.calibration]).toEqual([3.5, layout.calibration]);
});
