import type { TodayItem } from '#contract/today/today.contract.ts';
import type { ReadableDb } from '#db/connection/database.ts';

type Due<Facts> = Omit<TodayItem, 'kind' | 'days' | 'why'> & Facts;

interface Asked {
  until: string;
  /** Null for everybody. */
  userId: string | null;
  [name: string]: string | null;
}

export function dueFollowUps(db: ReadableDb, asked: Asked) {
  return db.all<Due<{ stage: string; stageSinceOn: string }>>(
    `SELECT m.id, m.no, m.next_action_on AS dueOn, COALESCE(m.next_action, '') AS what, p.name AS partyName, s.name AS siteName,
       COALESCE(c.name, m.contact) AS contact, COALESCE(m.contact_phone, c.phone) AS phone, m.quote_minor AS amountMinor,
       m.currency, CASE m.currency WHEN 'CNY' THEN m.quote_minor ELSE m.base_minor END AS baseMinor,
       u.display_name AS ownerName, m.stage, m.stage_since_on AS stageSinceOn
     FROM market_records m JOIN parties p ON p.id = m.party_id LEFT JOIN sites s ON s.id = m.site_id
     LEFT JOIN contacts c ON c.id = m.contact_id LEFT JOIN users u ON u.id = m.owner_user_id
     WHERE m.voided_at IS NULL AND m.next_action_on <= :until AND m.stage NOT IN ('lost', 'contracted', 'shelved')
       AND (:userId IS NULL OR m.owner_user_id = :userId)`,
    asked,
  );
}

/** Issued revisions wait for the customer's signature; a week after issuing somebody should ask. */
export function dueSignatures(db: ReadableDb, asked: Asked) {
  return db.all<Due<{ letter: string; sentOn: string }>>(
    `SELECT s.id, s.no, date(r.issued_at / 1000, 'unixepoch', 'localtime', '+7 days') AS dueOn, s.title AS what,
       p.name AS partyName, NULL AS siteName, NULL AS contact, NULL AS phone, NULL AS amountMinor, NULL AS currency, NULL AS baseMinor, u.display_name AS ownerName,
       r.letter, date(r.issued_at / 1000, 'unixepoch', 'localtime') AS sentOn
     FROM specification_revisions r JOIN specifications s ON s.id = r.specification_id JOIN parties p ON p.id = s.party_id
     LEFT JOIN users u ON u.id = s.owner_user_id
     WHERE r.state = 'issued' AND s.voided_at IS NULL AND date(r.issued_at / 1000, 'unixepoch', 'localtime', '+7 days') <= :until
       AND (:userId IS NULL OR s.owner_user_id = :userId)`,
    asked,
  );
}

export function dueDeliveries(db: ReadableDb, asked: Asked) {
  return db.all<Due<{ ordered: number; shipped: number }>>(
    `SELECT o.id, o.no, o.due_on AS dueOn,
       COALESCE((SELECT COALESCE(l.product, l.model) FROM order_lines l WHERE l.order_id = o.id ORDER BY l.line_no LIMIT 1), '') AS what,
       p.name AS partyName, NULL AS siteName, NULL AS contact, NULL AS phone, o.gross_minor AS amountMinor,
       o.currency, CASE WHEN o.currency = 'CNY' OR o.base_minor <> 0 THEN o.base_minor END AS baseMinor,
       u.display_name AS ownerName, (SELECT total(l.quantity) FROM order_lines l WHERE l.order_id = o.id) AS ordered,
       (SELECT total(x.quantity) FROM order_lines l JOIN shipment_lines x ON x.order_line_id = l.id AND x.is_live = 1
         WHERE l.order_id = o.id) AS shipped
     FROM orders o JOIN parties p ON p.id = o.party_id LEFT JOIN users u ON u.id = o.owner_user_id
     WHERE o.voided_at IS NULL AND o.state IN ('in_force', 'executing') AND o.is_historic = 0 AND o.due_on <= :until
       AND (:userId IS NULL OR o.owner_user_id = :userId)`,
    asked,
  );
}

/** What a resolved case waits for is not the engineer's work. That none is closed is said as the index of due days says it. */
export function dueCases(db: ReadableDb, asked: Asked) {
  return db.all<Due<{ state: string; severity: string; reportedOn: string }>>(
    `SELECT c.id, c.no, c.due_on AS dueOn, c.title AS what, COALESCE(p.name, c.party_text) AS partyName, s.name AS siteName,
       c.contact, c.contact_phone AS phone, NULL AS amountMinor, NULL AS currency, NULL AS baseMinor, COALESCE(u.display_name, c.engineer) AS ownerName,
       c.state, c.severity, c.reported_on AS reportedOn
     FROM service_cases c LEFT JOIN parties p ON p.id = c.party_id LEFT JOIN sites s ON s.id = c.site_id
     LEFT JOIN users u ON u.id = c.engineer_user_id
     WHERE c.voided_at IS NULL AND c.due_on <= :until AND c.state NOT IN ('closed', 'cancelled')
       AND c.state IN ('received', 'judged', 'quoted', 'quote_confirmed', 'dispatched', 'in_progress')
       AND (:userId IS NULL OR c.engineer_user_id = :userId)`,
    asked,
  );
}

/**
 * Solved cases whose customer nobody has asked yet, due three days after they were solved; what was solved longer than
 * 90 days ago is no longer called about. Of the engineer and of whoever took the report. `until` is a week ahead.
 */
export function dueCallBacks(db: ReadableDb, asked: Asked) {
  return db.all<Due<{ solvedOn: string }>>(
    `SELECT c.id, c.no, date(c.resolved_on, '+3 days') AS dueOn, c.title AS what, COALESCE(p.name, c.party_text) AS partyName,
       s.name AS siteName, c.contact, c.contact_phone AS phone, NULL AS amountMinor, NULL AS currency, NULL AS baseMinor,
       COALESCE(u.display_name, c.engineer) AS ownerName, c.resolved_on AS solvedOn
     FROM service_cases c LEFT JOIN parties p ON p.id = c.party_id LEFT JOIN sites s ON s.id = c.site_id
     LEFT JOIN users u ON u.id = c.engineer_user_id
     WHERE c.voided_at IS NULL AND c.is_historic = 0 AND c.state IN ('resolved', 'confirmed')
       AND c.resolved_on BETWEEN date(:until, '-97 days') AND date(:until, '-3 days')
       AND NOT EXISTS (SELECT 1 FROM case_follow_ups f WHERE f.case_id = c.id AND f.followed_on >= c.resolved_on)
       AND (:userId IS NULL OR c.engineer_user_id = :userId OR c.created_by = :userId)`,
    asked,
  );
}

/** Claims a supplier has to answer by a day; whoever made one asks for the answer. */
export function dueClaims(db: ReadableDb, asked: Asked) {
  return db.all<Due<{ sentOn: string }>>(
    `SELECT x.id, x.no, x.answer_due_on AS dueOn, x.part AS what, p.name AS partyName, NULL AS siteName, NULL AS contact,
       NULL AS phone, x.amount_minor AS amountMinor, 'CNY' AS currency, x.amount_minor AS baseMinor,
       u.display_name AS ownerName, x.sent_on AS sentOn
     FROM supplier_claims x JOIN parties p ON p.id = x.supplier_id LEFT JOIN users u ON u.id = x.created_by
     WHERE x.voided_at IS NULL AND x.state = 'sent' AND x.answer_due_on <= :until
       AND (:userId IS NULL OR x.created_by = :userId)`,
    asked,
  );
}

/** Codes seen at two sites that nobody has looked into; due from the day of the second. */
export function openCodeAlarms(db: ReadableDb, asked: Asked) {
  return db.all<Due<{ first: string; firstOn: string; second: string; secondOn: string }>>(
    `SELECT a.id, a.barcode AS no, a.second_on AS dueOn, a.barcode || COALESCE(' ' || COALESCE(t.name, p.name), '') AS what,
       NULL AS partyName, y.name AS siteName, NULL AS contact, NULL AS phone, NULL AS amountMinor, NULL AS currency,
       NULL AS baseMinor, w.display_name AS ownerName, x.name AS first, a.first_on AS firstOn, y.name AS second, a.second_on AS secondOn
     FROM code_alarms a JOIN units u ON u.id = a.unit_id JOIN sites x ON x.id = a.first_site_id JOIN sites y ON y.id = a.second_site_id
     LEFT JOIN parts t ON t.id = u.part_id LEFT JOIN products p ON p.id = u.product_id LEFT JOIN users w ON w.id = a.created_by
     WHERE a.answered_at IS NULL AND a.voided_at IS NULL AND a.second_on <= :until AND (:userId IS NULL OR a.created_by = :userId)`,
    asked,
  );
}
