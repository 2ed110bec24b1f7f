/** Programs that were run here, have ended in good order, and of which nothing was to be seen. */
import path from 'node:path';
import * as vscode from 'vscode';
import type { Inspector } from '../inspector';

const PYTHON = /\.pyw?$/;

export class UnseenPrograms {
  readonly #inspector: Inspector;
  /** By the file of a program that runs: the processes that were shown before. */
  readonly #before = new Map<string, ReadonlySet<number>>();

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
  }

  async starting(file: string): Promise<void> {
    this.#before.set(file, new Set(await this.#inspector.pids()));
  }

  /** Says so if nothing was seen. One that has failed has said why in its terminal. */
  async ended(file: string, exitCode: number | undefined): Promise<void> {
    const before = this.#before.get(file);
    this.#before.delete(file);
    if (!before || exitCode !== 0) return;
    const now = await this.#inspector.pids();
    if (now.some((pid) => !before.has(pid))) return;
    void vscode.window.showInformationMessage(whyUnseen(file));
  }
}

function whyUnseen(file: string): string {
  const name = path.basename(file);
  return PYTHON.test(file)
    ? vscode.l10n.t(
        '{0} has ended, and no event loop was seen in it. A Python older than 3.8, or one that runs with -I, -E or -S, does not show.',
        name,
      )
    : vscode.l10n.t(
        '{0} has ended, and no event loop was seen in it. Only what runs on asyncio for TypeScript shows: the loopscope library.',
        name,
      );
}
