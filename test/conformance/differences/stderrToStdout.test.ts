import { expect, test } from 'vitest';
import {
  coro,
  createSubprocessExec,
  FileNotFoundError,
  PIPE,
  run,
  STDOUT,
} from '../../../runtime/asyncio/index';

test('a program that is not there is an error, but with STDOUT an exit code', async () => {
  const main = coro(async () => {
    await expect(Promise.resolve(createSubprocessExec('no-such-program'))).rejects.toThrow(FileNotFoundError);
    const process = await createSubprocessExec('no-such-program', [], { stdout: PIPE, stderr: STDOUT });
    const [output] = await process.communicate();
    expect(`${output}`).toContain('no-such-program');
    expect(process.returncode).toBe(127);
  });
  await run(main());
});
