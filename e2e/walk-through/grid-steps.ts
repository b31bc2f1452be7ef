import { type Grid, gridOn } from '../kit/grid-hands.ts';
import type { Person } from './person.ts';

/** Column of the names in the list of companies. */
const NAME = 1;

/** A list of companies without one: pasted into, as people start with what they have in Excel. */
export async function emptyList(me: Person): Promise<Grid> {
  await me.goto('/parties');
  await me.page.getByRole('heading', { name: '还没有单位' }).waitFor();
  await me.page.locator('[data-cell="-1:0"]').focus();
  return gridOn(me.page);
}

const COMPANIES = ['A厂', 'B厂', 'C厂', 'D厂', 'E厂', 'F厂'];
/** Cells as a spreadsheet puts them on the clipboard. */
export const block = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\r\n');

export async function pasteCompanies(grid: Grid): Promise<void> {
  const rows = COMPANIES.map((name) => [name, `${name}有限公司`, '', '']);
  await grid.paste(`${block([['简称', '全称', '等级', '区域'], ...rows])}\r\n`);
  await grid.page.getByText('更改 0 行，新增 6 行，不变 0 行，有错 0 行').waitFor();
  await grid.page.getByRole('button', { name: '保存这 6 行' }).click();
  await grid.page.getByText('已粘贴 6 行').waitFor();
  await grid.cell(0, NAME).filter({ hasText: 'A厂' }).waitFor();
}
