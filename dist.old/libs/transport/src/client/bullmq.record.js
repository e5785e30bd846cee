import { EnlaceError } from "../../../contracts/src/index.js";
/** What `emit(pattern, record)` takes: the data, and the address that a pattern alone does not say. */ export class BullMqRecord {
    constructor(data, options){
        this.data = data;
        this.options = options;
    }
}
export class BullMqRecordBuilder {
    constructor(data){
        this.data = data;
    }
    /** Queue of the receiver. */ setQueue(queue) {
        this.queue = queue;
        return this;
    }
    /** See `OutboundJob.id`. */ setId(id) {
        this.id = id;
        return this;
    }
    /** @throws EnlaceError internal when the queue or the id was not set. */ build() {
        const { queue, id } = this;
        if (queue === undefined || id === undefined) {
            throw new EnlaceError('internal', 'A BullMqRecord needs a queue and an id: call setQueue and setId first.');
        }
        return new BullMqRecord(this.data, {
            queue,
            id
        });
    }
}

//# sourceMappingURL=bullmq.record.js.map