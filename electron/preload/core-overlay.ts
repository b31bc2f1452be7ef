import type { CoreHostState } from '#contract/kit/desktop-bridge.ts';
import { type OverlayTexts, overlayTexts } from './overlay-texts.ts';

export interface OverlayActions {
  restart: () => Promise<unknown>;
  openLog: () => Promise<unknown>;
}

const ID = 'millwright-core-stopped';

/** Set through the object model: the page's content policy allows no style text. */
const DIALOG_STYLE: Partial<CSSStyleDeclaration> = {
  maxWidth: '560px',
  padding: '20px 24px',
  border: '1px solid #b42318',
  borderRadius: '6px',
  font: '14px/1.6 "Noto Sans SC", "Microsoft YaHei", sans-serif',
  color: '#1a1a1a',
  background: '#ffffff',
};

function line(text: string, style: Partial<CSSStyleDeclaration> = {}): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  Object.assign(paragraph.style, { margin: '0 0 10px' }, style);
  return paragraph;
}

function button(id: string, text: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.id = `${ID}-${id}`;
  made.textContent = text;
  Object.assign(made.style, { marginRight: '10px', padding: '6px 14px', font: 'inherit' });
  return made;
}

function codeLine(state: CoreHostState, t: OverlayTexts): HTMLElement {
  const parts = [state.code ?? '', state.detail ?? '', `${t.log}: ${state.logFile}`];
  return line(parts.filter((part) => part !== '').join(' · '), {
    fontSize: '12px',
    color: '#555555',
    overflowWrap: 'anywhere',
    userSelect: 'text',
  });
}

function build(state: CoreHostState, actions: OverlayActions): HTMLDialogElement {
  const t = overlayTexts(document.documentElement.lang);
  const dialog = document.createElement('dialog');
  dialog.id = ID;
  dialog.setAttribute('role', 'alertdialog');
  dialog.setAttribute('aria-labelledby', `${ID}-title`);
  Object.assign(dialog.style, DIALOG_STYLE);
  const title = line(t.title, { fontSize: '16px', fontWeight: '600' });
  title.id = `${ID}-title`;
  const restart = button('restart', t.restart);
  const openLog = button('log', t.openLog);
  restart.addEventListener('click', () => {
    restart.disabled = true;
    restart.textContent = t.restarting;
    void actions.restart();
  });
  openLog.addEventListener('click', () => void actions.openLog());
  // There is nothing to go back to: Escape must not leave a page that cannot save.
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  dialog.append(title, line(t.safe), line(t.next), codeLine(state, t), restart, openLog);
  return dialog;
}

/**
 * Lies over the page while the core is down, drawn here and not by the page so that it comes whatever state
 * the page is in. The page below keeps what was typed.
 */
export function showCoreState(state: CoreHostState, actions: OverlayActions): void {
  const shown = document.getElementById(ID);
  // Stopped without a reason is a stop the person asked for.
  if (state.state === 'stopped' && state.code !== null) {
    shown?.remove();
    const dialog = build(state, actions);
    document.body.append(dialog);
    dialog.showModal();
    return;
  }
  if (state.state === 'running' && shown) shown.remove();
}
