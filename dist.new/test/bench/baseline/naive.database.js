import { DataSource } from "typeorm";
import { NAIVE_ENTITIES } from "./naive.tables.js";
const CONNECTIONS = 10;
/** As a party of Enlace gets its own: one pool, told by the environment. */ export const NAIVE_DATABASE = {
    provide: DataSource,
    useFactory: ()=>new DataSource({
            type: 'postgres',
            url: process.env['DATABASE_URL'] ?? '',
            poolSize: CONNECTIONS,
            entities: NAIVE_ENTITIES
        }).initialize()
};

//# sourceMappingURL=naive.database.js.map