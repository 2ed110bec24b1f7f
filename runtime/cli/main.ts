#!/usr/bin/env node
/** The `loopscope` command. */
import { LaunchError } from '../launch/program';
import { parseAttach, parseRun, UsageError } from './arguments';
import { attach } from './attach';
import { run } from './run';

const USAGE = `Usage: loopscope run [OPTION]… [--] PROGRAM [ARG…]
       loopscope attach [OPTION]… PID

Runs a program in async debug mode, or brings that into one that runs already, and lists what it found: which line
blocked the event loop, which coroutine was never awaited, who cancelled which task.

PROGRAM is a .py, .ts or .js file, -m MODULE, or any command, such as: uvicorn app:app
PID is the process of a Python 3.14 or newer, or of a Node that uses asyncio for TypeScript.

  --report FILE          write the findings as JSON
  --fail-on ID,…|any     exit with 1 if there is such a finding; any: every warning and error
  --slow-callback-ms N   call a step of the loop slow from N milliseconds (100)
  --ignore GLOB          only count the findings in files of this name, such as 'vendor/**'
  --set NAME=N           another threshold, such as stuckTaskMs=30000; a wrong name lists them all

The exit code of run is the program's own, that of attach 0; 1 by --fail-on; 2 if it could not be started or attached to.
`;

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === undefined || command === 'help' || isHelp(command) || isHelp(rest[0])) {
    process.stdout.write(USAGE);
    return command === undefined ? 2 : 0;
  }
  if (command === 'run') return run(parseRun(rest), __dirname);
  if (command === 'attach') return attach(parseAttach(rest), __dirname);
  throw new UsageError(`there is no command "${command}"`);
}

function isHelp(argument: string | undefined): boolean {
  return argument === '--help' || argument === '-h';
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UsageError) process.stderr.write(`loopscope: ${error.message}\n\n${USAGE}`);
    else if (error instanceof LaunchError) process.stderr.write(`loopscope: ${error.message}\n`);
    else throw error;
    process.exitCode = 2;
  },
);
