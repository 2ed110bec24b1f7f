import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  coro,
  openUnixConnection,
  run,
  type StreamReader,
  type StreamWriter,
  startUnixServer,
} from 'loopscope';

const place = path.join(mkdtempSync(path.join(tmpdir(), 'unix')), 'socket');
const is = (value: boolean) => (value ? 'True' : 'False');
const echo = coro(async function echo(reader: StreamReader, writer: StreamWriter) {
  writer.write(Buffer.from(`${await reader.readline()}`.toUpperCase()));
  console.log(`'${writer.getExtraInfo('peername')}'`, is(writer.getExtraInfo('sockname') === place));
  writer.close();
});
const main = coro(async function main() {
  for (let i = 0; i < 2; i++) {
    const server = await startUnixServer(echo, place);
    console.log(is(server.sockets[0]!.getsockname() === place), is(existsSync(place)));
    const [reader, writer] = await openUnixConnection(place);
    writer.write(Buffer.from('hello\n'));
    console.log(`${await reader.read()}`.trim(), is(writer.getExtraInfo('peername') === place));
    writer.close();
    server.close();
    await server.waitClosed();
  }
});
await run(main());
