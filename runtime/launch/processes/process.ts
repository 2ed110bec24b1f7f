/** A program that runs on this machine, of this user. */
export interface RunningProcess {
  readonly pid: number;
  /** The absolute path of what runs; empty where the system doesn't say. */
  readonly executable: string;
  readonly commandLine: string;
  /** Its current folder; absent where the system doesn't say. */
  readonly cwd?: string;
}

/** What was typed to start it, without the folder of the interpreter. */
export function commandOf({ commandLine }: RunningProcess): string {
  return commandLine.replace(/^\S*[\\/](?=\S)/, '');
}
