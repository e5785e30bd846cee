/** A question to a process that was started for it, and the answer. */ const handlers = new Map();
/** Came before their handler: a process is asked as soon as it is started. */ const early = [];
let listening = false;
/** Answers commands of that name for as long as this process lives. */ export function answer(name, handler) {
    handlers.set(name, handler);
    if (!listening) process.on('message', (command)=>void dispatch(command));
    listening = true;
    for (const command of early.splice(0))void dispatch(command);
}
async function dispatch(command) {
    const handler = handlers.get(command.name);
    if (handler === undefined) {
        early.push(command);
        return;
    }
    try {
        reply({
            id: command.id,
            result: await handler(command.argument)
        });
    } catch (error) {
        reply({
            id: command.id,
            error: error instanceof Error ? error.stack ?? error.message : String(error)
        });
    }
}
function reply(message) {
    process.send?.(message);
}

//# sourceMappingURL=command.server.js.map