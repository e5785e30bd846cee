/**
 * What the log has of a sender, to compare with what the sender believes audited. What answers the audit answers a
 * comparison: counted, each comparison would be a reason for the next.
 */ export const LEAF_SET = `
  SELECT message_id AS id, digest, ingested_at AS at FROM leaf
  WHERE source = $1 AND message_id >= $2::uuid AND message_id < $3::uuid AND type <> 'exchange.reconciled.v1'
    AND NOT (recipient = 'audit' AND type = 'message.receipted.v1')`;

//# sourceMappingURL=leaf.set.js.map