const TABLES = [
    'outbox_message',
    'inbox_message'
];
/**
 * A simulation: a disk of a fixed size cannot be had on every machine a run must pass on. Triggers answer each insert with
 * what PostgreSQL answers when a file cannot grow (53100 disk_full), in the middle of the transaction, and reads go on.
 */ const FILL = [
    `CREATE OR REPLACE FUNCTION fault_disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
   END $$`,
    ...TABLES.map((table)=>`CREATE OR REPLACE TRIGGER fault_disk_full BEFORE INSERT ON ${table} EXECUTE FUNCTION fault_disk_full()`)
];
const EMPTY = TABLES.map((table)=>`DROP TRIGGER IF EXISTS fault_disk_full ON ${table}`);
export const fillDisk = ({ world, load, burst })=>{
    // One statement a transaction: with both tables locked at once this would deadlock with an inbox that has one of them.
    const everywhere = async (statements)=>{
        for (const statement of statements)await Promise.all(world.databases.parties.map((party)=>world.databases.rows(party, statement)));
    };
    return {
        name: 'fill-disk',
        what: 'the disk of every database is full',
        seconds: 4,
        async apply () {
            load.burst(burst);
            await everywhere(FILL);
        },
        heal: ()=>everywhere(EMPTY)
    };
};

//# sourceMappingURL=disk.full.fault.js.map