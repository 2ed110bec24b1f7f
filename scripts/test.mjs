/** `npm test`: every check of the repository, in order; `npm test -- unit lint` only those named. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { packExtension } from './package.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const totals = { passed: 0, skipped: 0 };
/** What failed, told again at the very end: a log of thousands of lines is read from there. */
const failures = [];

/** Each says whether all is well. */
const PARTS = {
  types: async () => {
    const projects = ['.', 'webview', 'examples'];
    const results = [];
    for (const project of projects) results.push(await runTool('typescript/bin/tsc', '-p', project));
    return results.every(Boolean);
  },
  lint: () => runTool('@biomejs/biome/bin/biome', 'check', '.'),
  unit: async () => {
    await provideChromium().catch(({ message }) =>
      console.log(`The tests of the panel are left out. ${message}`),
    );
    return runTests('unit');
  },
  conformance: () => runTests('conformance'),
  corpus: () => runTests('corpus'),
  e2e: async () => {
    await prepareVSCode();
    return runTests('e2e');
  },
};

/** Runs a tool of node_modules; whether it succeeded. */
function runTool(tool, ...args) {
  return new Promise((resolve, reject) => {
    const options = { cwd: root, stdio: 'inherit' };
    spawn(process.execPath, [path.join(root, 'node_modules', tool), ...args], options)
      .once('error', reject)
      .once('exit', (code) => resolve(code === 0));
  });
}

/** Runs a project of vitest.config.ts and adds what came out to the totals. */
async function runTests(project) {
  const report = path.join(root, 'test-output', `${project}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const isGreen = await runTool('vitest/vitest.mjs', 'run', '--project', project, ...reporters);
  if (existsSync(report)) countTests(JSON.parse(readFileSync(report, 'utf8')));
  else failures.push({ name: project, message: 'The run left no report.' });
  return isGreen;
}

function countTests({ testResults, ...report }) {
  failures.push(...testResults.flatMap(failuresOf));
  totals.passed += report.numPassedTests;
  totals.skipped += report.numPendingTests + report.numTodoTests;
}

/** A file that can't be loaded, or set up, has no test that failed: it counts as one. */
function failuresOf(file) {
  const where = path.relative(root, file.name);
  const tests = file.assertionResults.filter(({ status }) => status === 'failed');
  if (tests.length === 0 && file.status === 'failed') return [{ name: where, message: file.message }];
  return tests.map(({ fullName, failureMessages }) => ({
    name: `${where}: ${fullName}`,
    message: failureMessages.join('\n'),
  }));
}

/** The packed extension, a VS Code to install it in, and a browser to drive that with. */
async function prepareVSCode() {
  packExtension();
  if (process.env.E2E_HOST === 'desktop') return;
  ensureInstalled(path.join(root, 'test/e2e'));
  const { tsImport } = await import('tsx/esm/api');
  const { completeServer } = await tsImport('./vscodeServer.ts', import.meta.url);
  completeServer();
  await provideChromium();
}

async function provideChromium() {
  const { tsImport } = await import('tsx/esm/api');
  const { ensureChromium } = await tsImport('./chromium.ts', import.meta.url);
  ensureChromium();
}

/** Runs one part under its heading. A part that can't even start is a part that failed. */
async function runPart(name) {
  console.log(`\n── ${name} ──`);
  const started = performance.now();
  const isGreen = await PARTS[name]().catch((error) => {
    console.error(error.message);
    return false;
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${name}: ${isGreen ? 'passed' : 'FAILED'} in ${seconds} s ──`);
  return isGreen;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  console.error(
    `There is no part called ${unknown.join(', ')}. The parts are ${Object.keys(PARTS).join(', ')}.`,
  );
  process.exit(2);
}

ensureInstalled();
await build();
const notGreen = [];
for (const name of Object.keys(PARTS)) {
  const isWanted = wanted.length === 0 || wanted.includes(name);
  if (isWanted && !(await runPart(name))) notGreen.push(name);
}
for (const { name, message } of failures) console.error(`\nFAILED ${name}\n${message}`);
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`\n${totals.passed} passed, ${failures.length} failed${skipped}`);
if (notGreen.length > 0) console.error(`Not green: ${notGreen.join(', ')}`);
process.exitCode = notGreen.length === 0 ? 0 : 1;
