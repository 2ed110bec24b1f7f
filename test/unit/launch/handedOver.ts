/** A program that is attached to twice. */
import { expect, onTestFinished } from 'vitest';
import type { Attachment } from '../../../runtime/launch/attachment';
import { type Conversation, Listener } from '../programs';

type Attach = (pid: number, listener?: Listener) => Promise<Attachment>;

/** Attaches to a program, is refused for a second listener, lets go, and is let in: what that one hears. */
export async function handedOver(
  pid: number,
  attachTo: Attach,
  first: Listener,
): Promise<readonly [Listener, Conversation]> {
  expect(await attachTo(pid)).toMatchObject({ state: 'shown' });
  const said = await first.until(() => first.conversations.find(({ hello }) => hello));
  const second = new Listener();
  onTestFinished(() => second.close());
  expect(await attachTo(pid, second)).toEqual({
    state: 'failed',
    sentence: expect.stringContaining('in async debug mode already'),
  });
  said.socket.destroy();
  // The agent finds that out in its own time.
  let again: Attachment;
  do again = await attachTo(pid, second);
  while (again.sentence.includes('in async debug mode already'));
  expect(again).toMatchObject({ state: 'shown' });
  return [second, await second.until(() => second.conversations.find(({ hello }) => hello))];
}
