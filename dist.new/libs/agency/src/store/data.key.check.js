import { EnlaceError } from "../../../contracts/src/index.js";
import { ConfigurationError } from "../../../platform/src/index.js";
import { OWNER } from "./data.key.owner.js";
/**
 * Opens one key of each kind before anything is taken in. An agency that was started with the keys of another, or with new
 * ones alone, would seal under them what comes and could read nothing of what it had; that is found today, not by whoever
 * needs an old case.
 *
 * @throws ConfigurationError naming the key that is missing, or is another one
 */ export async function checkDataKeys(dataSource, vault) {
    const flags = await dataSource.query('SELECT id, data_key AS wrapped FROM flag WHERE data_key IS NOT NULL LIMIT 1');
    const referrals = await dataSource.query(// By its index: the side that flagged has millions without a key, and would look at each.
    `SELECT case_code AS code, data_key AS wrapped FROM referral
     WHERE direction = 'received' AND data_key IS NOT NULL ORDER BY position DESC LIMIT 1`);
    try {
        for (const { id, wrapped } of flags)await vault.openKey(OWNER.flag(id), wrapped);
        for (const { code, wrapped } of referrals)await vault.openKey(OWNER.referral(code), wrapped);
    } catch (error) {
        if (!(error instanceof EnlaceError)) throw error;
        throw new ConfigurationError([
            `DATA_KEYS_FILE or DATA_KEYS: ${error.message}`
        ]);
    }
}

//# sourceMappingURL=data.key.check.js.map