import { BaseRpcContext } from '@nestjs/microservices';
import type { Job } from 'bullmq';

/** What a handler may ask about the job in its hands: `handle(@Payload() data, @Ctx() context: BullMqContext)`. */
export class BullMqContext extends BaseRpcContext<[job: Job<unknown, void>, queue: string]> {
  getJob(): Job<unknown, void> {
    return this.args[0];
  }

  getQueue(): string {
    return this.args[1];
  }

  /** 1 at the first start of this job, one more at each further start, after a failure or a lost worker. */
  getAttempt(): number {
    return Math.max(1, this.args[0].attemptsStarted);
  }
}
