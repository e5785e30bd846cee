import type { ExchangeLoad } from '../load/exchange.load.js';
import type { SeededRandom } from '../schedule/seeded.random.js';
import type { FaultWorld } from '../world/fault.world.js';

/** One thing that goes wrong, and how it is set right. */
export interface Fault {
  readonly name: string;
  /** What happens, in words for whoever watches the run. */
  readonly what: string;
  /** How long it lasts, under load. */
  readonly seconds: number;
  apply(): Promise<void>;
  heal(): Promise<void>;
  /** Puts back, after the recovery, what the fault needed for itself. */
  leave?(): Promise<void>;
}

export interface FaultContext {
  readonly world: FaultWorld;
  readonly load: ExchangeLoad;
  readonly random: SeededRandom;
  /** Flags that come at once where a fault is to strike in the middle of work. */
  readonly burst: number;
  /** Tells of something that is wrong although nothing was lost. */
  readonly wonder: (oddity: string) => void;
}

export type FaultMaker = (context: FaultContext) => Fault;
