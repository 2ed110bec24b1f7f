/** The texts that people see, out of the code: what each `l10n.t(…)` is given. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Where there are texts for people in VS Code. */
const FOLDERS = ['extension', 'runtime/inspector', 'runtime/launch', 'webview'];

/** What translators get: a key → the English text, where needed with a word to them. */
export type Bundle = Record<
  string,
  string | { readonly message: string; readonly comment: readonly string[] }
>;

/** All texts of the sources below `root`. What is no literal must be known otherwise, such as the names of snippets. */
export function textsInCode(root: string): Bundle {
  const bundle: Bundle = {};
  const take = (node: ts.Node): void => {
    if (isTranslation(node)) Object.assign(bundle, entry(node.arguments[0]!));
    ts.forEachChild(node, take);
  };
  for (const file of FOLDERS.flatMap((folder) => sources(path.join(root, folder)))) {
    take(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return bundle;
}

function sources(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.tsx?$/.test(name)).map((name) => path.join(folder, name));
}

function isTranslation(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && /^(?:vscode\.)?l10n\.t$/.test(node.expression.getText());
}

/** @throws for a text that is put together: nobody could translate its parts */
function entry(text: ts.Expression): Bundle {
  if (ts.isStringLiteralLike(text)) return { [text.text]: text.text };
  if (ts.isObjectLiteralExpression(text)) {
    const [message, comment] = [property(text, 'message'), property(text, 'comment')];
    return { [`${message}/${comment}`]: { message, comment: [comment] } };
  }
  if (ts.isTemplateExpression(text) || ts.isBinaryExpression(text)) {
    throw new Error(`${text.getSourceFile().fileName}: ${text.getText()} is not one literal.`);
  }
  return {};
}

function property(object: ts.ObjectLiteralExpression, name: string): string {
  const found = object.properties.find((one) => one.name?.getText() === name);
  return (found as ts.PropertyAssignment & { initializer: ts.StringLiteral }).initializer.text;
}
