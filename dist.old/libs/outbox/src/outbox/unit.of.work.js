/** One transaction of state and outbox rows; when it is committed its copies leave at once, without a look at the table. */ export class UnitOfWork {
    constructor(dataSource, departures){
        this.dataSource = dataSource;
        this.departures = departures;
    }
    async run(work) {
        let used;
        const result = await this.dataSource.transaction((tx)=>{
            used = tx;
            return work(tx);
        });
        if (used) this.departures.depart(used);
        return result;
    }
}

//# sourceMappingURL=unit.of.work.js.map