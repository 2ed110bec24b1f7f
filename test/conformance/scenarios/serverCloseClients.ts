import {
  ConnectionError,
  coro,
  Event,
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  startServer,
} from 'loopscope';

const main = coro(async function main() {
  for (const method of ['closeClients', 'abortClients'] as const) {
    const connected = new Event();
    const serve = coro(async function serve(reader: StreamReader, writer: StreamWriter) {
      writer.write(Buffer.from('hello'));
      connected.set();
      try {
        console.log('server read', (await reader.read()).length);
      } catch (error) {
        if (error instanceof ConnectionError) console.log('server lost');
      }
    });
    const server = await startServer(serve, '127.0.0.1', 0);
    const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
    await connected.wait();
    console.log(`${await reader.readexactly(5)}`);
    server.close();
    server[method]();
    await server.waitClosed();
    console.log(method, (await reader.read()).length);
    writer.close();
  }
});
await run(main());
