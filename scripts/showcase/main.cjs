/** `npm start` only: runs the example as soon as VS Code is up, so that there is something to see. */
const vscode = require('vscode');

exports.activate = async () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) return;
  const example = vscode.Uri.joinPath(folder.uri, 'server.py');
  await vscode.window.showTextDocument(example);
  await vscode.commands.executeCommand('loopscope.runFile', example);
};
