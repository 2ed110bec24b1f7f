import { isDeepStrictEqual } from 'node:util';
import { type Address, coro, Future, openConnection, run, startServer } from 'loopscope';

const same = (a: unknown, b: unknown) => Number(isDeepStrictEqual(a, b));
const main = coro(async function main() {
  const ends = new Future<[Address, Address]>();
  const server = await startServer(
    (_, writer) => {
      ends.setResult([writer.getExtraInfo('peername')!, writer.getExtraInfo('sockname')!]);
      writer.close();
    },
    '127.0.0.1',
    0,
  );
  const [, writer] = await openConnection(...server.sockets[0]!.getsockname());
  const [peer, own] = await ends;
  console.log(same(peer, writer.getExtraInfo('sockname')), same(own, writer.getExtraInfo('peername')));
  console.log(same(writer.getExtraInfo('peername'), server.sockets[0]!.getsockname()), peer[0]);
  console.log(same(writer.getExtraInfo('ssl_object'), undefined), writer.getExtraInfo('cipher', 'no cipher'));
  writer.close();
  await writer.waitClosed();
  console.log(same(own, writer.getExtraInfo('peername')));
  server.close();
});
await run(main());
