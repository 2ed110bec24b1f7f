import { ConnectionResetError, coro, openConnection, run, startServer } from 'loopscope';

const main = coro(async function main() {
  const server = await startServer(() => {}, '127.0.0.1', 0);
  const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
  try {
    writer.write('text' as unknown as Buffer);
  } catch (error) {
    if (error instanceof TypeError) console.log(error.message.split(', not')[0]);
  }
  writer.write(Buffer.from(''));
  await writer.drain();
  console.log(Number(writer.isClosing()));
  writer.close();
  writer.close();
  console.log(Number(writer.isClosing()));
  writer.write(Buffer.from('late'));
  await writer.waitClosed();
  await writer.waitClosed();
  for (let i = 0; i < 2; i++) {
    try {
      await writer.drain();
    } catch (error) {
      if (error instanceof ConnectionResetError) console.log(error.name, error.message);
    }
  }
  writer.write(Buffer.from('late'));
  console.log((await reader.read()).length, Number(reader.atEof()));
  server.close();
});
await run(main());
