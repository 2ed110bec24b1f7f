/** Findings as diagnostics: one entry a line and kind, with its further places, while the program runs and after. */
import * as vscode from 'vscode';
import type { FindingView, Location } from '../../runtime/inspector/view';
import type { FindingsChange, Inspector } from '../inspector';
import { indentation, position } from './openLocation';

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const;

export class FindingDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('loopscope');
  readonly #findings = new Map<number, FindingView>();
  readonly #byFile = new Map<string, Set<number>>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(inspector: Inspector) {
    this.#subscriptions = [
      inspector.onFindings((change) => this.#take(change)),
      // Only an open document tells where the text of a line begins and ends.
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#show(uri.fsPath)),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#collection.dispose();
  }

  #take({ changed, removed }: FindingsChange): void {
    const files = new Set<string>();
    for (const key of removed) {
      const file = this.#findings.get(key)?.location?.file;
      this.#findings.delete(key);
      if (file === undefined) continue;
      this.#byFile.get(file)?.delete(key);
      files.add(file);
    }
    for (const finding of changed) {
      const file = finding.location?.file;
      if (file === undefined) continue;
      this.#findings.set(finding.key, finding);
      if (!this.#byFile.has(file)) this.#byFile.set(file, new Set());
      this.#byFile.get(file)!.add(finding.key);
      files.add(file);
    }
    for (const file of files) this.#show(file);
  }

  #show(file: string): void {
    const keys = this.#byFile.get(file);
    if (!keys) return;
    const uri = vscode.Uri.file(file);
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    this.#collection.set(
      uri,
      [...keys].map((key) => diagnostic(this.#findings.get(key)!, document)),
    );
  }
}

function diagnostic(finding: FindingView, document: vscode.TextDocument | undefined): vscode.Diagnostic {
  const made = new vscode.Diagnostic(
    range(finding.location!, document),
    finding.message,
    SEVERITIES[finding.severity],
  );
  made.source = 'Loopscope';
  made.code = finding.id;
  made.relatedInformation = finding.related.map(
    ({ label, location }) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(vscode.Uri.file(location.file), position(location)),
        label,
      ),
  );
  return made;
}

function range(location: Location, document: vscode.TextDocument | undefined): vscode.Range {
  const start = position(location);
  const end = new vscode.Position(start.line, Number.MAX_SAFE_INTEGER);
  if (!document || start.line >= document.lineCount) return new vscode.Range(start, end);
  const text = document.lineAt(start.line).text.trimEnd();
  const first = indentation(document, start.line);
  const from = location.column > 0 && location.column <= text.length ? start.character : first;
  return new vscode.Range(start.line, from, start.line, Math.max(text.length, from + 1));
}
