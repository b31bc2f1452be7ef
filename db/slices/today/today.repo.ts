import type { TodayItem } from '#contract/today/today.contract.ts';
import type { ReadableDb } from '#db/connection/database.ts';

type Due = Omit<TodayItem, 'days'>;

interface Asked {
  until: string;
  /** Null for everybody. */
  userId: string | null;
  [name: string]: string | null;
}

export function dueFollowUps(db: ReadableDb, asked: Asked): Due[] {
  return db.all<Due>(
    `SELECT 'follow_up' AS kind, m.id, m.no, m.next_action_on AS dueOn, COALESCE(m.next_action, '') AS what, p.name AS partyName,
       m.quote_minor AS amountMinor, u.display_name AS ownerName
     FROM market_records m JOIN parties p ON p.id = m.party_id LEFT JOIN users u ON u.id = m.owner_user_id
     WHERE m.voided_at IS NULL AND m.next_action_on <= :until AND m.stage NOT IN ('lost', 'contracted', 'shelved')
       AND (:userId IS NULL OR m.owner_user_id = :userId)`,
    asked,
  );
}

/** Issued revisions wait for the customer's signature; a week after issuing somebody should ask. */
export function dueSignatures(db: ReadableDb, asked: Asked): Due[] {
  return db.all<Due>(
    `SELECT 'signature' AS kind, s.id, s.no, date(r.issued_at / 1000, 'unixepoch', 'localtime', '+7 days') AS dueOn, s.title AS what,
       p.name AS partyName, NULL AS amountMinor, u.display_name AS ownerName
     FROM specification_revisions r JOIN specifications s ON s.id = r.specification_id JOIN parties p ON p.id = s.party_id
     LEFT JOIN users u ON u.id = s.owner_user_id
     WHERE r.state = 'issued' AND s.voided_at IS NULL AND date(r.issued_at / 1000, 'unixepoch', 'localtime', '+7 days') <= :until
       AND (:userId IS NULL OR s.owner_user_id = :userId)`,
    asked,
  );
}

export function dueDeliveries(db: ReadableDb, asked: Asked): Due[] {
  return db.all<Due>(
    `SELECT 'delivery' AS kind, o.id, o.no, o.due_on AS dueOn,
       COALESCE((SELECT COALESCE(l.product, l.model) FROM order_lines l WHERE l.order_id = o.id ORDER BY l.line_no LIMIT 1), '') AS what,
       p.name AS partyName, o.base_minor AS amountMinor, u.display_name AS ownerName
     FROM orders o JOIN parties p ON p.id = o.party_id LEFT JOIN users u ON u.id = o.owner_user_id
     WHERE o.voided_at IS NULL AND o.state IN ('in_force', 'executing') AND o.is_historic = 0 AND o.due_on <= :until
       AND (:userId IS NULL OR o.owner_user_id = :userId)`,
    asked,
  );
}

export function dueCases(db: ReadableDb, asked: Asked): Due[] {
  return db.all<Due>(
    `SELECT 'case' AS kind, c.id, c.no, c.due_on AS dueOn, c.title AS what, COALESCE(p.name, c.party_text) AS partyName,
       NULL AS amountMinor, COALESCE(u.display_name, c.engineer) AS ownerName
     FROM service_cases c LEFT JOIN parties p ON p.id = c.party_id LEFT JOIN users u ON u.id = c.engineer_user_id
     WHERE c.voided_at IS NULL AND c.due_on <= :until
       AND c.state IN ('received', 'judged', 'quoted', 'quote_confirmed', 'dispatched', 'in_progress')
       AND (:userId IS NULL OR c.engineer_user_id = :userId)`,
    asked,
  );
}
