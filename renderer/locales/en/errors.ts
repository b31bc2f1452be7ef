import type { Same } from '../same.ts';
import type { errors as zh } from '../zh-CN/errors.ts';

export const errors = {
  heading: { what: 'What happened', safe: 'What is safe', next: 'What to do' },
  code: 'Code {{code}}',
  incident: 'Incident {{incident}}',
  INPUT_INVALID: {
    what: 'Something was filled in wrongly.',
    safe: 'Nothing was saved; what you typed is still here.',
    next: 'Correct the marked fields and save again.',
  },
  UNAUTHENTICATED: {
    what: 'Your sign-in has ended.',
    safe: 'Unsaved contents were kept as a draft.',
    next: 'Sign in again; the draft will be offered.',
  },
  FORBIDDEN: {
    what: 'Your role may not do this.',
    safe: 'No data changed.',
    next: 'Ask a colleague who may, or the administrator for the right ({{permission}}).',
  },
  FIELD_MASKED: {
    what: 'Your role may not see or not change “{{field}}”.',
    safe: 'No data changed.',
    next: 'Do not sort, filter, add up or write by this field, or ask the administrator to open it under Users, field rights.',
  },
  NOT_FOUND: {
    what: '{{key}} cannot be found.',
    safe: 'No other data changed.',
    next: 'Check the number; it may be voided: show voided rows in the list and look again.',
  },
  DUPLICATE: {
    what: '“{{value}}” already exists and must be unique.',
    safe: 'Nothing was saved; what you typed is still here.',
    next: 'Open the existing record or use another value.',
  },
  ALREADY_SAVED: {
    what: 'The save before the connection was lost had gone through: {{key}}.',
    safe: 'There is one record, not two; what you changed since is still here.',
    next: 'Open the saved record and put in what you changed since.',
  },
  STALE: {
    what: 'Somebody changed this record after you opened it.',
    safe: 'Their change and what you typed are both kept.',
    next: 'Load the new contents, check, then save.',
  },
  IN_USE: {
    what: '{{key}} is in use and cannot be changed this way.',
    safe: 'No data changed.',
    next: 'First settle the records that use it ({{by}}).',
  },
  ROWS_REFUSED: {
    what: '{{count}} rows cannot be saved.',
    safe: 'No row of this batch was saved; what you typed is still there.',
    next: 'Correct the cells marked red and save again.',
  },
  RULE_BROKEN: {
    what: 'This step is against a business rule.',
    safe: 'No data changed; what you typed is still here.',
    next: 'Follow the hint and try again.',
  },
  RATE_LIMITED: {
    what: 'Too many attempts.',
    safe: 'Account and data are unchanged.',
    next: 'Wait {{retryAfterSeconds}} seconds and try again.',
  },
  TOO_LARGE: {
    what: 'The file or text is too large.',
    safe: 'Nothing was saved.',
    next: 'Split it; each part may have at most {{limit}}.',
  },
  UNSUPPORTED_FILE: {
    what: 'This file cannot be read ({{reason}}).',
    safe: 'Nothing was imported and the file is unchanged.',
    next: 'Open it in Excel or WPS, save it as .xlsx and try again.',
  },
  REQUEST_REFUSED: {
    what: 'The request was turned away ({{reason}}).',
    safe: 'No data changed.',
    next: 'Open the program again from this PC or an allowed address.',
  },
  CANCELLED: {
    what: 'Cancelled.',
    safe: 'Nothing was saved before that.',
    next: 'Start again when you need it.',
  },
  SETUP_REQUIRED: {
    what: 'This data folder is not set up yet.',
    safe: 'No data are affected.',
    next: 'Choose how to start on the first page.',
  },
  STARTING: {
    what: 'The program is starting.',
    safe: 'No data changed.',
    next: 'It tries again in a few seconds.',
  },
  TLS_REQUIRED: {
    what: 'Sharing on {{host}} without encryption is refused.',
    safe: 'The program is not open to the network.',
    next: 'Use this PC only, or set up a certificate first.',
  },
  STORAGE_BUSY: {
    what: 'The data file is busy.',
    safe: 'Everything saved is safe.',
    next: 'Wait a few seconds; it returns when the backup or clean-up is done.',
  },
  STORAGE_READ_ONLY: {
    what: 'The data folder can be read but not written.',
    safe: 'Everything saved is safe and can be viewed and exported.',
    next: 'Ask the administrator for write access to {{path}}',
  },
  STORAGE_FULL: {
    what: 'The disk is full; nothing was saved.',
    safe: 'Everything saved before is safe; what you typed is still on the page.',
    next: 'Free some disk space, then press Save again.',
  },
  STORAGE_UNCERTAIN: {
    what: 'The disk did not confirm the write; this was not saved.',
    safe: 'What was saved before is there and what you typed is still on the page; the file is being opened anew and checked.',
    next: 'Save again in a moment. If it happens again, make a backup and have this disk looked at: {{path}}',
  },
  STORAGE_DAMAGED: {
    what: 'The data file is damaged and no longer used.',
    safe: 'The program has not changed any of it.',
    next: 'Restore the latest backup and keep the damaged file: {{path}}',
  },
  STORAGE_FOREIGN: {
    what: 'This is not a Millwright data file.',
    safe: 'The file is unchanged.',
    next: 'Choose the right data folder.',
  },
  STORAGE_EMPTY: {
    what: 'The data file is empty.',
    safe: 'The file is unchanged.',
    next: 'Restore a backup or choose another folder.',
  },
  STORAGE_NEWER: {
    what: 'The data come from a newer version ({{found}}); this program knows up to {{supported}}.',
    safe: 'The file is unchanged.',
    next: 'Update this program to the same version and open it again.',
  },
  STORAGE_NETWORK: {
    what: 'The data folder is on a network share or synchronised folder, which would damage it.',
    safe: 'The file is unchanged.',
    next: 'Keep the data on a local disk; other PCs join over the local network.',
  },
  STORAGE_LOCKED: {
    what: 'Another program is using this data folder.',
    safe: 'No data changed.',
    next: 'Close the other window or host, then open again.',
  },
  STORAGE_MISSING: {
    what: 'The data folder is gone.',
    safe: 'The program created or deleted no file.',
    next: 'Attach the disk or choose the right folder: {{path}}',
  },
  DISCONNECTED: {
    what: 'The connection to the core is lost.',
    safe: 'Everything saved is safe; what you typed is still on the page.',
    next: 'It reconnects by itself; then try again.',
  },
  TIMED_OUT: {
    what: 'No answer came in time.',
    safe: 'What you typed is still here; the act may or may not have been done.',
    next: 'Reload to see whether it was done before doing it again.',
  },
  INTERNAL: {
    what: 'The program made an error.',
    safe: 'This act was not saved; earlier data are safe.',
    next: 'Try again; if it stays, give the administrator incident {{incident}}.',
  },
  /** What a field that a role can be kept from is called. */
  maskedField: {
    parties_creditCode: 'Credit code',
    contacts_phone: 'Phone of a contact',
    contacts_wechat: 'WeChat of a contact',
    contacts_email: 'E-mail of a contact',
    market_records_quote: 'Quote of a market record',
    market_records_contact: 'Contact of a market record',
    market_records_contactPhone: 'Phone of a market record',
    orders_amounts: 'Order amounts and prices',
    service_cases_contact: 'Contact of a case',
    service_cases_contactPhone: 'Phone of a case',
    service_cases_cost: 'Service costs and part prices',
    service_cases_income: 'Service income',
    quotations_amounts: 'Amounts of a service quotation',
    claims_amounts: 'Amounts of a claim',
  },
  rule: {
    illegal_transition: {
      what: 'This stage cannot be reached from the present one.',
      next: 'Follow the order of stages or choose an allowed step.',
    },
    reason_required: { what: 'This step needs a reason.', next: 'Write the reason and try again.' },
    manager_required: { what: 'Only a manager can do this.', next: 'Ask a manager to sign in and do it.' },
    specification_not_signed: {
      what: 'No specification revision is signed yet.',
      next: 'Sign a revision first, or let someone with the right release it with a reason.',
    },
    revision_immutable: {
      what: 'An issued or signed revision cannot be changed.',
      next: 'Make the next revision and change that.',
    },
    order_required: {
      what: 'A valid order is needed first.',
      next: 'Make the order from the signed specification.',
    },
    terminal_has_no_next_action: {
      what: 'A finished record has no next action.',
      next: 'Clear the next action, or reopen the record first.',
    },
    lines_do_not_sum: {
      what: 'The lines do not add up to the total.',
      next: 'Check the line amounts or the total.',
    },
    line_tax_does_not_sum: {
      what: 'Net plus tax is not the gross amount.',
      next: 'Check tax rate and amounts of this line.',
    },
    unit_event_order: {
      what: 'The events of this unit are out of order.',
      next: 'Record the missing event first.',
    },
    unit_already_installed: {
      what: 'It is installed in another machine.',
      next: 'Wrong part: scan another. Really removed: record its removal first.',
    },
    unit_not_installed: {
      what: 'It is not installed anywhere and cannot be removed.',
      next: 'Check the barcode or record its installation first.',
    },
    unit_wrong_parent: {
      what: 'It is installed in another machine, not this one.',
      next: 'Check machine and barcode.',
    },
    unit_scrapped: {
      what: 'It is scrapped or lost; its barcode is not used again.',
      next: 'Scan another part.',
    },
    unit_other_owner: { what: 'It belongs to another company.', next: 'Check barcode and customer.' },
    unit_cycle: {
      what: 'A machine cannot be installed into its own part.',
      next: 'Check the parent machine.',
    },
    unit_too_deep: {
      what: 'Too many levels of assembly (at most 12).',
      next: 'Install it one level higher.',
    },
    unit_position_occupied: {
      what: 'This position already holds a unit.',
      next: 'Remove the old one first or choose another position.',
    },
    unit_count_differs: {
      what: 'The number of units differs from the order line.',
      next: 'Check the quantity or change the order line.',
    },
    replacement_same_unit: { what: 'Old and new part are the same.', next: 'Scan the new part.' },
    revision_in_work: {
      what: 'A revision is already being worked on.',
      next: 'Issue or void it before making the next one.',
    },
    revision_empty: {
      what: 'The revision has no clauses yet.',
      next: 'Fill in at least one before issuing it.',
    },
    replacement_half: {
      what: 'A replacement is a pair: one removed, one installed.',
      next: 'Add the other half, or correct both together.',
    },
    unit_travels_with_root: {
      what: 'It travels with its machine and cannot be shipped or arrive alone.',
      next: 'Record it for the machine; to move it alone, record its removal first.',
    },
    unit_event_time: { what: 'This time is before events it already has.', next: 'Check date and time.' },
    unit_not_correctable: {
      what: 'This event cannot be corrected.',
      next: 'Record a new event that explains it.',
    },
    meter_fell: {
      what: 'The running hours are lower than last time.',
      next: 'Check the reading; if the meter was changed, record a reset first.',
    },
    shipped_more_than_ordered: {
      what: 'More is shipped than was ordered.',
      next: 'Check the quantity, or change the order first.',
    },
    unit_other_order: { what: 'This unit belongs to another order.', next: 'Check barcode and order.' },
    order_not_in_force: { what: 'The order is not in force yet.', next: 'Put it in force first.' },
    order_in_force: {
      what: 'The order is in force and cannot be changed this way.',
      next: 'Use an order change.',
    },
    order_without_lines: { what: 'The order has no lines yet.', next: 'Add at least one line.' },
    code_released: {
      what: 'This code was once bound to a unit by mistake and taken back.',
      next: 'It does not become another unit’s code silently: bind it to the right unit with a reason, then relabel if needed.',
    },
    record_voided: {
      what: 'This record, or the one it rests on, is void.',
      next: 'Restore it first, or use another one.',
    },
    bom_cycle: {
      what: 'A part cannot be made of itself.',
      next: 'Look at the bills of the parts below and take out the line that leads back.',
    },
    month_not_over: {
      what: 'The month is not over; its report cannot be issued yet.',
      next: 'Look at the preview now and issue it when the month has ended.',
    },
    report_unbalanced: {
      what: 'The checks of the report do not come out; it cannot be issued.',
      next: 'Open the check that fails and compare the rows behind it.',
    },
    warranty_excluded: {
      what: 'The warranty clause excludes this fault or part.',
      next: 'Make it paid, or write the reason why it is covered all the same.',
    },
    engineer_busy: {
      what: 'The engineer is not free on those days',
      next: 'Choose somebody else or other days, or say why all the same.',
    },
    quotation_required: {
      what: 'Only a case judged as paid, with no work begun, gets a quotation',
      next: 'Judge who pays first, then quote.',
    },
    article_without_remedy: {
      what: 'The article does not say yet how it is solved',
      next: 'Write the remedy, then hand it in for review.',
    },
    maintenance_settled: {
      what: 'This term is done or cancelled already',
      next: 'See the next one.',
    },
    recall_empty: {
      what: 'No unit falls under this recall',
      next: 'Check lot number, drawing and revision.',
    },
    visit_closed: { what: 'This visit is closed and cannot be changed.', next: 'Record a new visit.' },
    warranty_not_valid: {
      what: 'It was out of warranty on the day of the report.',
      next: 'Make it paid, or let someone with the right grant goodwill with a reason.',
    },
    fractional_quantity: {
      what: 'This unit of measure takes whole numbers only.',
      next: 'Use a whole number.',
    },
    last_administrator: {
      what: 'One administrator must remain.',
      next: 'Make somebody else administrator first.',
    },
    wrong_password: {
      what: 'User name or password is wrong.',
      next: 'Check capitals and input method, then try again.',
    },
    account_disabled: { what: 'This account is disabled.', next: 'Ask the administrator to enable it.' },
    batch_not_undoable: {
      what: 'This import cannot be undone: some of its records were changed since.',
      next: 'Look at the changed records and settle them one by one.',
    },
    job_not_cancellable: { what: 'This task can no longer be cancelled.', next: 'Wait until it is done.' },
    clock_went_back: {
      what: 'The PC clock is earlier than the last recorded time.',
      next: 'Set the clock right and try again.',
    },
    setup_already_done: { what: 'This data folder is already set up.', next: 'Sign in.' },
  },
} satisfies Same<typeof zh>;
