/** The light bulb on a marked line. */
import * as vscode from 'vscode';
import { addAwait } from './fixes/addAwait';
import { asyncSleep } from './fixes/asyncSleep';
import { Code, type Edit, type Fix, type Language } from './fixes/code';
import { ignoreHere } from './fixes/ignoreHere';
import { keepReference } from './fixes/keepReference';
import { logException } from './fixes/logException';
import { nameTask } from './fixes/nameTask';
import { reRaise } from './fixes/reRaise';
import { toThread } from './fixes/toThread';
import { languageOf } from './languages';

interface Offer {
  readonly fix: Fix;
  readonly title: (language: Language, id: string) => string;
  /** The kinds of findings that it is for; all without. */
  readonly ids?: readonly string[];
  /** It is what the user wants most likely. */
  readonly isPreferred?: boolean;
}

const CREATION = ['lost-reference', 'exception-never-retrieved', 'pending-at-exit', 'task-leak'];

/** The best one first. */
const OFFERS: readonly Offer[] = [
  {
    fix: addAwait,
    ids: ['never-awaited'],
    title: () => vscode.l10n.t('Await it'),
    isPreferred: true,
  },
  {
    fix: asyncSleep,
    ids: ['slow-callback'],
    title: (language) =>
      language === 'python'
        ? vscode.l10n.t('Sleep with asyncio.sleep')
        : vscode.l10n.t('Sleep with the sleep of loopscope'),
    isPreferred: true,
  },
  {
    fix: toThread,
    ids: ['slow-callback'],
    title: (language) =>
      language === 'python'
        ? vscode.l10n.t('Run in a thread with asyncio.to_thread')
        : vscode.l10n.t('Run in a thread with toThread'),
  },
  {
    fix: keepReference,
    ids: ['lost-reference'],
    title: () => vscode.l10n.t('Keep the task in a set until it is done'),
    isPreferred: true,
  },
  {
    fix: logException,
    ids: ['exception-never-retrieved'],
    title: () => vscode.l10n.t('Log its exception when it is done'),
    isPreferred: true,
  },
  {
    fix: reRaise,
    ids: ['cancel-swallowed'],
    title: () => vscode.l10n.t('Raise the CancelledError again'),
    isPreferred: true,
  },
  { fix: nameTask, ids: CREATION, title: () => vscode.l10n.t('Name the task') },
  { fix: ignoreHere, title: (_, id) => vscode.l10n.t('Ignore {0} on this line', id) },
];

/** Offers what makes the findings of the selected lines go away, where that is sure to be right. */
export class QuickFixes implements vscode.CodeActionProvider {
  static readonly metadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const language = languageOf(document);
    const ours = diagnostics.filter(({ source }) => source === 'Loopscope');
    if (!language || ours.length === 0) return [];
    const code = new Code(language, document.getText().split(/\r\n|\r|\n/));
    return ours.flatMap((diagnostic) => actions(document, code, diagnostic));
  }
}

function actions(
  document: vscode.TextDocument,
  code: Code,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const { line } = diagnostic.range.start;
  const id = String((diagnostic.code as { value: string }).value);
  if (line >= code.lines.length) return [];
  return OFFERS.flatMap(({ fix, title, ids, isPreferred }) => {
    const edits = !ids || ids.includes(id) ? fix(code, line, { id, message: diagnostic.message }) : undefined;
    if (!edits) return [];
    const action = new vscode.CodeAction(title(code.language, id), vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.isPreferred = isPreferred ?? false;
    action.edit = new vscode.WorkspaceEdit();
    action.edit.set(document.uri, edits.map(textEdit));
    return [action];
  });
}

function textEdit({ line, from, to, text }: Edit): vscode.TextEdit {
  return new vscode.TextEdit(new vscode.Range(line, from, line, to), text);
}
