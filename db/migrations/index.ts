import { step0010System } from './0010-system.ts';
import { step0020Parties } from './0020-parties.ts';
import { step0030Market } from './0030-market.ts';
import { step0040Orders } from './0040-orders.ts';
import { step0050Units } from './0050-units.ts';
import { step0060Service } from './0060-service.ts';
import { step0110Views } from './0110-views.ts';
import { step0120ImportUpdates } from './0120-import-updates.ts';
import { step0130Search } from './0130-search.ts';
import { step0131Preferences } from './0131-preferences.ts';
import { step0140Catalogue } from './0140-catalogue.ts';
import { step0145Warranty } from './0145-warranty.ts';
import { step0150Labels } from './0150-labels.ts';
import { step0152LabelTemplates } from './0152-label-templates.ts';
import { step0160ServiceDesk } from './0160-service-desk.ts';
import { step0164FieldService } from './0164-field-service.ts';
import { step0170Maintenance } from './0170-maintenance.ts';
import { step0180KnowledgeClaimsRecalls } from './0180-knowledge-claims-recalls.ts';
import { step0190SearchAllSlices } from './0190-search-all-slices.ts';
import { step0191LinkedCases } from './0191-linked-cases.ts';
import { step0192OrdersWithoutRate } from './0192-orders-without-rate.ts';
import { step0220WarrantyTerms } from './0220-warranty-terms.ts';
import { step0222OldPartClaimed } from './0222-old-part-claimed.ts';
import { step0224LettersAndSteps } from './0224-letters-and-steps.ts';
import { step0230DueDays } from './0230-due-days.ts';
import { step0240AnsweredCalls } from './0240-answered-calls.ts';
import { step0245UnratedOrders } from './0245-unrated-orders.ts';
import { step0246UnitsByBarcode } from './0246-units-by-barcode.ts';
import { step0255RecallChannels } from './0255-recall-channels.ts';
import { step0265NothingOnWhatIsVoid } from './0265-nothing-on-what-is-void.ts';
import { step0280KeptAsTheyAre } from './0280-kept-as-they-are.ts';
import { step0285FieldMasks } from './0285-field-masks.ts';
import { step0290MoreKeptAsTheyAre } from './0290-more-kept-as-they-are.ts';
import { step0291WhatWasAsked } from './0291-what-was-asked.ts';
import { step0292MeterReadings } from './0292-meter-readings.ts';
import { step0293PartyMerges } from './0293-party-merges.ts';
import { step0295QuotesInBase } from './0295-quotes-in-base.ts';
import { step0300CheckedBeforeTheInsert } from './0300-checked-before-the-insert.ts';
import { step0320CodesOfOthers } from './0320-codes-of-others.ts';
import { step0321LotsUsed } from './0321-lots-used.ts';
import { step0330DueDaysByHand } from './0330-due-days-by-hand.ts';
import { step0332PlatesOfDispatches } from './0332-plates-of-dispatches.ts';
import { step0340StoppedPlans } from './0340-stopped-plans.ts';
import { step0350QuotationsSideBySide } from './0350-quotations-side-by-side.ts';
import { step0370ContractedByAnOrder } from './0370-contracted-by-an-order.ts';
import { step0371LinesOfAContract } from './0371-lines-of-a-contract.ts';
import { step0372SignedCopies } from './0372-signed-copies.ts';
import { step0380ListOfContacts } from './0380-list-of-contacts.ts';
import { step0390SortedByPinyin } from './0390-sorted-by-pinyin.ts';
import { step0395FormsOfFactoryNumbers } from './0395-forms-of-factory-numbers.ts';
import type { MigrationStep } from './step.ts';

/** Every step in order; a fresh file and an old one run the same list. */
export const MIGRATIONS: readonly MigrationStep[] = [
  step0010System,
  step0020Parties,
  step0030Market,
  step0040Orders,
  step0050Units,
  step0060Service,
  step0110Views,
  step0120ImportUpdates,
  step0130Search,
  step0131Preferences,
  step0140Catalogue,
  step0145Warranty,
  step0150Labels,
  step0152LabelTemplates,
  step0160ServiceDesk,
  step0164FieldService,
  step0170Maintenance,
  step0180KnowledgeClaimsRecalls,
  step0190SearchAllSlices,
  step0191LinkedCases,
  step0192OrdersWithoutRate,
  step0220WarrantyTerms,
  step0222OldPartClaimed,
  step0224LettersAndSteps,
  step0230DueDays,
  step0240AnsweredCalls,
  step0245UnratedOrders,
  step0246UnitsByBarcode,
  step0255RecallChannels,
  step0265NothingOnWhatIsVoid,
  step0280KeptAsTheyAre,
  step0285FieldMasks,
  step0290MoreKeptAsTheyAre,
  step0291WhatWasAsked,
  step0292MeterReadings,
  step0293PartyMerges,
  step0295QuotesInBase,
  step0300CheckedBeforeTheInsert,
  step0320CodesOfOthers,
  step0321LotsUsed,
  step0330DueDaysByHand,
  step0332PlatesOfDispatches,
  step0340StoppedPlans,
  step0350QuotationsSideBySide,
  step0370ContractedByAnOrder,
  step0371LinesOfAContract,
  step0372SignedCopies,
  step0380ListOfContacts,
  step0390SortedByPinyin,
  step0395FormsOfFactoryNumbers,
];

export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;
