import { describe, expect, it } from '@jest/globals';
import { reconcile, type Evidence } from './exchange.reconciliation.js';
import { countFindings, type FindingKind } from './finding.list.js';
import { CASE, sampleEvidence, type Changeable } from './sample.evidence.js';

type Broken = Changeable<Evidence>;
type Records = Broken['agencies'][number];

function sender({ agencies }: Broken): Records {
  return agencies[0] as Records;
}

function receiver({ agencies }: Broken): Records {
  return agencies[1] as Records;
}

/** What is found when one thing is broken. */
function findAfter(change: (evidence: Broken) => unknown): Record<FindingKind, number> {
  const evidence = sampleEvidence();
  change(evidence);
  return countFindings(reconcile(evidence));
}

const NOTHING = { lost: 0, duplicated: 0, unaudited: 0, 'out of order': 0, parked: 0, other: 0 };

/** @param about what is broken, and how */
function expectOne(kind: FindingKind, cases: Record<string, (evidence: Broken) => unknown>): void {
  it.each(Object.keys(cases))(`${kind}: %s`, (about) => {
    expect(findAfter(cases[about] ?? (() => undefined))).toEqual({ ...NOTHING, [kind]: 1 });
  });
}

describe('the reconciliation', () => {
  it('finds nothing in a sound exchange', () => {
    expect(findAfter(() => undefined)).toEqual(NOTHING);
  });

  expectOne('lost', {
    'a referral that its receiver does not have': (evidence) => {
      receiver(evidence).referrals = [];
      receiver(evidence).events = [];
    },
    'a message that never arrived': (evidence) => {
      const { arrived, events, referrals } = sender(evidence);
      sender(evidence).arrived = arrived.filter(({ id }) => id !== 'm3');
      sender(evidence).events = events.filter(({ status }) => status !== 'accepted');
      sender(evidence).nextSequences.forEach((pair) => (pair.next = 2));
      referrals.forEach((copy) => (copy.status = 'received'));
    },
    'a message that arrived with other bytes': (evidence) =>
      receiver(evidence).arrived.forEach((arrival) => (arrival.digest = 'other bytes')),
    'a message that is marked as applied and had no effect': (evidence) => receiver(evidence).events.shift(),
    'a referral that its sender forgot after it had answered 201': (evidence) =>
      evidence.referrals.push({ ...evidence.referrals[0], caseCode: 'KB0F-W0QS-E' } as never),
    'a refused consent that was not counted': (evidence) =>
      evidence.flags.push({
        by: 'senafront',
        actor: 'a',
        key: 'key-2',
        answer: { flagId: null, informationGiven: true, referrals: [] },
      } as never) && sender(evidence).keys.push({ actor: 'a', key: 'key-2', flagId: null }),
  });

  expectOne('duplicated', {
    'an effect that happened twice': (evidence) =>
      receiver(evidence).events.push({ ...receiver(evidence).events[0] } as never),
    'a flag that no answer names': (evidence) => sender(evidence).flagIds.push('flag-2'),
    'a referral that no officer was told of': (evidence) => {
      evidence.flags.forEach((flag) => (flag.answer.referrals = []));
      evidence.referrals = [];
    },
    'a refused consent that was counted twice': (evidence) => (sender(evidence).informed = 1),
  });

  expectOne('unaudited', {
    'a message that is not in the log': (evidence) => {
      evidence.audit.leaves = evidence.audit.leaves.filter(({ id }) => id !== 'm3');
    },
    'a message that is in the log with other bytes': (evidence) =>
      evidence.audit.leaves.filter(({ id }) => id === 'm3').forEach((leaf) => (leaf.digest = 'other bytes')),
    'a leaf that was promised elsewhere': (evidence) =>
      sender(evidence).answers.forEach((answer) => {
        if (answer.destination === 'audit') answer.leaf = 7;
      }),
    'a receipt of the audit without a leaf': (evidence) =>
      sender(evidence).answers.forEach((answer) => (answer.leaf = null)),
  });

  expectOne('out of order', {
    'events that the lifecycle forbids': (evidence) => {
      sender(evidence).events = sender(evidence).events.toReversed();
    },
    'a sequence that is awaited although it is applied': (evidence) =>
      sender(evidence).nextSequences.forEach((pair) => (pair.next = 2)),
    'a sequence with a gap': (evidence) =>
      sender(evidence)
        .arrived.filter(({ id }) => id === 'm3')
        .forEach((arrival) => (arrival.sequence = 3)),
    'a status that no event led to': (evidence) =>
      sender(evidence).referrals.forEach((copy) => (copy.status = 'received')),
  });

  expectOne('parked', {
    'a message that waits for a predecessor for ever': (evidence) =>
      sender(evidence).arrived.push({
        ...sender(evidence).arrived[0],
        id: 'm9',
        sequence: 9,
        state: 'parked',
      } as never),
  });

  expectOne('other', {
    'a copy that is still under way': (evidence) =>
      sender(evidence).open.push({
        messageId: 'm1',
        type: 'referral.requested.v1',
        destination: 'onpar',
        attempts: 4,
      }),
    'a copy that was refused': (evidence) =>
      sender(evidence).answers.forEach((answer) => {
        if (answer.destination === 'onpar') answer.refusal = 'data-invalid';
      }),
    'a dead letter': (evidence) =>
      receiver(evidence).deadLetters.push({ code: 'signature-invalid', source: 'snm', id: 'm8' }),
    'a message in quarantine that was not deadly': (evidence) =>
      receiver(evidence).deadLetters.push({ code: 'message-quarantined', source: 'snm', id: 'm8' }),
    'a deadly message that was not quarantined': (evidence) => evidence.poison.add('KB0F-W0QS-E'),
    'two copies of a referral that end differently': (evidence) => {
      receiver(evidence).referrals.forEach((copy) => (copy.status = 'in-progress'));
      receiver(evidence).events.push({
        caseCode: CASE,
        type: 'referral.started.v1',
        agency: 'onpar',
        status: 'in-progress',
      });
      // Told to nobody: neither lost nor out of order, and yet the two do not agree.
      receiver(evidence).sent.push({
        id: 'm4',
        type: 'referral.started.v1',
        recipient: 'audit',
        subject: CASE,
        sequence: null,
        digest: 'digest of m4',
      });
      evidence.audit.leaves.push({ index: 3, id: 'm4', source: 'onpar', digest: 'digest of m4', body: '' });
    },
  });

  it('counts a thing once, however many traces it left, and two things twice', () => {
    const twice = findAfter((evidence) => {
      receiver(evidence).referrals = [];
      receiver(evidence).events = [];
      receiver(evidence).arrived = [];
      receiver(evidence).nextSequences = [];
    });
    expect(twice).toEqual({ ...NOTHING, lost: 1 });
    const two = findAfter((evidence) => {
      evidence.audit.leaves = [];
    });
    expect(two.unaudited).toBe(3);
  });

  it('takes a deadly message for neither lost nor refused when it is in quarantine', () => {
    const found = findAfter((evidence) => {
      evidence.poison.add(CASE);
      receiver(evidence).referrals = [];
      receiver(evidence).events = [];
      receiver(evidence).sent = [];
      receiver(evidence).answers = [];
      receiver(evidence).deadLetters = [{ code: 'message-quarantined', source: 'senafront', id: 'm1' }];
      receiver(evidence).arrived.forEach((arrival) => (arrival.state = 'refused'));
      sender(evidence).arrived = [];
      sender(evidence).nextSequences = [];
      sender(evidence).events = sender(evidence).events.slice(0, 1);
      sender(evidence).referrals.forEach((copy) => (copy.status = 'requested'));
      sender(evidence).answers.forEach((answer) => {
        if (answer.destination === 'onpar') answer.refusal = 'message-quarantined';
      });
    });
    expect(found).toEqual(NOTHING);
  });
});
