import { describe, expect, it } from 'vitest';
import { copiesOf, layoutOf, PAPERS, pageOf, paperChoice, sizeOf } from './paper-choice.ts';

const on = (more: object) => paperChoice.parse({ ...more });

describe('U24 papers', () => {
  it('are A4 unless another is said; what an address has wrong is the usual', () => {
    expect(on({})).toMatchObject({ paper: 'a4', x: 0, y: 0 });
    expect(on({ paper: 'papyrus', x: 'far', y: 900, w: -1, m: 'wide' })).toEqual({
      ...{ paper: 'a4', x: 0, y: 0 },
      ...{ w: 210, h: 297, m: 12 },
    });
  });

  it.each([
    ['a4', '210mm 297mm', 'whole'],
    ['a5', '210mm 148mm', 'form'],
    ['form279', '241mm 279mm', 'whole'],
    ['form', '241mm 140mm', 'form'],
    ['form93', '241mm 93mm', 'low'],
    ['parts', '241mm 140mm', 'form'],
    ['ticket', '80mm 200mm', 'narrow'],
  ] as const)('%s has its size and is set as tight as it needs', (paper, size, layout) => {
    expect(pageOf(on({ paper })).size).toBe(size);
    expect(layoutOf(on({ paper }))).toBe(layout);
  });

  it('of one’s own have size and margin; a wide table turns a tall sheet and no form', () => {
    const own = on({ paper: 'own', w: 182, h: 257, m: 9 });
    expect(pageOf(own)).toEqual({ size: '182mm 257mm', margin: '9mm 9mm 9mm 9mm', isNumbered: true });
    expect(sizeOf({ ...own, isLandscape: true })).toEqual({ widthMm: 257, heightMm: 182 });
    expect(sizeOf({ ...on({ paper: 'form' }), isLandscape: true })).toEqual({ widthMm: 241, heightMm: 140 });
  });

  it('of three parts name their copies: all on one sheet, or one a sheet', () => {
    expect(copiesOf(on({ paper: 'form93' }))).toEqual([['factory', 'customer', 'finance']]);
    expect(copiesOf(on({ paper: 'parts' }))).toEqual([['factory'], ['customer'], ['finance']]);
    for (const paper of PAPERS.filter((one) => !/^(form|parts)/.test(one)))
      expect(copiesOf(on({ paper })), paper).toEqual([[]]);
  });
});

describe('U25 a printer that is out of place', () => {
  it('moves all margins of every page, right and down, left and up', () => {
    expect(pageOf(on({ paper: 'form', x: 1.5, y: -2 })).margin).toBe('4mm 15.5mm 9mm 18.5mm');
    expect(pageOf(on({ paper: 'a4', x: -3, y: 2 })).margin).toBe('16mm 17mm 14mm 11mm');
  });

  it('has no margin below nothing; letters have more room, on A4 only', () => {
    expect(pageOf(on({ paper: 'ticket', x: 10 })).margin).toBe('3mm 0mm 7mm 14mm');
    expect(pageOf(on({}), 6).margin).toBe('20mm 20mm 22mm 20mm');
    expect(pageOf(on({ paper: 'a5' }), 6).margin).toBe(pageOf(on({ paper: 'a5' })).margin);
  });

  it('prints no page number where there is no room for one', () => {
    expect(pageOf(on({ paper: 'own', w: 100, h: 100, m: 3 })).isNumbered).toBe(false);
  });
});
