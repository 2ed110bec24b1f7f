/** An inspector in a process of its own: it outlives its owner for a while, so that the next one finds all as it was. */
import type { Socket } from 'node:net';
import { formatAddress } from '../protocol/address';
import { socketChannel } from './channel';
import { Inspector } from './inspector';
import { type Listening, listen } from './listen';
import { Service } from './service';
import { isSameToken } from './token';

export class Daemon {
  readonly #inspector = new Inspector((sentence) => this.#service?.log(sentence));
  readonly #graceMs: number;
  readonly #onEnd: () => void;
  #door: Listening | undefined;
  #owner: Socket | undefined;
  #service: Service | undefined;
  #alone: NodeJS.Timeout | undefined;

  /** Ends, and then calls `onEnd`, when it has had no owner for so long. */
  constructor(graceMs: number, onEnd: () => void) {
    this.#graceMs = graceMs;
    this.#onEnd = onEnd;
  }

  /** Opens the door for owners; the newest is the one. Returns the address, with the token. */
  async listen(): Promise<string> {
    this.#door = await listen((socket) => this.#greet(socket));
    this.#wait();
    return formatAddress(this.#door.address);
  }

  /** Something is broken here: tells the owner, and ends. */
  fail(error: Error): void {
    this.#service?.log(`The inspector stopped: ${error.stack ?? error.message}`);
    if (this.#owner) this.#owner.end(() => this.#end());
    else this.#end();
  }

  #greet(socket: Socket): void {
    const channel = socketChannel(socket);
    socket.setTimeout(this.#graceMs, () => socket.destroy());
    channel.on((message) => {
      const { token } = message as { readonly token?: unknown };
      if (!isSameToken(String(token), this.#door!.address.token)) {
        socket.destroy();
        return;
      }
      socket.setTimeout(0);
      this.#leave();
      clearTimeout(this.#alone);
      this.#owner = socket;
      this.#service = new Service(this.#inspector, channel);
      socket.on('close', () => {
        if (this.#owner !== socket) return;
        this.#leave();
        this.#wait();
      });
    });
  }

  /** What the owner has said of the debuggers is over with it: they were its own. */
  #leave(): void {
    const owner = this.#owner;
    this.#owner = undefined;
    this.#service?.close();
    this.#service = undefined;
    this.#inspector.goOn();
    owner?.destroy();
  }

  #wait(): void {
    this.#alone = setTimeout(() => this.#end(), this.#graceMs);
  }

  #end(): void {
    this.#inspector.close();
    this.#door?.close();
    this.#onEnd();
  }
}
