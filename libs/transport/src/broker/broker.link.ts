import type { EnlaceError } from '@enlace/contracts';
import type { BulkJobOptions, Processor, Worker, WorkerOptions } from 'bullmq';

/** What a link tells of its connections; none of it may throw. */
export interface LinkEvents {
  readonly up: () => void;
  readonly down: () => void;
  readonly error: (error: unknown) => void;
  /** The broker answers, and must not be trusted with jobs. */
  readonly unfit: (error: EnlaceError) => void;
  /** Something an operator should know, and nothing stops for it. */
  readonly notice: (message: string) => void;
}

export interface BulkJob {
  readonly name: string;
  readonly data: unknown;
  readonly opts: BulkJobOptions;
}

/** The part of a BullMQ queue that a producer needs, whatever its backend. */
export interface JobQueue {
  addBulk(jobs: BulkJob[]): Promise<unknown>;
  getJobCountByTypes(...types: ('wait' | 'delayed')[]): Promise<number>;
  close(): Promise<void>;
}

/** One connection (Redis) or one small pool (PostgreSQL) that all queues of a client share. */
export interface ProducerLink {
  /** Resolves when a command would be answered now; rejects when the broker is known to be away or unfit. Never queues. */
  ready(): Promise<void>;
  /** Only after {@link ready}: a BullMQ queue born without a connection stays broken for ever. */
  openQueue(queue: string): JobQueue;
  close(): Promise<void>;
}

export type JobWorker = Worker<unknown, void>;
export type WorkerSettings = Omit<WorkerOptions, 'connection' | 'prefix'>;

/** The connections of one worker. They come back by themselves until {@link settle}. */
export interface WorkerLink {
  /**
   * Resolves when the broker answers, however long that takes; rejects after {@link settle}.
   *
   * @throws EnlaceError configuration-invalid when it answers and is unfit; may be asked again
   */
  connect(): Promise<void>;
  /** Only after {@link connect}. The worker owns the connections from then on. */
  openWorker(queue: string, processor: Processor<unknown, void>, settings: WorkerSettings): JobWorker;
  /** Ends all reconnecting, and resolves when no connection is between two tries any more. */
  settle(): Promise<void>;
  /** Lets go of the connections, in good order or not. */
  destroy(): Promise<void>;
}
