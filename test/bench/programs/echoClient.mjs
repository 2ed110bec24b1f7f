/** 100 clients of an echo server: each sends a message, waits until all of it has come back, and sends the next. */
import { connect } from 'node:net';

const CLIENTS = 100;
const [port, size, count] = process.argv.slice(2).map(Number);
const message = Buffer.alloc(size, '.');
message[size - 1] = 10;

for (let i = 0; i < CLIENTS; i++) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let left = size;
  let rounds = count;
  socket.on('data', (chunk) => {
    left -= chunk.length;
    if (left > 0) return;
    left = size;
    if (--rounds > 0) socket.write(message);
    else socket.end();
  });
  socket.write(message);
}
