import path from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { FindingDiagnostics } from './editor/diagnostics';
import { openFindingPage } from './editor/findingPage';
import { TaskHover } from './editor/hover';
import { LineHints } from './editor/inlayHints';
import { SELECTOR } from './editor/languages';
import { LineShifts } from './editor/lineShifts';
import { openLocation } from './editor/openLocation';
import { QuickFixes } from './editor/quickFixes';
import { TasksStatus } from './editor/statusBar';
import { Inspector } from './inspector';
import { attachToProcess } from './launch/attach';
import { DebugEnvironment } from './launch/debugEnvironment';
import { debugFile } from './launch/debugFile';
import { DEBUG_TYPES } from './launch/debuggers';
import { DebugStops } from './launch/debugStops';
import { openExample } from './launch/example';
import { FileRunner } from './launch/runFile';
import { InstrumentedTerminals } from './launch/terminals';
import { TasksPanel } from './panel/tasksPanel';
import { SavedAddress } from './savedAddress';
import { registerSnippetCommands } from './snippets/snippetCommands';

/** Builds the parts. Nothing runs yet: the inspector starts with the first program. */
export function activate(context: vscode.ExtensionContext): void {
  // What `runtime/` says in this process; it doesn't know of `vscode.l10n`.
  l10n.config({ contents: vscode.l10n.bundle ?? {} });
  const log = vscode.window.createOutputChannel('Loopscope', { log: true });
  const inspector = new Inspector(path.join(context.extensionPath, 'dist'), new SavedAddress(context), log);
  const runner = new FileRunner(inspector, context.workspaceState);
  const shifts = new LineShifts(context.workspaceState);
  const panel = new TasksPanel(context.extensionUri, inspector, shifts);
  const terminals = new InstrumentedTerminals(inspector, context);
  const debugEnvironment = new DebugEnvironment(inspector, log);
  const debugStops = new DebugStops(inspector);
  context.subscriptions.push(
    log,
    inspector,
    runner,
    panel,
    shifts,
    terminals,
    new FindingDiagnostics(inspector, shifts),
    new TasksStatus(inspector),
    new LineHints(inspector, shifts),
    vscode.languages.registerHoverProvider(SELECTOR, new TaskHover(inspector, shifts)),
    vscode.languages.registerCodeActionsProvider(SELECTOR, new QuickFixes(), QuickFixes.metadata),
    vscode.window.registerWebviewViewProvider('loopscope.tasks', panel),
    vscode.commands.registerCommand('loopscope.runFile', (file?: vscode.Uri) => runner.run(file)),
    vscode.commands.registerCommand('loopscope.debugFile', (file?: vscode.Uri) => debugFile(inspector, file)),
    ...DEBUG_TYPES.flatMap((type) => [
      vscode.debug.registerDebugConfigurationProvider(type, debugEnvironment),
      vscode.debug.registerDebugAdapterTrackerFactory(type, debugStops),
    ]),
    vscode.commands.registerCommand('loopscope.instrumentTerminals', () => terminals.set(true)),
    vscode.commands.registerCommand('loopscope.plainTerminals', () => terminals.set(false)),
    vscode.commands.registerCommand('loopscope.attach', (pid?: unknown) => attachToProcess(inspector, pid)),
    vscode.commands.registerCommand('loopscope.stop', () => runner.stop()),
    vscode.commands.registerCommand('loopscope.openExample', () => openExample(context.extensionUri)),
    vscode.commands.registerCommand('loopscope.pauseView', () => panel.setPaused(true)),
    vscode.commands.registerCommand('loopscope.resumeView', () => panel.setPaused(false)),
    vscode.commands.registerCommand('loopscope.clearFindings', () => inspector.clear()),
    vscode.commands.registerCommand('loopscope.openPage', (id) => openFindingPage(context.extensionUri, id)),
    vscode.commands.registerCommand('loopscope.openLocation', openLocation),
    vscode.commands.registerCommand('loopscope.revealTask', (process, task) => panel.reveal(process, task)),
    vscode.commands.registerCommand('loopscope.showLog', () => log.show()),
    registerSnippetCommands(context.extension),
  );
}
