/**
 * The corpus through the extension: the lines that VS Code marks are those that the programs say. Some of the programs;
 * all of them with LOOPSCOPE_CORPUS=all.
 */
import { existsSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { commandFor } from '../../runtime/launch/program';
import { FALLS_SHORT } from '../corpus/fallsShort';
import { inParallel } from '../corpus/parallel';
import { type CorpusProgram, corpus, type Language, runsOn } from '../corpus/program';
import { findPythons, start } from '../unit/programs';
import { launch, type VSCode } from './launch';

/** The panel keeps some more of the programs that have ended, with their findings. */
const AT_ONCE = 10;

/** One in so many of the clean programs is run, if not all are. */
const CLEAN = 4;

/** So that a busy machine makes no findings: Node compiles a program in the loop's own thread. */
const SLOW_MS: Record<Language, number> = { python: 100, typescript: 300 };

/** Their own process runs no loop, only those that it starts: it isn't shown. */
const WITHOUT_LOOP = ['forked_workers'];

const [version, python] = findPythons().at(-1)!;

let workspace: string;
let code: VSCode;
/** What makes a program show itself here. */
let agent: NodeJS.ProcessEnv;

const until = <T>(probe: () => Promise<T>) => vi.waitUntil(probe, { timeout: 60_000, interval: 100 });
const place = (file: string, line: number, id: string) => `${path.basename(file)}:${line} ${id}`;

const configure = (name: string, value: unknown) =>
  code.evaluate(
    async (api, setting) => {
      await api.workspace.getConfiguration('loopscope').update(setting.name, setting.value, true);
    },
    { name, value },
  );

/** The lines that are marked, in whatever file. */
const marked = async () => {
  const found = await code.evaluate((api) =>
    api.languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
      diagnostics
        .filter(({ source }) => source === 'Loopscope')
        .map(({ code, range }) => ({
          file: uri.fsPath,
          line: range.start.line + 1,
          id: String((code as { value: string }).value),
        })),
    ),
  );
  return found.map(({ file, line, id }) => place(file, line, id)).sort();
};

/** The programs that the panel shows, as `server.py · pid 12 · ended`: they are in a list, where there are several. */
const shown = async () => {
  const identity = code.workbench.panel.locator('.identity');
  const options = await identity.locator('option').allTextContents();
  if (options.length > 0) return options;
  const texts = await identity.locator('> *').allTextContents();
  return texts.length > 0 ? [texts.join(' · ').replace(/ · [^·]*(?= · pid)/, '')] : [];
};

beforeAll(async () => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-workspace-')));
  code = await launch({ workspace });
  await code.evaluate(async (api) => {
    await api.commands.executeCommand('loopscope.tasks.focus');
    await api.commands.executeCommand('loopscope.instrumentTerminals');
    const terminal = api.window.createTerminal();
    terminal.sendText(
      `node -e "fs.writeFileSync('part', JSON.stringify(process.env)); fs.renameSync('part', 'environment')"`,
    );
  });
  const file = path.join(workspace, 'environment');
  await until(async () => existsSync(file));
  const { LOOPSCOPE_INSPECTOR, PYTHONPATH, NODE_OPTIONS } = JSON.parse(readFileSync(file, 'utf8'));
  agent = { LOOPSCOPE_INSPECTOR, PYTHONPATH, NODE_OPTIONS, PYTHONDONTWRITEBYTECODE: '1' };
});

afterAll(async () => {
  await code?.close();
  await rm(workspace, { recursive: true, force: true });
});

test(`the marked lines on CPython ${version}`, { timeout: 600_000 }, async () => {
  const programs = corpus().filter((one) => runsOn(one, version) && !(one.name in FALLS_SHORT));
  // Those on a library end at once where that isn't installed, and are never seen.
  const own = programs.filter(({ name }) => !name.startsWith('on_'));
  expect(await differences(chosen(own), 'python')).toEqual({ missed: [], wrong: [] });
});

test('the marked lines on Node', { timeout: 600_000 }, async () => {
  expect(await differences(chosen(corpus([], 'typescript')), 'typescript')).toEqual({
    missed: [],
    wrong: [],
  });
});

/** One of each kind of finding, and some that have none. */
function chosen(programs: readonly CorpusProgram[]): readonly CorpusProgram[] {
  if (process.env.LOOPSCOPE_CORPUS === 'all') return programs;
  const faulty = programs.filter(({ isClean }) => !isClean);
  const kinds = new Map(faulty.toReversed().map((program) => [required(program)[0]!.id, program]));
  return [...kinds.values(), ...programs.filter(({ isClean }) => isClean).filter((_, i) => i % CLEAN === 0)];
}

function required({ marks }: CorpusProgram) {
  return marks.filter(({ isOptional }) => !isOptional);
}

async function differences(programs: readonly CorpusProgram[], language: Language) {
  await configure('slowCallbackMs', SLOW_MS[language]);
  const all = { missed: [] as string[], wrong: [] as string[] };
  for (const batch of batches(programs)) {
    const { missed, wrong } = await compare(batch);
    all.missed.push(...missed);
    all.wrong.push(...wrong);
  }
  return all;
}

/** The thresholds are the same for all programs that run here at one time. */
function batches(programs: readonly CorpusProgram[]): CorpusProgram[][] {
  const bySettings = new Map<string, CorpusProgram[]>();
  for (const program of programs) {
    const settings = program.settings.join();
    bySettings.set(settings, [...(bySettings.get(settings) ?? []), program]);
  }
  return [...bySettings.values()].flatMap((same) =>
    Array.from({ length: Math.ceil(same.length / AT_ONCE) }, (_, i) =>
      same.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
    ),
  );
}

async function compare(batch: readonly CorpusProgram[]) {
  const thresholds = batch[0]!.settings.map((setting) => setting.split('='));
  await configure('thresholds', Object.fromEntries(thresholds.map(([name, value]) => [name, Number(value)])));
  const ended: string[] = [];
  await inParallel(batch, async (program) => {
    const pid = await run(program);
    if (!WITHOUT_LOOP.includes(program.name)) ended.push(`${path.basename(program.file)} · pid ${pid}`);
  });
  await expect.poll(() => running(ended), { timeout: 60_000 }).toEqual([]);
  const marks = batch.flatMap(({ file, marks }) =>
    marks.map(({ line, id, isOptional }) => ({ isOptional, place: place(file, line, id) })),
  );
  const wanted = marks.filter(({ isOptional }) => !isOptional).map(({ place }) => place);
  const found = await markedWith(wanted);
  await code.evaluate((api) => api.commands.executeCommand('loopscope.clearFindings'));
  await until(async () => (await marked()).length === 0);
  return {
    missed: wanted.filter((one) => !found.includes(one)),
    // Every cancellation is told, as information; it is asked for only where it is marked.
    wrong: found.filter((one) => !one.endsWith(' cancelled') && !marks.some((mark) => mark.place === one)),
  };
}

/** What is marked once all of that is; the editor gets it after the panel. Whatever is there, after some seconds. */
async function markedWith(places: readonly string[]): Promise<string[]> {
  const areMarked = async () => {
    const found = await marked();
    return places.every((one) => found.includes(one));
  };
  await vi.waitUntil(areMarked, { timeout: 5000, interval: 100 }).catch(() => {});
  return marked();
}

/** The programs that the panel shows as running still, and those that have ended and that it hasn't shown yet. */
async function running(ended: readonly string[]): Promise<string[]> {
  const programs = await shown();
  const isNew = (one: string) => !programs.some((text) => text.trim().startsWith(one));
  return [...programs.filter((text) => !/ended|killed/.test(text)), ...ended.filter(isNew)];
}

/** Runs a program to its end; returns its pid. */
async function run({ file, environment }: CorpusProgram): Promise<number> {
  const { command, args } = await commandFor([file], { python });
  const { child, exited } = start(command, args, { ...agent, ...environment }, workspace);
  const { code: exitCode, stderr } = await exited;
  expect(exitCode, stderr).toBe(0);
  return child.pid!;
}
