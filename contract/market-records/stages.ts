/** Stages of a market record in the order they are gone through, then the two ways out. */
export const OPEN_STAGES = ['tracking', 'technical_exchange', 'quoted', 'specification_signed'] as const;
export const MARKET_STAGES = [...OPEN_STAGES, 'contracted', 'lost', 'shelved'] as const;
export type MarketStage = (typeof MARKET_STAGES)[number];

const RANK: Record<MarketStage, number> = {
  tracking: 0,
  technical_exchange: 1,
  quoted: 2,
  specification_signed: 3,
  contracted: 4,
  lost: -1,
  shelved: -1,
};

export function isOpenStage(stage: MarketStage): boolean {
  return (OPEN_STAGES as readonly MarketStage[]).includes(stage);
}

/** Terminal stages have no next action. */
export function isTerminalStage(stage: MarketStage): boolean {
  return stage === 'contracted' || stage === 'lost';
}

export interface TransitionRule {
  isAllowed: boolean;
  needsReason: boolean;
  needsManager: boolean;
}

const REFUSED: TransitionRule = { isAllowed: false, needsReason: false, needsManager: false };

/**
 * Which stage may follow which. Forward by one is free, skipping asks a reason, going back is logged with a reason,
 * out of `lost`/`shelved` leads only back to `tracking`, with a manager. `contracted` is entered and left by its order.
 */
export function transitionRule(from: MarketStage, to: MarketStage): TransitionRule {
  if (from === to) return REFUSED;
  if (from === 'lost' || from === 'shelved') {
    return to === 'tracking' ? { isAllowed: true, needsReason: true, needsManager: true } : REFUSED;
  }
  if (from === 'contracted')
    return isOpenStage(to) ? { isAllowed: true, needsReason: true, needsManager: false } : REFUSED;
  if (to === 'lost' || to === 'shelved') return { isAllowed: true, needsReason: true, needsManager: false };
  return { isAllowed: true, needsReason: RANK[to] - RANK[from] !== 1, needsManager: false };
}
