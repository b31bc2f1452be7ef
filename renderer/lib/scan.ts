import { isTextTarget } from './keys.ts';

/** A scanner types far faster than fingers; these limits are the whole difference. */
const MAX_GAP_MS = 50;
/** Below this a burst into a text field may be fast fingers; where nothing is typed, shorter codes are taken. */
const MIN_LENGTH = 6;
const MIN_LENGTH_OUTSIDE_TEXT = 4;
const MAX_LENGTH = 400;
/** Separator of GS1 data, which scanners type as Ctrl+]. */
const GS = '\u001d';

export type ScanOutcome = { kind: 'scan'; code: string } | { kind: 'swallowed' };
export interface KeyStroke {
  key: string;
  code: string;
  shift: boolean;
  at: number;
  /** The key goes to a field for text. */
  isInText: boolean;
}

const PUNCTUATION: Record<string, [string, string]> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  Slash: ['/', '?'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Backquote: ['`', '~'],
  Space: [' ', ' '],
};
/** Keys no scanner has: fingers are at work, and what follows begins anew. */
const NO_SIGN = /^(?:Arrow|Escape$|Home$|End$|Page|F\d|Delete$|Backspace$|Insert$|ContextMenu$)/;
const SHIFTED_DIGITS = ')!@#$%^&*(';

/** The sign a scanner meant, from the physical key: an input method may have turned `key` into anything. */
function signOf({ key, code, shift }: KeyStroke): string {
  if (key === GS) return GS;
  if (key.length === 1 && /[\x20-\x7e]/.test(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit) return shift ? (SHIFTED_DIGITS[Number(digit)] ?? digit) : digit;
  const pad = /^Numpad(\d)$/.exec(code)?.[1];
  if (pad) return pad;
  const pair = PUNCTUATION[code];
  if (pair) return shift ? pair[1] : pair[0];
  return key.length === 1 ? key.normalize('NFKC') : '';
}

/** Recognises bursts; knows nothing of the DOM, so that it can be tested with a list of strokes. */
export class BurstReader {
  private signs = '';
  private strokes = 0;
  private last = Number.NEGATIVE_INFINITY;

  /** True when the stroke continues a burst: it came quickly after the one before. */
  get isBurst(): boolean {
    return this.strokes > 1;
  }

  /** Takes one stroke; returns an outcome when Enter or Tab ends a burst. */
  take(stroke: KeyStroke): ScanOutcome | null {
    const isQuick = stroke.at - this.last <= MAX_GAP_MS;
    const isEnd =
      stroke.code === 'Enter' ||
      stroke.code === 'NumpadEnter' ||
      stroke.code === 'Tab' ||
      stroke.key === 'Enter';
    if (isEnd) return this.finish(isQuick, stroke.isInText);
    if (/^(Shift|Control|Alt|Meta|CapsLock)/.test(stroke.code)) return null;
    if (NO_SIGN.test(stroke.code)) {
      this.reset();
      return null;
    }
    if (!isQuick || this.strokes >= MAX_LENGTH) this.reset();
    this.last = stroke.at;
    this.strokes += 1;
    this.signs += signOf(stroke);
    return null;
  }

  reset(): void {
    this.signs = '';
    this.strokes = 0;
    this.last = Number.NEGATIVE_INFINITY;
  }

  private finish(isQuick: boolean, isInText: boolean): ScanOutcome | null {
    const { strokes } = this;
    const code = this.signs.normalize('NFKC').trim();
    this.reset();
    if (!isQuick || strokes < (isInText ? MIN_LENGTH : MIN_LENGTH_OUTSIDE_TEXT)) return null;
    // Too short to say what an input method ate of it.
    if (strokes < MIN_LENGTH && code.length < strokes) return null;
    // Strokes whose signs are unknown were eaten by an input method: say so instead of opening a wrong code.
    return code.length < strokes * 0.8 ? { kind: 'swallowed' } : { kind: 'scan', code };
  }
}

interface FieldSnapshot {
  field: HTMLInputElement | HTMLTextAreaElement;
  value: string;
  start: number | null;
  end: number | null;
}

function snapshotOf(target: EventTarget | null): FieldSnapshot | null {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || !isTextTarget(target))
    return null;
  return { field: target, value: target.value, start: target.selectionStart, end: target.selectionEnd };
}

/** Puts the field back as it was before the burst, through the native setter so that React hears of it. */
function restore({ field, value, start, end }: FieldSnapshot): void {
  if (field.value === value) return;
  const prototype =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  if (start !== null) field.setSelectionRange(start, end);
}

export type ScanListener = (outcome: ScanOutcome) => void;

/**
 * Listens for a keyboard-wedge scanner wherever the focus is. The burst is not left in the focused field and its
 * closing Enter or Tab does nothing else.
 */
export function listenForScans(listener: ScanListener): () => void {
  const reader = new BurstReader();
  let before: FieldSnapshot | null = null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Control') return;
    // A person's Ctrl+] means nothing here; within a burst it is the separator of GS1 data.
    const isSeparator = event.ctrlKey && !event.altKey && event.code === 'BracketRight' && reader.isBurst;
    const isCommand = event.ctrlKey || event.altKey || event.metaKey || event.repeat;
    if (isCommand && !isSeparator) return reader.reset();
    if (isSeparator) event.preventDefault();
    const outcome = reader.take({
      key: isSeparator ? GS : event.key,
      code: event.code,
      shift: event.shiftKey,
      at: event.timeStamp,
      isInText: isTextTarget(event.target),
    });
    if (outcome === null) {
      if (!reader.isBurst) before = snapshotOf(event.target);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (before) restore(before);
    before = null;
    listener(outcome);
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}
