import { BaseRpcContext } from "@nestjs/microservices";
/** What a handler may ask about the job in its hands: `handle(@Payload() data, @Ctx() context: BullMqContext)`. */ export class BullMqContext extends BaseRpcContext {
    getJob() {
        return this.args[0];
    }
    getQueue() {
        return this.args[1];
    }
    /** 1 at the first start of this job, one more at each further start, after a failure or a lost worker. */ getAttempt() {
        return Math.max(1, this.args[0].attemptsStarted);
    }
}

//# sourceMappingURL=bullmq.context.js.map