/** The languages whose programs are seen. */
import type * as vscode from 'vscode';
import type { Language } from './fixes/code';

const LANGUAGES: Readonly<Record<string, Language>> = {
  python: 'python',
  typescript: 'typescript',
  typescriptreact: 'typescript',
  javascript: 'typescript',
  javascriptreact: 'typescript',
};

/** The documents for which hints and fixes are given. */
export const SELECTOR: vscode.DocumentSelector = Object.keys(LANGUAGES).map((language) => ({
  language,
  scheme: 'file',
}));

/** What rules a document follows; `undefined` if it isn't one of those. */
export function languageOf({ languageId, uri }: vscode.TextDocument): Language | undefined {
  return uri.scheme === 'file' ? LANGUAGES[languageId] : undefined;
}
