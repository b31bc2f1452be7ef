import { describe, expect, it } from 'vitest';
import { isOpenStage, isTerminalStage, MARKET_STAGES, type MarketStage, transitionRule } from './stages.ts';

/** One letter a step: `.` not allowed, `f` free, `r` with a reason, `m` with a reason and a manager. */
const MOVES: Record<MarketStage, string> = {
  //                     tracking … signed, contracted, lost, shelved
  tracking: '.frrrrr',
  technical_exchange: 'r.frrrr',
  quoted: 'rr.frrr',
  specification_signed: 'rrr.frr',
  contracted: 'rrrr...',
  lost: 'm......',
  shelved: 'm......',
};

function letterOf(from: MarketStage, to: MarketStage): string {
  const rule = transitionRule(from, to);
  if (!rule.isAllowed) return rule.needsReason || rule.needsManager ? '!' : '.';
  if (rule.needsManager) return rule.needsReason ? 'm' : '!';
  return rule.needsReason ? 'r' : 'f';
}

describe('stages of a market record', () => {
  it.each(MARKET_STAGES)('may leave %s as the table says, and no other way', (from) => {
    expect(MARKET_STAGES.map((to) => letterOf(from, to)).join('')).toBe(MOVES[from]);
  });

  it('go forward by one freely, and only so', () => {
    const free = MARKET_STAGES.flatMap((from) =>
      MARKET_STAGES.filter((to) => letterOf(from, to) === 'f').map((to) => `${from} → ${to}`),
    );
    expect(free).toEqual([
      'tracking → technical_exchange',
      'technical_exchange → quoted',
      'quoted → specification_signed',
      'specification_signed → contracted',
    ]);
  });

  it('are open, or at an end that has no next action, or put off', () => {
    const kinds = MARKET_STAGES.map((stage) => [isOpenStage(stage), isTerminalStage(stage)]);
    const open = [true, false];
    expect(kinds).toEqual([open, open, open, open, [false, true], [false, true], [false, false]]);
  });
});
