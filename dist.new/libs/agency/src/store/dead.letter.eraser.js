/**
 * Empties the dead letter that a refused referral left, so that nobody can let it in later. What is left of it says who
 * sent it, and when.
 *
 * @param messageId of the message that carried the content
 */ export async function emptyDeadLetter(sender, messageId, tx) {
    await tx.query(`UPDATE dead_letter SET body = '', resolved_at = coalesce(resolved_at, now())
     WHERE claimed_source = $1 AND claimed_id = $2`, [
        sender,
        messageId ?? ''
    ]);
}

//# sourceMappingURL=dead.letter.eraser.js.map