/** Run File in Async Debug Mode: the file in the integrated terminal, with an agent in it. */
import path from 'node:path';
import * as vscode from 'vscode';
import { agentEnvironment } from '../../runtime/launch/environment';
import { type Command, commandFor, LaunchError } from '../../runtime/launch/program';
import type { Inspector } from '../inspector';
import { interpreters } from './interpreters';
import { orSayWhy, programFile } from './programFile';
import { UnseenPrograms } from './unseenPrograms';

/** The type of the tasks, as in the manifest. */
const TYPE = 'loopscope';

/** A program that has told its last needs no longer to end, and VS Code to notice. */
const NOTICE_MS = 1_000;

interface FileDefinition extends vscode.TaskDefinition {
  /** The absolute path. */
  readonly file: string;
}

/** When the window is reloaded, VS Code goes on with the tasks that a provider resolves. */
export class FileRunner implements vscode.TaskProvider, vscode.Disposable {
  /** The files that run on from before the window was reloaded. */
  readonly #resumed = new Set<string>();
  readonly #unseen: UnseenPrograms;
  readonly #subscriptions: vscode.Disposable;

  constructor(
    readonly inspector: Inspector,
    /** The workspace's: which programs run is kept there for the next window. */
    readonly state: vscode.Memento,
  ) {
    this.#unseen = new UnseenPrograms(inspector);
    this.#subscriptions = vscode.Disposable.from(
      vscode.tasks.registerTaskProvider(TYPE, this),
      vscode.tasks.onDidStartTask(tellContext),
      vscode.tasks.onDidStartTaskProcess(({ execution, processId }) => this.#keepPid(execution, processId)),
      vscode.tasks.onDidEndTaskProcess(({ execution: { task }, exitCode }) => {
        if (task.definition.type === TYPE) void this.#unseen.ended(task.definition.file, exitCode);
      }),
      vscode.tasks.onDidEndTask(({ execution }) => {
        this.#keepPid(execution, undefined);
        this.#resumed.delete(execution.task.definition.file);
        tellContext();
      }),
    );
  }

  /** Runs a file, or the one in the active editor. */
  run(given?: vscode.Uri): Promise<void> {
    return orSayWhy(async () => this.#start(await programFile(given)));
  }

  /** Ends the programs that were started here. */
  stop(): void {
    for (const execution of executions()) execution.terminate();
  }

  /** There are none to choose from: files are run by the command. */
  provideTasks(): vscode.Task[] {
    return [];
  }

  /** The task of a program that runs on from before the window was reloaded. */
  async resolveTask({ definition }: vscode.Task): Promise<vscode.Task | undefined> {
    // VS Code doesn't forget those that have ended: it would start them again.
    if (!vscode.workspace.isTrusted || !(await this.#isInTerminal(definition.file))) return undefined;
    const task = await this.#task(definition as FileDefinition);
    task.presentationOptions.reveal = vscode.TaskRevealKind.Silent;
    this.#resumed.add(definition.file);
    return task;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #start(file: vscode.Uri): Promise<void> {
    // VS Code sees to this only for what it has started itself in this window.
    if (this.#resumed.has(file.fsPath)) {
      const name = path.basename(file.fsPath);
      throw new LaunchError(vscode.l10n.t('{0} is running already: stop it first.', name));
    }
    await this.#untilOver(file.fsPath);
    const task = await this.#task({ type: TYPE, file: file.fsPath });
    await this.#unseen.starting(file.fsPath);
    await vscode.tasks.executeTask(task);
    await vscode.commands.executeCommand('loopscope.tasks.focus', { preserveFocus: true });
  }

  async #task(definition: FileDefinition): Promise<vscode.Task> {
    const command = await commandFor([definition.file], await interpreters(vscode.Uri.file(definition.file)));
    const environment = agentEnvironment(this.inspector, await this.inspector.address(), process.env);
    return task(definition, command, environment);
  }

  /** Waits for a program that is about to end: VS Code starts no task that is active. */
  #untilOver(file: string): Promise<void> {
    const isActive = executions().some(({ task }) => task.definition.file === file);
    if (!isActive) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        ended.dispose();
        resolve();
      };
      const ended = vscode.tasks.onDidEndTask(({ execution }) => {
        if (execution.task.definition.file === file) done();
      });
      const timer = setTimeout(done, NOTICE_MS);
    });
  }

  #keepPid({ task: { definition } }: vscode.TaskExecution, pid: number | undefined): void {
    if (definition.type === TYPE) void this.state.update(pidKey(definition.file), pid);
  }

  /** Whether a terminal of this window runs it. */
  async #isInTerminal(file: string): Promise<boolean> {
    const pid = this.state.get<number>(pidKey(file));
    const pids = await Promise.all(vscode.window.terminals.map(({ processId }) => processId));
    return pid !== undefined && pids.includes(pid);
  }
}

/** What was started here, by this window or by the one before. */
function executions(): vscode.TaskExecution[] {
  return vscode.tasks.taskExecutions.filter(({ task }) => task.definition.type === TYPE);
}

function tellContext(): void {
  void vscode.commands.executeCommand('setContext', 'loopscope.isRunning', executions().length > 0);
}

function pidKey(file: string): string {
  return `pid ${file}`;
}

/** VS Code keeps a task for a window that is reloaded where it is a background one, and of a folder. */
function task(
  definition: FileDefinition,
  { command, args }: Command,
  env: Record<string, string>,
): vscode.Task {
  const { file } = definition;
  const folder =
    vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file)) ?? vscode.workspace.workspaceFolders?.[0];
  const execution = new vscode.ProcessExecution(command, [...args], { cwd: path.dirname(file), env });
  const made = new vscode.Task(
    definition,
    folder ?? vscode.TaskScope.Workspace,
    path.basename(file),
    'Loopscope',
    execution,
    [],
  );
  made.isBackground = true;
  made.presentationOptions = { reveal: vscode.TaskRevealKind.Always, focus: false, clear: true };
  return made;
}
