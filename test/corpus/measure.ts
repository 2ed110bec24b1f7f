/**
 * Measures the findings: every program of the corpus on every CPython of this machine, against its marks.
 *
 *     npm run build && npx tsx test/corpus/measure.ts [--python 3.11]… [--peers PYTHON] [WORD…]
 *
 * A WORD picks the programs whose paths contain it. Without one, and without --python, the tables go into
 * docs/corpus.md; with --peers, the Python of an environment that has aiomonitor and AsyncViz, those of the others too.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findPythons } from '../unit/programs';
import { inParallel } from './parallel';
import { debugMode, type Peer, peersIn, plainPython } from './peers';
import { type CorpusProgram, corpus, runsOn } from './program';
import { type Score, score } from './score';

const PAGE = path.resolve(import.meta.dirname, '../../docs/corpus.md');

const { values, positionals } = parseArgs({
  options: { python: { type: 'string', multiple: true }, peers: { type: 'string' } },
  allowPositionals: true,
});

const pythons = findPythons().filter(([version]) => !values.python || values.python.includes(version));
const programs = corpus(positionals);
const scores = new Map<string, Score>();
const key = (program: CorpusProgram, version: string) => `${version} ${program.name}`;

for (const [version, python] of pythons) {
  await inParallel(
    programs.filter((program) => runsOn(program, version)),
    async (program) => {
      scores.set(key(program, version), await score(program, python));
    },
  );
}
const told = problems();
process.stdout.write(`${told.join('\n')}\n${programs.length} programs, ${told.length} problems\n`);
if (positionals.length === 0 && !values.python) {
  put('findings', findingsTable());
  put('clean', cleanTable());
  put('problems', told.length > 0 ? told.map((line) => `- ${line}`) : ['None.']);
}
if (values.peers) {
  const peers = [plainPython(values.peers), debugMode(values.peers), ...peersIn(values.peers)];
  const table = await peersTable(peers);
  process.stdout.write(`${table.join('\n')}\n`);
  if (positionals.length === 0) put('peers', table);
}

function required(program: CorpusProgram) {
  return program.marks.filter(({ isOptional }) => !isOptional);
}

/** Each kind of finding that a program is marked with, and those programs. */
function byFinding(): Map<string, CorpusProgram[]> {
  const ids = [...new Set(programs.flatMap(required).map(({ id }) => id))].sort();
  return new Map(
    ids.map((id) => [id, programs.filter((program) => required(program).some((mark) => mark.id === id))]),
  );
}

function findingsTable(): string[] {
  const rows = [...byFinding()].map(([id, marked]) => {
    const found = pythons.map(([version]) => {
      const run = marked.flatMap((program) => scores.get(key(program, version)) ?? []);
      return `${run.filter(({ missed }) => missed.length === 0).length}/${run.length}`;
    });
    const all = [...scores.values()];
    const wrong = all.flatMap((one) => one.wrong).filter((one) => one.id === id).length;
    const runs = pythons.flatMap(([version]) =>
      marked.flatMap((program) => scores.get(key(program, version)) ?? []),
    );
    const right = runs.filter(({ missed }) => missed.length === 0).length;
    return [id, marked.length, ...found, part(right, runs.length), part(right, right + wrong)];
  });
  return table(['finding', 'programs', ...pythons.map(([version]) => version), 'recall', 'precision'], rows);
}

function cleanTable(): string[] {
  const clean = programs.filter(({ isClean }) => isClean);
  const cells = pythons.map(([version]) => {
    const run = clean.flatMap((program) => scores.get(key(program, version)) ?? []);
    return `${run.filter(({ wrong }) => wrong.length > 0).length}/${run.length}`;
  });
  return table(
    ['', ...pythons.map(([version]) => version)],
    [['clean programs with a false alarm', ...cells]],
  );
}

async function peersTable(peers: readonly Peer[]): Promise<string[]> {
  const rows: (string | number)[][] = [];
  for (const [id, marked] of byFinding()) {
    const named = await Promise.all(peers.map((peer) => count(marked, peer)));
    rows.push([id, ours(marked), ...named.map((number) => `${number}/${marked.length}`)]);
  }
  return table(['finding', 'Loopscope', ...peers.map(({ name }) => name)], rows);
}

async function count(marked: readonly CorpusProgram[], peer: Peer): Promise<number> {
  let named = 0;
  await inParallel(marked, async (program) => {
    if (await peer.names(program)) named++;
  });
  return named;
}

/** On the newest Python. */
function ours(marked: readonly CorpusProgram[]): string {
  const [version] = pythons.at(-1)!;
  const found = marked.filter((program) => scores.get(key(program, version))?.missed.length === 0);
  return `${found.length}/${marked.length}`;
}

/** What fell short, a sentence each, with the versions of which it is true. */
function problems(): string[] {
  const versions = new Map<string, string[]>();
  for (const program of programs) {
    for (const [version] of pythons) {
      const result = scores.get(key(program, version));
      for (const sentence of result ? sentences(program, result) : []) {
        versions.set(sentence, [...(versions.get(sentence) ?? []), version]);
      }
    }
  }
  return [...versions].map(([sentence, where]) => `${sentence} (${where.join(', ')})`);
}

function sentences({ name }: CorpusProgram, { missed, wrong, faults, code }: Score): string[] {
  return [
    ...missed.map(({ id, line }) => `${name}.py:${line} ${id} was missed`),
    ...wrong.map(({ id, place }) => `${name}.py: false alarm ${id} at ${place}`),
    ...faults.map((fault) => `${name}.py: the agent failed: ${fault}`),
    ...(code !== 0 ? [`${name}.py: ended with ${code}`] : []),
  ];
}

function part(some: number, all: number): string {
  return all === 0 ? '–' : `${Math.floor((some / all) * 100)} %`;
}

function table(head: readonly string[], rows: ReadonlyArray<ReadonlyArray<string | number>>): string[] {
  const line = (cells: ReadonlyArray<string | number>) => `| ${cells.join(' | ')} |`;
  return [line(head), `|---|${'---:|'.repeat(head.length - 1)}`, ...rows.map(line)];
}

/** Replaces a generated part of the page. */
function put(name: string, lines: readonly string[]): void {
  const page = readFileSync(PAGE, 'utf8');
  const pattern = new RegExp(`(<!-- ${name}: begin -->\n)[\\s\\S]*?(<!-- ${name}: end -->)`);
  writeFileSync(
    PAGE,
    page.replace(pattern, (_all, begin, end) => `${begin}${lines.join('\n')}\n${end}`),
  );
}
