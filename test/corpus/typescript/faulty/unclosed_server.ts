/** A server is started and never closed. */
import { coro, newEventLoop, type StreamReader, type StreamWriter, startServer } from 'loopscope';

const handle = (_reader: StreamReader, writer: StreamWriter) => writer.close();

const main = coro(async function main() {
  const server = await startServer(handle, '127.0.0.1', 0); // unclosed
  console.log(server.sockets.length, 'socket');
});

const loop = newEventLoop();
await loop.runUntilComplete(main());
loop.close();
