import type { InboundHandler, InboundMessage } from '@enlace/outbox';
import type { ExchangeObserver } from '@enlace/platform';

/** The same handlers, with a watch on each: how long they take, also when they fail. */
export function observeHandlers(
  handlers: readonly InboundHandler[],
  { onHandled }: Pick<ExchangeObserver, 'onHandled'>,
): InboundHandler[] {
  return handlers.map((handler) => ({
    types: handler.types,
    async apply(messages: readonly InboundMessage[], tx) {
      const begun = performance.now();
      try {
        return await handler.apply(messages, tx);
      } finally {
        const [first] = messages;
        if (first) onHandled(first.envelope.type, (performance.now() - begun) / 1_000);
      }
    },
  }));
}
