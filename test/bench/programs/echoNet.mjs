/** What `echoStreams.mjs` does, with Node's bare `net`. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { measure } from './echoLoad.mjs';

const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
  socket.on('data', (chunk) => {
    if (!socket.write(chunk)) socket.pause();
  });
  socket.on('drain', () => socket.resume());
  socket.on('end', () => socket.end());
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
await measure(server.address().port);
server.close();
