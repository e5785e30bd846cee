/** The time, passed in, so that rules with deadlines can be tested on any day. Milliseconds since the epoch. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
