import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { eventually } from './kit/eventually.ts';
import type { SignedIn } from './kit/signed-in.ts';

type Body = Readonly<Record<string, unknown>>;
type Row = Record<string, unknown> & { id: string };

/** A record that is copied from its page into the form for a new one. */
interface CopiedForm {
  path: string;
  record: Body;
  /** A field in which the form for the copy shows what it took over. */
  shows: string;
  /** What the person types into the copy before saving it. */
  typed?: Readonly<Record<string, string>>;
  /** What the copy took over, and what it did not. */
  taken: readonly string[];
  own: Body;
}

const forms = (party: string): readonly CopiedForm[] => [
  {
    path: '/parties',
    shows: 'region',
    record: {
      name: '沪东船厂',
      region: '华东',
      roles: ['yard'],
      aliases: ['沪东造船老厂'],
      creditCode: null,
    },
    typed: { name: '沪东二厂' },
    taken: ['region', 'roles'],
    own: { aliases: [] },
  },
  {
    path: '/market-records',
    shows: 'model',
    record: {
      ...{
        partyId: party,
        product: '系泊绞车',
        model: 'MW-30',
        quoteMinor: 500_000,
        currency: 'USD',
        rateE6: 7_000_000,
      },
      ...{ source: '展会', nextAction: '寄样本', nextActionOn: '2020-01-01', probability: 60 },
    },
    taken: ['partyId', 'product', 'model', 'quoteMinor', 'currency', 'rateE6', 'source'],
    own: { stage: 'tracking', nextAction: null, nextActionOn: null, probability: null },
  },
  {
    path: '/sites',
    shows: 'name',
    record: {
      ...{ name: '远帆 9', kind: 'vessel', ownerPartyId: party, yardPartyId: party, hullNo: 'H-9' },
      ...{ imoNo: '9074729', deliveredOn: '2020-05-01' },
    },
    typed: { name: '远帆 10' },
    taken: ['kind', 'ownerPartyId', 'yardPartyId'],
    own: { hullNo: null, imoNo: null, deliveredOn: null },
  },
  {
    path: '/products',
    shows: 'name',
    record: { code: 'AW-68', name: '锚绞机', family: 'windlass', gtin: '06901234567892' },
    typed: { code: 'AW-69' },
    taken: ['name', 'family', 'uom'],
    own: { gtin: null },
  },
  {
    path: '/parts',
    shows: 'name',
    record: { drawingNo: 'YB-125', revision: 'C', name: '柱塞泵', uom: '件' },
    typed: { drawingNo: 'YB-126' },
    taken: ['name', 'tracking', 'uom'],
    own: { revision: '', supersedesId: null },
  },
  {
    path: '/service-cases',
    shows: 'title',
    record: {
      ...{ title: '主泵异响', description: '压力波动', faultCode: 'plunger_stuck', part: '柱塞泵' },
      ...{ partyId: party, product: '锚绞机', severity: 'major', reportedOn: '2026-01-05' },
    },
    taken: ['title', 'description', 'faultCode', 'part', 'partyId', 'product', 'severity'],
    own: { state: 'received', visits: [] },
  },
];

/** Reads over the REST door as the person on the page. */
function read<T>({ page }: SignedIn, path: string): Promise<T> {
  return page.evaluate(async (address) => {
    const answer = await fetch(`/api${address}`);
    if (!answer.ok) throw new Error(`${address} ${await answer.text()}`);
    return (await answer.json()) as T;
  }, path);
}

const idsOf = async (program: SignedIn, path: string): Promise<string[]> =>
  (await read<{ rows: Row[] }>(program, path)).rows.map((row) => row.id);

async function copyForm(
  program: SignedIn,
  { path, record, shows, typed = {}, taken, own }: CopiedForm,
): Promise<void> {
  const { page } = program;
  const { id } = await program.call('POST', path, record);
  const before = await idsOf(program, path);
  await page.goto('about:blank');
  await program.goto(`${path}/${id}`);
  await page.getByRole('button', { name: /^复制/ }).click();
  await page.waitForURL(new RegExp(`#${path}/new`));
  // The page of the old record may still stand behind the new address.
  const form = page.getByRole('form', { name: /^(?:新建|开案件)/ });
  const field = (name: string) => form.locator(`[data-field="${name}"]`);
  await eventually(() => field(shows).inputValue()).toBe(String(record[shows]));
  for (const [name, text] of Object.entries(typed)) await field(name).fill(text);
  await page.keyboard.press('Control+s');
  const fresh = async () => (await idsOf(program, path)).find((one) => !before.includes(one)) ?? '';
  await eventually(fresh).not.toBe('');
  const [old, copy] = [
    await read<Row>(program, `${path}/${id}`),
    await read<Row>(program, `${path}/${await fresh()}`),
  ];
  expect(copy, path).toMatchObject({ ...Object.fromEntries(taken.map((name) => [name, old[name]])), ...own });
  expect(copy['no'] ?? null).not.toBe(old['no'] ?? 'none');
  expect(copy['reportedOn'] ?? null).not.toBe('2026-01-05');
}

/** The dialog that asks whose the copy is: opened, filled, saved. */
async function copyInto(
  program: SignedIn,
  route: string,
  fill: (dialog: Locator) => Promise<void>,
): Promise<void> {
  const { page } = program;
  // The page before has a button of the same name, and stays until the next one is there.
  await page.goto('about:blank');
  await program.goto(route);
  await page.getByRole('button', { name: /^复制/ }).click();
  const dialog = page.getByRole('dialog').last();
  await fill(dialog);
  await dialog.getByRole('button', { name: /^保存/ }).click();
  await eventually(() => page.getByRole('dialog').count()).toBe(0);
}

const pick = (program: SignedIn, field: string, text: string) => async (dialog: Locator) => {
  const option = program.page.getByRole('option', { name: new RegExp(text) }).first();
  // A dialog that is still opening takes the focus, and the text with it.
  const asked = async () => {
    await dialog.locator(`[data-field="${field}"]`).fill(text);
    return option.isVisible();
  };
  await eventually(asked).toBe(true);
  await option.click();
};

async function copyArticle(program: SignedIn): Promise<void> {
  const article = {
    title: '柱塞卡滞',
    symptom: '压力波动',
    cause: '油脏',
    remedy: '换滤芯',
    parts: ['柱塞泵'],
  };
  const { articleId } = (await program.call('POST', '/knowledge', article)) as unknown as {
    articleId: string;
  };
  await copyInto(program, `/knowledge/${articleId}`, (dialog) =>
    dialog.locator('[data-field="title"]').fill('阀芯卡滞'),
  );
  const { rows } = await read<{ rows: Row[] }>(program, '/knowledge');
  const { title: _, ...told } = article;
  expect(rows.find((row) => row['title'] === '阀芯卡滞')).toMatchObject({ ...told, state: 'draft', seq: 1 });
}

async function copyBom(program: SignedIn): Promise<void> {
  const owner = (code: string) => program.call('POST', '/products', { code, name: code, family: 'winch' });
  const [from, to] = [(await owner('BM-1')).id, (await owner('BM-2')).id];
  const part = await program.call('POST', '/parts', { drawingNo: 'BM-P', name: '刹车带' });
  const lines = [{ position: 'brake', partId: part.id, quantity: 2000, capacity: 2, note: '左右各一' }];
  const bom = (await program.call('POST', '/boms', { productId: from, lines })) as unknown as Row;
  await program.call('POST', `/boms/${bom.id}/release`, { id: bom.id, version: bom['version'] });
  await copyInto(program, `/boms/product/${from}`, pick(program, 'ownerId', 'BM-2'));
  const [head] = await read<Row[]>(program, `/boms?productId=${to}`);
  expect(head).toMatchObject({ state: 'draft', letter: 'A', releasedOn: null });
  const copy = await read<Row>(program, `/boms/${head?.id ?? ''}`);
  expect(copy['lines']).toMatchObject(lines);
}

async function copyQuotation(program: SignedIn): Promise<void> {
  const paid = async (title: string) => {
    const row = (await program.call('POST', '/service-cases', {
      title,
      partyText: '远帆',
    })) as unknown as Row;
    await program.call('POST', `/service-cases/${row.id}/judgement`, {
      ...{ id: row.id, version: row['version'], judgement: 'paid' },
    });
    return row;
  };
  const [from, to] = [await paid('换密封'), await paid('再换密封')];
  const lines = [{ kind: 'labour', text: '更换密封', quantity: 3000, uom: '工时', priceMinor: 20_000 }];
  const draft = { lines, terms: '款到发货', taxBp: 600, validUntil: '2026-01-31' };
  const { id } = await program.call('POST', `/service-cases/${from.id}/quotations`, draft);
  await copyInto(program, `/service-quotations?id=%22${id}%22`, pick(program, 'caseId', '再换密封'));
  const { quotations } = await read<{ quotations: Row[] }>(program, `/service-cases/${to.id}/quotations`);
  const [copy] = quotations;
  expect(copy).toMatchObject({ lines, terms: '款到发货', taxBp: 600, state: 'draft', letter: 'A' });
  expect(copy?.['sentOn']).toBe(null);
  expect(copy?.['validUntil']).not.toBe('2026-01-31');
}

async function copyPlan(program: SignedIn): Promise<void> {
  await program.call('POST', '/units', { codes: 'LJ-1', kind: 'machine' });
  await program.call('POST', '/units', { codes: 'LJ-2', kind: 'machine' });
  const plan = { title: '年度保养', everyDays: 90, startOn: '2026-01-01', checklist: ['油位', '滤芯压差'] };
  const { id } = await program.call('POST', '/maintenance-plans', { barcode: 'LJ-1', ...plan });
  await copyInto(program, `/maintenance?id=%22${id}%22`, (dialog) =>
    dialog.locator('[data-field="barcode"]').fill('LJ-2'),
  );
  const due = await read<Row[]>(program, '/maintenance-due');
  const copy = due.find((row) => row['barcode'] === 'LJ-2');
  expect(copy).toMatchObject({ title: '年度保养', everyDays: 90 });
  expect([copy?.['startOn'], copy?.['no']]).not.toContain('2026-01-01');
}

/** Copies one record of every kind beside specification and order, and looks at what was saved. */
export async function copyEveryKind(program: SignedIn, party: string): Promise<void> {
  for (const form of forms(party)) await copyForm(program, form);
  await copyArticle(program);
  await copyBom(program);
  await copyQuotation(program);
  await copyPlan(program);
}
