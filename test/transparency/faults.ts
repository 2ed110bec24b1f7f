/** What the agent's guards caught, as they print it with LOOPSCOPE_AGENT_FAULTS=1. */

/** The tracebacks that begin in the agent, as its guards print them: their last frame of the agent, and the error. */
export function faultsIn(output: string): string[] {
  const faults = new Set<string>();
  for (const [, frames, error] of output.matchAll(
    /Traceback \(most recent call last\):\n((?: .*\n)+)(.*)/g,
  )) {
    const own = [...frames!.matchAll(/File "(<loopscope [^"]+)", line (\d+), in (\w+)/g)].at(-1);
    const isCaught = /^ +File "<loopscope /.test(frames!) && !frames!.includes('in _run\n');
    if (own && isCaught) faults.add(`${own[1]}:${own[2]} ${own[3]}: ${error}`);
  }
  return [...faults];
}
