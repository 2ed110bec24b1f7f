import { coro, openConnection, run, type StreamReader, type StreamWriter, startServer } from 'loopscope';

const echo = coro(async function echo(reader: StreamReader, writer: StreamWriter) {
  for await (const line of reader) {
    writer.write(Buffer.from(`${line}`.toUpperCase()));
    await writer.drain();
  }
  console.log('server saw the end', Number(reader.atEof()));
  writer.close();
  await writer.waitClosed();
  console.log('server closed', Number(writer.isClosing()));
});
const main = coro(async function main() {
  const server = await startServer(echo, '127.0.0.1', 0);
  console.log(Number(server.isServing()), server.sockets.length);
  const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
  for (const text of ['one', 'two']) {
    writer.write(Buffer.from(`${text}\n`));
    console.log(`${await reader.readline()}`.trim());
  }
  writer.writelines(['th', '', 'ree\nfo', 'ur\n'].map((text) => Buffer.from(text)));
  console.log(`${await reader.readline()}`.trim(), `${await reader.readline()}`.trim());
  writer.close();
  await writer.waitClosed();
  server.close();
  await server.waitClosed();
  console.log(Number(server.isServing()), server.sockets.length);
});
await run(main());
