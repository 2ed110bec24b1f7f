/** What is told of a line where tasks wait, or that started them: which tasks, and through which awaits they wait. */
import * as vscode from 'vscode';
import type { ChainView, FrameView, LineView } from '../../runtime/inspector/view';
import type { Inspector } from '../inspector';
import { age } from './age';
import { lineInWords } from './inlayHints';
import type { LineShifts } from './lineShifts';

/** So many tasks are shown. */
const MAX_TASKS = 5;

/** So many awaits of a task are shown, the innermost ones. */
const MAX_FRAMES = 10;

/** What a link in a hover may do. */
const COMMANDS = ['loopscope.revealTask', 'loopscope.openLocation'] as const;

export class TaskHover implements vscode.HoverProvider {
  constructor(
    readonly inspector: Inspector,
    readonly shifts: LineShifts,
  ) {}

  async provideHover(
    { uri }: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const views = (await this.inspector.lines(uri.fsPath)).filter(
      ({ line, started }) => this.shifts.now(uri.fsPath, line, started) === position.line + 1,
    );
    if (views.length === 0) return undefined;
    const text = new vscode.MarkdownString();
    text.isTrusted = { enabledCommands: COMMANDS };
    text.appendMarkdown(`**${escaped(lineInWords(views))}**\n\n`);
    for (const line of await this.#tasks(views)) text.appendMarkdown(`- ${line}\n`);
    return new vscode.Hover(text);
  }

  async #tasks(views: readonly LineView[]): Promise<string[]> {
    const chains = await Promise.all(
      views.map(async (view) =>
        (await this.inspector.chains(view.process, view.tasks)).map((chain) => this.#task(view, chain)),
      ),
    );
    return chains.flat().slice(0, MAX_TASKS);
  }

  #task({ process, started, now }: LineView, { key, name, wait, frames }: ChainView): string {
    const since =
      wait.since && now - wait.since >= 1_000 ? vscode.l10n.t('for {0}', age(now - wait.since)) : '';
    const about = [escaped(wait.text), since].filter(Boolean).join(' · ');
    const places = frames.slice(0, MAX_FRAMES).map((frame) => this.#place(frame, started));
    if (frames.length > MAX_FRAMES) places.push('…');
    return [link(name, 'loopscope.revealTask', process, key), about, places.join(' ← ')]
      .filter(Boolean)
      .join(' — ');
  }

  #place(frame: FrameView, started: number): string {
    const line = this.shifts.now(frame.file, frame.line, started);
    const label = `${frame.function} ${frame.file.split(/[\\/]/).pop()}:${line}`;
    return link(label, 'loopscope.openLocation', { file: frame.file, line, column: frame.column });
  }
}

/** A link that runs a command; only `label` comes from the program. */
function link(label: string, command: (typeof COMMANDS)[number], ...args: readonly unknown[]): string {
  return `[${escaped(label)}](<command:${command}?${encodeURIComponent(JSON.stringify(args))}>)`;
}

/** Text that comes from the program, so that nothing in it is Markdown. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
