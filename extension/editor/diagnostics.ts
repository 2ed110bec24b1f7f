/** Findings as diagnostics: one entry a line and kind, with its further places, while the program runs and after. */
import * as vscode from 'vscode';
import type { FindingView, Location } from '../../runtime/inspector/view';
import type { FindingsChange, Inspector } from '../inspector';
import { severities } from '../settings';
import type { LineShifts } from './lineShifts';
import { indentation, position } from './openLocation';

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const;

/** VS Code shows no more of one file. */
const MAX_IN_FILE = 1_000;

/** A file with many findings is shown anew this often at most. Milliseconds. */
const MANY_MS = 1_000;
const MANY = 100;

export class FindingDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('loopscope');
  readonly #findings = new Map<number, FindingView>();
  readonly #byFile = new Map<string, Set<number>>();
  readonly #late = new Map<string, NodeJS.Timeout>();
  readonly #shifts: LineShifts;
  readonly #subscriptions: vscode.Disposable[];

  constructor(inspector: Inspector, shifts: LineShifts) {
    this.#shifts = shifts;
    this.#subscriptions = [
      inspector.onFindings((change) => this.#take(change)),
      shifts.onMoved((file) => this.#showSoon(file)),
      // Only an open document tells where the text of a line begins and ends.
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#show(uri.fsPath)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('loopscope.severity')) this.#showAll();
      }),
    ];
  }

  dispose(): void {
    for (const timer of this.#late.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#collection.dispose();
  }

  /** The findings of a file. */
  of(file: string): FindingView[] {
    return [...(this.#byFile.get(file) ?? [])].map((key) => this.#findings.get(key)!);
  }

  #take({ changed, removed }: FindingsChange): void {
    const files = new Set<string>();
    for (const key of removed) {
      const file = fileOf(this.#findings.get(key));
      this.#findings.delete(key);
      if (file === undefined) continue;
      this.#byFile.get(file)?.delete(key);
      files.add(file);
    }
    for (const finding of changed) {
      const file = fileOf(finding);
      if (file === undefined) continue;
      this.#findings.set(finding.key, finding);
      if (!this.#byFile.has(file)) this.#byFile.set(file, new Set());
      this.#byFile.get(file)!.add(finding.key);
      files.add(file);
    }
    for (const file of files) this.#showSoon(file);
  }

  #showSoon(file: string): void {
    if ((this.#byFile.get(file)?.size ?? 0) <= MANY) {
      this.#show(file);
    } else if (!this.#late.has(file)) {
      this.#late.set(
        file,
        setTimeout(() => this.#show(file), MANY_MS),
      );
    }
  }

  #showAll(): void {
    for (const file of this.#byFile.keys()) this.#show(file);
  }

  #show(file: string): void {
    clearTimeout(this.#late.get(file));
    this.#late.delete(file);
    if (!this.#byFile.has(file)) return;
    const uri = vscode.Uri.file(file);
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    const bySeverity = severities(uri);
    const shown = this.of(file)
      .map((finding) => ({ ...finding, severity: bySeverity[finding.id] ?? finding.severity }))
      .flatMap(({ severity, ...finding }) => (severity === 'off' ? [] : [{ ...finding, severity }]))
      .sort((a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity]);
    this.#collection.set(
      uri,
      shown.slice(0, MAX_IN_FILE).map((finding) => this.#diagnostic(finding, document)),
    );
  }

  #diagnostic(finding: FindingView, document: vscode.TextDocument | undefined): vscode.Diagnostic {
    const made = new vscode.Diagnostic(
      range(this.#moved(finding.location!, finding), document),
      finding.message,
      SEVERITIES[finding.severity],
    );
    made.source = 'Loopscope';
    made.code = { value: finding.id, target: pageLink(finding.id) };
    made.relatedInformation = finding.related.map(
      ({ label, location }) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(vscode.Uri.file(location.file), position(this.#moved(location, finding))),
          label,
        ),
    );
    return made;
  }

  #moved(location: Location, { started }: FindingView): Location {
    return { ...location, line: this.#shifts.now(location.file, location.line, started) };
  }
}

/** The file that is marked, as VS Code writes it: with a small letter for the drive. */
function fileOf(finding: FindingView | undefined): string | undefined {
  return finding?.location && vscode.Uri.file(finding.location.file).fsPath;
}

/** A link to the help page of a kind of finding. */
function pageLink(id: string): vscode.Uri {
  return vscode.Uri.parse(`command:loopscope.openPage?${encodeURIComponent(JSON.stringify([id]))}`);
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
