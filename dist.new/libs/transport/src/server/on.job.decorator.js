import { UseFilters, applyDecorators } from "@nestjs/common";
import { EventPattern } from "@nestjs/microservices";
import { BULLMQ_TRANSPORT } from "./bullmq.patterns.js";
import { RethrowFilter } from "./rethrow.filter.js";
/**
 * Makes a method of a controller the handler of all jobs of some names:
 *
 *     @OnJob('referral.requested.v1')
 *     async requested(@Payload() data: unknown, @Ctx() context: BullMqContext): Promise<void>
 *
 * It is `@EventPattern` of this transport together with {@link RethrowFilter}, which nobody can forget this way.
 *
 * @param names job names, which are event types, or `ANY_PATTERN`
 */ export function OnJob(...names) {
    return applyDecorators(EventPattern(names, BULLMQ_TRANSPORT), UseFilters(RethrowFilter));
}

//# sourceMappingURL=on.job.decorator.js.map