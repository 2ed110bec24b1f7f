import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Conversation, start } from '../programs';
import { PYTHONS, PythonProgram, runToEnd, Watched } from './pythonProgram';

/** What was left open, in words, and the program's own line in the stack of the call that made it. */
function unclosed(conversation: Conversation) {
  return conversation.all('unclosed').map((record) => {
    const line = conversation.stack(record.stack).find((frame) => frame.startsWith('program.py'));
    return `${conversation.text(record.what)} (${line})`;
  });
}

describe.each(PYTHONS)('what is left open on CPython %s', (_version, python) => {
  it('is told when it is collected, when its loop closes, and at the end', async () => {
    const { conversation, at, stdout, stderr } = await runToEnd(
      python,
      `
import asyncio, gc, sys

async def serving(reader, writer):
    await reader.read()
    writer.close()

async def drop(port):
    await asyncio.open_connection("127.0.0.1", port)  # dropped

async def main():
    server = await asyncio.start_server(serving, "127.0.0.1", 0)  # server
    port = server.sockets[0].getsockname()[1]
    print(port)
    await drop(port)
    gc.collect()
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", "input()", stdin=-1, stderr=-3)  # process

async def tidy():
    server = await asyncio.start_server(serving, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.close()
    await writer.wait_closed()
    while len(asyncio.all_tasks()) > 1:
        await asyncio.sleep(0.01)
    server.close()
    await server.wait_closed()

asyncio.run(main())
asyncio.run(tidy())
gc.collect()
loop = asyncio.new_event_loop()  # loop
loop.run_until_complete(asyncio.sleep(0))
`,
    );
    const port = stdout.trim();
    const found = unclosed(conversation)
      .map((line) => line.replace(/^stream/, 'transport')) // from 3.13 on the stream itself is collected
      .filter((line) => !line.startsWith('transport 127') || line.includes(port)); // before 3.11 the server's side, too
    expect(found.sort()).toEqual([
      `event loop (${at('loop', '<module>')})`,
      `server 127.0.0.1:${port} (${at('server', 'main')})`,
      `subprocess ${path.basename(python)} (${at('process', 'main')})`,
      `transport 127.0.0.1:${port} (${at('dropped', 'drop')})`,
    ]);
    expect(stderr).not.toContain('ResourceWarning');
  });

  it('is told of what a server has accepted, where the server was made', async () => {
    const { conversation, at, stdout } = await runToEnd(
      python,
      `
import asyncio

async def serving(reader, writer):
    await reader.read()

async def main():
    server = await asyncio.start_server(serving, "127.0.0.1", 0)  # server
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(writer.get_extra_info("sockname")[1])
    await asyncio.sleep(0.05)
    server.close()
    asyncio.get_running_loop().call_later(0.05, writer.close)
    await asyncio.wait([asyncio.ensure_future(asyncio.sleep(0.1))])

asyncio.run(main())
`,
    );
    const accepted = unclosed(conversation).map((line) => line.replace(/^stream/, 'transport'));
    expect(accepted).toEqual([`transport 127.0.0.1:${stdout.trim()} (${at('server', 'main')})`]);
  });

  it('is a loop that was collected, where it was made', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio, gc

def run():
    loop = asyncio.new_event_loop()  # loop
    loop.run_until_complete(asyncio.sleep(0))

run()
gc.collect()
`,
    );
    expect(unclosed(conversation)).toEqual([`event loop (${at('loop', 'run')})`]);
  });

  it('is warned of by Python as without the agent', async () => {
    const program = new PythonProgram(`
import asyncio, gc, socket

async def main():
    one, other = socket.socketpair()
    await asyncio.open_connection(sock=one)
    gc.collect()
    other.close()

asyncio.run(main())
asyncio.new_event_loop()
gc.collect()
`);
    const args = ['-W', 'always::ResourceWarning', program.file];
    const withoutAddresses = (text: string) => text.replace(/0x[0-9a-f]+|fd=\d+/g, '…');
    const { stderr: plain } = await start(python, args, {}).exited;
    await using watched = new Watched(python, program, { args });
    expect(withoutAddresses((await watched.run.exited).stderr)).toBe(withoutAddresses(plain));
    expect(plain).toContain('ResourceWarning: unclosed');
  });
});
