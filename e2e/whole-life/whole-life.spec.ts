import { afterEach, expect, test } from 'vitest';
import { DOORS } from '../doors.ts';
import { axeFindings } from '../kit/axe.ts';
import { openSignedIn, type SignedIn } from '../kit/signed-in.ts';
import { personAt } from '../walk-through/person.ts';
import { buildWinch, deliver, registerAll } from './build-steps.ts';
import { recallLot, replaceOnBoard, reportFailure } from './case-steps.ts';
import { daysAgo, PUMPS, writeCatalogue } from './factory.ts';
import { seeWholeLife } from './life-steps.ts';

let program: SignedIn | null = null;
afterEach(async () => {
  await program?.[Symbol.asyncDispose]();
  program = null;
});

test.each(DOORS)(
  'C30–C40 U12 a winch of forty parts is built, sails, loses a pump in month 11 and its replacement under inherited warranty; the lot is recalled; one scan of the last pump shows it all: %s',
  async (kind) => {
    program = await openSignedIn(kind, { displayName: '周工', prepare: writeCatalogue });
    const me = personAt(program.door);
    const { page } = me;
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await registerAll(me);
    await buildWinch(me);
    await deliver(me);

    const inMonth11 = daysAgo(180);
    const first = { old: PUMPS[0], fresh: PUMPS[1], title: '起锚时主泵压力上不去', on: inMonth11 };
    await me.scan(PUMPS[0]);
    const firstNo = await reportFailure(me, first);
    await replaceOnBoard(me, first);

    await me.scan(PUMPS[1]);
    await page.getByRole('heading', { name: PUMPS[1] }).waitFor();
    await me.see(/质保内，余 \d+ 天/);
    await me.see(`判据：更换日 ${inMonth11} + 12 个月`);
    const second = { old: PUMPS[1], fresh: PUMPS[2], title: '换上的泵又卡滞' };
    const secondNo = await reportFailure(me, second);
    await replaceOnBoard(me, second);

    const recallNo = await recallLot(me);

    await me.goto('/');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await me.scan(PUMPS[2]);
    await seeWholeLife(me, { firstNo, secondNo, recallNo });
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);
