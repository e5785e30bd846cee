/** A question to a process that was started for it, and the answer. */
export interface Command {
  readonly id: number;
  readonly name: string;
  readonly argument?: unknown;
}

export interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

type Handler = (argument: never) => unknown;

const handlers = new Map<string, Handler>();
/** Came before their handler: a process is asked as soon as it is started. */
const early: Command[] = [];
let listening = false;

/** Answers commands of that name for as long as this process lives. */
export function answer(name: string, handler: Handler): void {
  handlers.set(name, handler);
  if (!listening) process.on('message', (command: Command) => void dispatch(command));
  listening = true;
  for (const command of early.splice(0)) void dispatch(command);
}

async function dispatch(command: Command): Promise<void> {
  const handler = handlers.get(command.name);
  if (handler === undefined) {
    early.push(command);
    return;
  }
  try {
    reply({ id: command.id, result: await handler(command.argument as never) });
  } catch (error) {
    reply({ id: command.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function reply(message: Answer): void {
  process.send?.(message);
}
