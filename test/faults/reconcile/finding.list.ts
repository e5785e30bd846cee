/** What may never be: the five promises that are counted, and whatever else is not as it should be. */
export const COUNTED = ['lost', 'duplicated', 'unaudited', 'out of order', 'parked'] as const;
export type FindingKind = (typeof COUNTED)[number] | 'other';

export interface Finding {
  readonly kind: FindingKind;
  /** The one thing it is about: however many traces it left, it counts once. */
  readonly about: string;
  /** What is wrong, and where it can be seen. */
  readonly text: string;
}

/** Things of each kind, each counted once. */
export function countFindings(findings: readonly Finding[]): Record<FindingKind, number> {
  const about = (kind: FindingKind): number =>
    new Set(findings.filter((finding) => finding.kind === kind).map((finding) => finding.about)).size;
  return {
    lost: about('lost'),
    duplicated: about('duplicated'),
    unaudited: about('unaudited'),
    'out of order': about('out of order'),
    parked: about('parked'),
    other: about('other'),
  };
}
