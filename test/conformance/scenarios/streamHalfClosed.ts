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
  const data = await reader.read();
  console.log('server read', `${data}`, Number(writer.isClosing()));
  writer.write(Buffer.from(`${data.length} bytes`));
  await writer.drain();
  writer.writeEof();
  try {
    writer.write(Buffer.from('more'));
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
  writer.writeEof();
  console.log(Number(writer.isClosing()));
  writer.close();
});
const main = coro(async function main() {
  const server = await startServer(total, '127.0.0.1', 0);
  const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
  console.log(Number(writer.canWriteEof()));
  writer.write(Buffer.from('ab'));
  writer.write(Buffer.from('cd'));
  writer.writeEof();
  console.log(`${await reader.read()}`, Number(reader.atEof()), Number(writer.isClosing()));
  writer.close();
  await writer.waitClosed();
  server.close();
  await server.waitClosed();
});
await run(main());
