import { mkdtempSync, readdirSync } from 'node:fs';
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

const folder = mkdtempSync(path.join(tmpdir(), 'unix'));
const files = () => readdirSync(folder).map((name) => name.normalize());
process.chdir(folder);
function greet(_: StreamReader, writer: StreamWriter): void {
  writer.write(Buffer.from('hello'));
  writer.close();
}
async function attempt(length: number, letter: string, place: string): Promise<void> {
  try {
    const server = await startUnixServer(greet, place);
    const [reader, writer] = await openUnixConnection(place);
    const isThere = files().length === 1 && files()[0] === place;
    console.log(length, letter, `${await reader.read()}`, isThere ? 'True' : 'False');
    writer.close();
    server.close();
  } catch (error) {
    const { name, message } = error as Error;
    console.log(length, letter, name, message, `[${files()}]`);
  }
  try {
    await openUnixConnection(place);
  } catch (error) {
    const { name, message } = error as Error;
    console.log(name, message.includes('too long') ? 'True' : 'False');
  }
}
const main = coro(async function main() {
  for (let length = 100; length < 112; length++) {
    for (const letter of ['x', 'é']) {
      const count = Buffer.byteLength(letter);
      await attempt(length, letter, letter.repeat(Math.floor(length / count)) + 'x'.repeat(length % count));
    }
  }
});
await run(main());
