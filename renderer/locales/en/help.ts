import type { Same } from '../same.ts';
import type { help as zh } from '../zh-CN/help.ts';

export const help = {
  tab: 'Help',
  manual: 'Manual',
  lead: 'Comes with the program, needs no network and is of the same version. On any page Shift+F1 (or F1 twice) opens the section about that page.',
  contents: 'Contents',
  find: 'Find in the manual',
  placeholder: 'Find in the manual',
  nothing: 'Nothing found for “{{text}}”. Try another word.',
  found_one: 'One section; Enter opens it, Esc clears',
  found_other: '{{count}} sections; ↑ ↓ move, Enter opens, Esc clears',
  print: 'Print this chapter',
  printAll: 'Print all',
  version: 'Version {{version}}',
} satisfies Same<typeof zh>;
