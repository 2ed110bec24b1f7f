import {
  coro,
  openConnection,
  RuntimeError,
  run,
  type StreamReader,
  type StreamWriter,
  startServer,
} from 'loopscope';

const total = coro(async function total(reader: StreamReader, writer: StreamWriter) {
  console.log(`${await reader.read()}`);
  writer.close();
});
const main = coro(async function main() {
  const server = await startServer(total, '127.0.0.1', 0);
  const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
  writer.writelines([Buffer.from('a'), Buffer.from('b')]);
  writer.writeEof();
  for (const pieces of [[Buffer.from('c')], []]) {
    try {
      writer.writelines(pieces);
    } catch (error) {
      if (error instanceof RuntimeError) console.log(error.message);
    }
  }
  await reader.read();
  writer.close();
  server.close();
});
await run(main());
