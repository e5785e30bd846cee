import { startExchange } from "./exchange.js";
/**
 * A whole exchange as a process of its own: says where it is on one line, then logs to standard output as in
 * production, and ends when its input does.
 */ const exchange = await startExchange(process.argv[2]);
process.stdout.write(`${JSON.stringify({
    members: exchange.members,
    databases: exchange.databases
})}\n`);
process.stdin.resume().once('end', ()=>{
    void exchange.stop().then(()=>process.exit(0));
});

//# sourceMappingURL=exchange.main.js.map