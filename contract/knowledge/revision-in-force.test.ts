import { describe, expect, it } from 'vitest';
import { revisionInForce, revisionInWork, revisionShown } from './revision-in-force.ts';

const published = { seq: 1, state: 'published' } as const;
const draft = { seq: 2, state: 'draft' } as const;
const superseded = { seq: 1, state: 'superseded' } as const;

describe('C39 which revision of an article is read', () => {
  it('is the published one while the next is written', () => {
    expect(revisionInForce([draft, published])).toBe(published);
    expect(revisionShown([draft, published], undefined)).toBe(published);
    expect(revisionInWork([draft, published])).toBe(draft);
  });

  it('is the one in work before anything is published, and the withdrawn one after', () => {
    expect(revisionInForce([draft])).toBe(draft);
    expect(revisionInWork([draft])).toBeUndefined();
    const withdrawn = { seq: 2, state: 'withdrawn' } as const;
    expect(revisionInForce([withdrawn, superseded])).toBe(withdrawn);
  });

  it('is any older one that is asked for', () => {
    const second = { seq: 2, state: 'published' } as const;
    expect(revisionShown([second, superseded], 1)).toBe(superseded);
    expect(revisionShown([second, superseded], 7)).toBe(second);
  });
});
