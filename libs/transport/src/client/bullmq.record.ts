import { EnlaceError } from '@enlace/contracts';

export interface BullMqRecordOptions {
  readonly queue: string;
  readonly id: string;
}

/** What `emit(pattern, record)` takes: the data, and the address that a pattern alone does not say. */
export class BullMqRecord<TData = unknown> {
  constructor(
    readonly data: TData,
    readonly options: BullMqRecordOptions,
  ) {}
}

export class BullMqRecordBuilder<TData> {
  private queue: string | undefined;
  private id: string | undefined;

  constructor(private readonly data: TData) {}

  /** Queue of the receiver. */
  setQueue(queue: string): this {
    this.queue = queue;
    return this;
  }

  /** See `OutboundJob.id`. */
  setId(id: string): this {
    this.id = id;
    return this;
  }

  /** @throws EnlaceError internal when the queue or the id was not set. */
  build(): BullMqRecord<TData> {
    const { queue, id } = this;
    if (queue === undefined || id === undefined) {
      throw new EnlaceError(
        'internal',
        'A BullMqRecord needs a queue and an id: call setQueue and setId first.',
      );
    }
    return new BullMqRecord(this.data, { queue, id });
  }
}
