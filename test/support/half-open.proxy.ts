import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * A TCP proxy that can fall silent as a dead link does: no FIN, no RST, connections that look alive and carry
 * nothing. Killing a server never shows this; only a timeout of one's own ends it.
 */
export interface HalfOpenProxy {
  /** The target's address with this proxy in its place. */
  readonly url: string;
  /** From now on nothing passes, in either direction; new connections are accepted and meet the same silence. */
  readonly silence: () => void;
  /** What was held back passes, and everything after it. */
  readonly resume: () => void;
  /** Breaks every connection (RST) and goes on accepting new ones. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

export async function startHalfOpenProxy(targetUrl: string): Promise<HalfOpenProxy> {
  const target = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let silent = false;

  const track = (socket: Socket, peer: Socket): void => {
    sockets.add(socket);
    socket.on('data', (chunk) => peer.write(chunk));
    socket.on('end', () => peer.end());
    socket.on('error', () => peer.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      peer.destroy();
    });
    if (silent) socket.pause();
  };

  const server = createServer((client) => {
    const upstream = connect({ host: target.hostname, port: Number(target.port) });
    track(client, upstream);
    track(upstream, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const url = new URL(targetUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const each = (act: (socket: Socket) => void): void => [...sockets].forEach(act);

  return {
    url: url.href,
    silence: () => {
      silent = true;
      each((socket) => socket.pause());
    },
    resume: () => {
      silent = false;
      each((socket) => socket.resume());
    },
    cut: () => each((socket) => socket.resetAndDestroy()),
    close: async () => {
      each((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}
