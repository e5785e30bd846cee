import { createDataSource, openDatabase } from "../../../../libs/platform/src/index.js";
import { grantService } from "./log.grants.js";
/**
 * Brings the schema up to date as its owner, and leaves the service with what a service may do. The owner's connection
 * is closed again: nothing that runs afterwards can change a table.
 *
 * @throws EnlaceError `configuration-invalid`; ConfigurationError as {@link openDatabase}
 */ export async function migrateAsOwner(ownerUrl, serviceUrl, migrations) {
    const owner = createDataSource({
        url: ownerUrl,
        poolSize: 1,
        applicationName: 'enlace-audit-owner',
        migrations
    });
    await openDatabase(owner);
    try {
        await owner.transaction((tx)=>grantService(decodeURIComponent(new URL(serviceUrl).username), tx));
    } finally{
        await owner.destroy();
    }
}

//# sourceMappingURL=log.owner.js.map