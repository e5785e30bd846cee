import { CODE, PARTY } from "./label.sets.js";
const LANES = [
    [
        'enlace_outbox_open_copies',
        'Copies without the signed answer of their destination.',
        (it)=>it.open
    ],
    [
        'enlace_outbox_oldest_seconds',
        'Age of the oldest open copy.',
        (it)=>it.oldestSeconds
    ],
    [
        'enlace_outbox_overdue_copies',
        'Open copies that were sent more often than usual.',
        (it)=>it.overdue
    ],
    [
        'enlace_outbox_silence_seconds',
        'How long re-sends went without an answer.',
        (it)=>it.silentSeconds
    ]
];
/** Shows the open work to whoever scrapes. A peer to which nothing is open is shown with 0. */ export function exposeOpenWork(metrics, reader, peers) {
    for (const [name, help, valueOf] of LANES){
        metrics.gauge({
            name,
            help,
            labels: {
                destination: PARTY
            }
        }, async ()=>{
            const { lanes } = await reader.read();
            const shown = lanes.filter(({ destination, open })=>open > 0 || peers.includes(destination));
            return shown.map((lane)=>({
                    labels: {
                        destination: lane.destination
                    },
                    value: valueOf(lane)
                }));
        });
    }
    metrics.gauge({
        name: 'enlace_outbox_refused_copies',
        help: 'Copies that their destination refused for good.',
        labels: {
            destination: PARTY,
            code: CODE
        }
    }, async ()=>{
        const { refused } = await reader.read();
        return refused.map(({ destination, code, copies })=>({
                labels: {
                    destination,
                    code
                },
                value: copies
            }));
    });
    metrics.gauge({
        name: 'enlace_dead_letters',
        help: 'What came in and was set aside, by reason.',
        labels: {
            code: CODE
        }
    }, async ()=>{
        const { deadLetters } = await reader.read();
        return deadLetters.map(({ code, letters })=>({
                labels: {
                    code
                },
                value: letters
            }));
    });
    metrics.gauge({
        name: 'enlace_inbox_parked_messages',
        help: 'Messages that came before their predecessor, and wait for it.',
        labels: {
            source: PARTY
        }
    }, async ()=>{
        const { parked } = await reader.read();
        return parked.map(({ source, messages })=>({
                labels: {
                    source
                },
                value: messages
            }));
    });
    metrics.gauge({
        name: 'enlace_reconcile_differences',
        help: 'Messages that are not the same in our books and in those of a peer, and that nobody acknowledged.',
        labels: {
            peer: PARTY
        }
    }, async ()=>{
        const { differences } = await reader.read();
        const messagesOf = (peer)=>differences.find(({ partner })=>partner === peer)?.messages ?? 0;
        return peers.map((peer)=>({
                labels: {
                    peer
                },
                value: messagesOf(peer)
            }));
    });
}

//# sourceMappingURL=open.work.metrics.js.map