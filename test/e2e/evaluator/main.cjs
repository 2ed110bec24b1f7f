/**
 * What VS Code takes for the test runner of this extension: it runs, in the extension host, the functions that the tests
 * send. It dials out to an address in a folder that only the user who runs the tests may enter.
 */
const net = require('node:net');
const { createInterface } = require('node:readline');
const vscode = require('vscode');

/** VS Code closes the window as soon as this settles, so it lasts as long as the tests stay connected. */
exports.run = () =>
  new Promise((resolve, reject) => {
    const socket = net.connect(process.env.LOOPSCOPE_E2E_EVALUATOR);
    socket.once('error', reject).once('close', () => resolve());
    createInterface(socket).on('line', async (line) => {
      const { id, source, argument } = JSON.parse(line);
      socket.write(`${JSON.stringify({ id, ...(await outcome(source, argument)) })}\n`);
    });
  });

async function outcome(source, argument) {
  try {
    const evaluated = new Function('vscode', 'argument', `return (${source})(vscode, argument)`);
    return { value: await evaluated(vscode, argument) };
  } catch (error) {
    return { error: error instanceof Error ? error.stack : String(error) };
  }
}
