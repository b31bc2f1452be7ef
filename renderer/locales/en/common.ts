import type { Same } from '../same.ts';
import type { common as zh } from '../zh-CN/common.ts';

export const common = {
  product: 'Millwright',
  working: 'Working…',
  loading: 'Loading…',
  save: 'Save',
  saveAndNew: 'Save and new',
  cancel: 'Cancel',
  close: 'Close',
  edit: 'Edit',
  create: 'New',
  retry: 'Try again',
  reset: 'Reset to default',
  apply: 'Apply',
  import: 'Import…',

  none: '—',
  yes: 'Yes',
  no: 'No',

  savedAt: 'Saved {{time}}',
  draftSavedAt: 'Draft kept {{time}}',
  reason: 'Reason',
  next: 'Next step',
  timeline: 'Timeline',

  join: { list: ', ', clause: ', ' },
  unitIs: 'Unit: {{unit}}',
  unit: { yuan: 'CNY', tenThousand: '10k CNY', hundredMillion: '100M CNY' },
  time: {
    justNow: 'just now',
    yesterday: 'yesterday',
  },
} satisfies Same<typeof zh>;
