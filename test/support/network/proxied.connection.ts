import { connect, type Socket } from 'node:net';
import { DelayLine } from './delay.line.js';

/** What a connection through the proxy asks of the proxy for everything that passes. */
export interface Weather {
  /** Milliseconds that an answer takes longer. */
  readonly latency: () => number;
  /** Whether the connection breaks instead of carrying this answer. */
  readonly breaks: () => boolean;
  /** Sees what a client sends just before it goes on, and may shorten it. */
  readonly onRequest: (chunk: Buffer) => Buffer;
}

/** One connection of a client, and the one that the proxy holds to the target for it. */
export class ProxiedConnection {
  private readonly server: Socket;
  private readonly answers: DelayLine<Buffer | 'end'>;

  constructor(
    private readonly client: Socket,
    target: URL,
    weather: Weather,
    onClose: () => void,
  ) {
    this.server = connect({ host: target.hostname, port: Number(target.port) });
    this.answers = new DelayLine(weather.latency, (answer) =>
      answer === 'end' ? client.end() : client.write(answer),
    );
    client.setNoDelay(true);
    this.server.setNoDelay(true);
    client.on('data', (chunk: Buffer) => void this.server.write(weather.onRequest(chunk)));
    client.on('end', () => void this.server.end());
    this.server.on('data', (chunk: Buffer) => (weather.breaks() ? this.reset() : this.answers.push(chunk)));
    this.server.on('end', () => this.answers.push('end'));
    for (const socket of [client, this.server]) {
      socket.on('error', () => this.destroy());
      socket.on('close', () => {
        this.destroy();
        onClose();
      });
    }
  }

  /** Nothing passes and nobody is told. */
  silence(): void {
    this.each((socket) => void socket.pause());
  }

  resume(): void {
    this.each((socket) => void socket.resume());
  }

  /** Breaks the connection (RST). */
  reset(): void {
    this.each((socket) => void socket.resetAndDestroy());
  }

  destroy(): void {
    this.answers.clear();
    this.each((socket) => void socket.destroy());
  }

  private each(act: (socket: Socket) => void): void {
    act(this.client);
    act(this.server);
  }
}
