import type { Page } from 'playwright-core';
import { median } from './measure.ts';

const PASTES = 5;
const EDITS = 10;
const ROWS = 500;
const HEAD = ['客户', '船级', '规格型号', '数量', '报价', '联系人', '行动内容', '下次行动'];

export interface EditingFigures {
  /** From the paste of 500 rows of 8 cells to the preview the core has checked, milliseconds. */
  pasteCheckedMs: number;
  /** From the button to the new rows in the list, milliseconds. */
  pasteSavedMs: number;
  /** From Enter on a typed cell to the word that it is saved, milliseconds. */
  editSavedMs: number;
}

type Seen = { seen?: Promise<number> };

/** Runs in the page: what is true when the person sees the end of what began now. */
type Sight =
  | { kind: 'button'; text: string }
  | { kind: 'rows'; before: number }
  | { kind: 'saved'; cell: string; text: string };

/** Takes the time in the page, from the next event of that kind to the frame that shows the sight. */
async function watch(page: Page, event: 'paste' | 'click' | 'keydown', sight: Sight): Promise<void> {
  await page.evaluate(
    ([kind, wanted]) => {
      const isSeen = (): boolean => {
        if (wanted.kind === 'button')
          return [...document.querySelectorAll<HTMLButtonElement>('[role="dialog"] button')].some(
            (one) =>
              (one.textContent ?? '').includes(wanted.text) &&
              !one.disabled &&
              one.dataset['loading'] !== 'true',
          );
        if (wanted.kind === 'rows')
          return (
            Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) > wanted.before
          );
        const cell = document.querySelector(`[data-cell="${wanted.cell}"]`);
        return (
          cell?.textContent?.includes(wanted.text) === true &&
          cell.closest('.row')?.querySelector('.mw-row-state') === null
        );
      };
      const mark = globalThis as unknown as Seen;
      mark.seen = new Promise((resolve) => {
        const start = () => {
          const from = performance.now();
          const look = () =>
            requestAnimationFrame(() => (isSeen() ? resolve(performance.now() - from) : look()));
          look();
        };
        document.addEventListener(kind, start, { once: true, capture: true });
      });
    },
    [event, sight] as const,
  );
}

const seen = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { seen: Promise<number> }).seen);

function block(names: readonly string[], round: number): string {
  const rows = Array.from({ length: ROWS }, (_, at) => [
    names[at % names.length] ?? '',
    'CCS',
    `AW-${round}-${at}`,
    String((at % 5) + 1),
    String(1000 * (at + 1)),
    '王工',
    '回访',
    '2026-11-21',
  ]);
  return [HEAD, ...rows].map((row) => row.join('\t')).join('\r\n');
}

async function paste(page: Page, text: string): Promise<{ checkedMs: number; savedMs: number }> {
  await page.locator('[data-cell="0:1"]').click();
  await watch(page, 'paste', { kind: 'button', text: `保存这 ${ROWS} 行` });
  await page.evaluate((plain) => {
    const data = new DataTransfer();
    data.setData('text/plain', plain);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
  const checkedMs = await seen(page);
  const before = Number(await page.locator('[role="grid"]').getAttribute('aria-rowcount'));
  await watch(page, 'click', { kind: 'rows', before });
  await page.getByRole('button', { name: `保存这 ${ROWS} 行` }).click();
  return { checkedMs, savedMs: await seen(page) };
}

async function edit(page: Page, round: number): Promise<number> {
  const heads = await page.locator('[role="columnheader"] .word').allTextContents();
  const cell = `${round}:${heads.indexOf('数量')}`;
  await page.locator(`[data-cell="${cell}"]`).click();
  await page.keyboard.type(String(31 + round), { delay: 60 });
  await watch(page, 'keydown', { kind: 'saved', cell, text: String(31 + round) });
  await page.keyboard.press('Enter');
  return seen(page);
}

/** Writing in a list as a person sees it: a pasted block, and one cell after the other. */
export async function measureEditingSeen(page: Page, url: string): Promise<EditingFigures> {
  await page.goto('about:blank');
  await page.goto(`${url}/#/market-records?view="all"`);
  await page.locator('[data-cell="0:0"]').filter({ hasText: /\S/u }).waitFor();
  const names = await page.evaluate(async () => {
    const answer = await fetch('/api/parties?limit=50');
    return ((await answer.json()) as { rows: { name: string }[] }).rows.map((row) => row.name);
  });
  const pastes: { checkedMs: number; savedMs: number }[] = [];
  for (let i = 0; i < PASTES; i += 1) pastes.push(await paste(page, block(names, i)));
  await page.locator('[data-cell="0:1"]').click();
  const edits: number[] = [];
  for (let i = 0; i < EDITS; i += 1) edits.push(await edit(page, i));
  return {
    pasteCheckedMs: median(pastes.map((one) => one.checkedMs)),
    pasteSavedMs: median(pastes.map((one) => one.savedMs)),
    editSavedMs: median(edits),
  };
}
