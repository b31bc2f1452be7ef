import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#contract/kit/desktop-bridge.ts';
import type { ShellTexts } from './shell-texts.ts';

export interface MenuActions {
  send: (command: MenuCommand) => void;
  openLogFolder: () => void;
}

/**
 * A command the page carries out. The key is shown but not taken: the page listens to its own keys, with
 * the guard that keeps them quiet while an input method is composing.
 */
function pageCommand(
  label: string,
  command: MenuCommand,
  send: MenuActions['send'],
  accelerator?: string,
): MenuItemConstructorOptions {
  const shown = accelerator ? { accelerator, registerAccelerator: false } : {};
  return { id: command, label, ...shown, click: () => send(command) };
}

function viewMenu(t: ShellTexts, send: MenuActions['send']): MenuItemConstructorOptions[] {
  const items: MenuItemConstructorOptions[] = [
    pageCommand(t.palette, 'palette', send, 'CmdOrCtrl+K'),
    pageCommand(t.back, 'back', send, 'Alt+Left'),
    { type: 'separator' },
    { role: 'resetZoom', label: t.actualSize },
    { role: 'zoomIn', label: t.zoomIn },
    { role: 'zoomOut', label: t.zoomOut },
    { role: 'togglefullscreen', label: t.fullScreen },
    { type: 'separator' },
    { role: 'reload', label: t.reload },
  ];
  if (!app.isPackaged) items.push({ role: 'toggleDevTools', label: t.developerTools });
  return items;
}

/** The whole menu in one language. Labels are ours: Electron's own roles speak English only. */
export function menuTemplate(
  t: ShellTexts,
  { send, openLogFolder }: MenuActions,
): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    {
      label: t.file,
      submenu: [
        pageCommand(t.newRecord, 'new', send, 'CmdOrCtrl+N'),
        pageCommand(t.save, 'save', send, 'CmdOrCtrl+S'),
        pageCommand(t.print, 'print', send, 'CmdOrCtrl+P'),
        separator,
        pageCommand(t.settings, 'settings', send),
        separator,
        { role: 'quit', label: t.quit },
      ],
    },
    {
      label: t.edit,
      submenu: [
        { role: 'undo', label: t.undo },
        { role: 'redo', label: t.redo },
        separator,
        { role: 'cut', label: t.cut },
        { role: 'copy', label: t.copy },
        { role: 'paste', label: t.paste },
        { role: 'selectAll', label: t.selectAll },
        separator,
        pageCommand(t.find, 'find', send, 'CmdOrCtrl+F'),
      ],
    },
    { label: t.view, submenu: viewMenu(t, send) },
    {
      label: t.help,
      submenu: [
        { id: 'logs', label: t.logFolder, click: openLogFolder },
        pageCommand(t.about, 'about', send),
      ],
    },
  ];
}

export function setApplicationMenu(texts: ShellTexts, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(texts, actions)));
}
