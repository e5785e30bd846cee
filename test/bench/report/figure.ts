/** One measured number. */
export interface Figure {
  /** Stable, so that the results of two runs can be compared by a script. */
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly unit: string;
}

/** The same round, written down; a run is judged by what is printed. */
export function figure(id: string, label: string, value: number, unit: string): Figure {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return { id, label, value: Number(value.toFixed(digits)), unit };
}
