import {
  createMessageId,
  createTraceparent,
  type EVENTS,
  type EventData,
  type EventType,
  type MessageDraft,
} from '@enlace/contracts';

/** What is told to the audit and to nobody else. */
type Recorded = { [T in EventType]: (typeof EVENTS)[T]['to'] extends 'audit' ? T : never }[EventType];

/** The case it speaks of, and what it belongs to; without that it belongs to nothing but itself. */
type About = Pick<Partial<MessageDraft>, 'subject' | 'correlationid'>;

/** What this party did, for the audit alone. */
export function composeRecord<T extends Recorded>(
  type: T,
  data: EventData<T>,
  about: About = {},
): MessageDraft<T> {
  const now = Date.now();
  return {
    id: createMessageId(now),
    type,
    time: new Date(now).toISOString(),
    recipient: 'audit',
    correlationid: crypto.randomUUID(),
    traceparent: createTraceparent(),
    ...about,
    data,
  };
}
