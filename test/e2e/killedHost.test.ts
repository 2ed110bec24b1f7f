/** VS Code dies under a running program: the program goes on as if nothing had happened, and is shown again. */
import { existsSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { launch } from './launch';

const PROGRAM = `
import asyncio, os

async def until(word):
    while not os.path.exists(word):
        await asyncio.sleep(0.02)

async def main():
    open('started', 'w').close()
    await until('go-on')
    for _ in range(10000):
        await asyncio.create_task(asyncio.sleep(0))
    os.rename('started', 'went-on')

asyncio.run(main())
`;

test('a program outlives the extension host that showed it', async () => {
  const workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-workspace-')));
  const program = path.join(workspace, 'program.py');
  writeFileSync(program, PROGRAM);
  try {
    await using code = await launch({ workspace });
    await code.evaluate(async (api, file) => {
      await api.commands.executeCommand('loopscope.runFile', api.Uri.file(file));
    }, program);
    await code.workbench.panel.getByRole('row', { name: /^main/ }).waitFor();
    const host = await code.evaluate(() => process.pid);
    process.kill(host, 'SIGKILL');
    await vi.waitUntil(() => !isAlive(host));
    await code.page.reload();
    await code.workbench.panel.getByRole('row', { name: /^main/ }).waitFor();
    writeFileSync(path.join(workspace, 'go-on'), '');
    await vi.waitUntil(() => existsSync(path.join(workspace, 'went-on')), { timeout: 30_000 });
    expect(existsSync(path.join(workspace, 'started'))).toBe(false);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
