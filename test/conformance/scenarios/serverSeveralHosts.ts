import { coro, openConnection, run, startServer } from 'loopscope';

const main = coro(async function main() {
  const hosts = ['127.0.0.1', '127.0.0.2', '127.0.0.1'];
  const server = await startServer((_, writer) => writer.close(), hosts, 0);
  for (const socket of server.sockets) {
    const [host, port] = socket.getsockname();
    const [reader, writer] = await openConnection(host, port, { localAddr: ['127.0.0.3', 0] });
    console.log(host, writer.getExtraInfo('sockname')![0], (await reader.read()).length);
    writer.close();
  }
  server.close();
});
await run(main());
