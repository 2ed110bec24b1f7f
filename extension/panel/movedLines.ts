/** A view whose lines are where they are now: programs go on while their files are edited. */
import type { Location, View } from './messages';

/** Where a line of a file is now that was there at `since`, and what it says where that isn't as it was; see `LineShifts`. */
export interface Lines {
  now(file: string, line: number, since: number): number;
  text(file: string, line: number): string | undefined;
}

/** All places in the details and the findings of a view are those of the source with which its program started. */
export function withMovedLines(view: View, lines: Lines): View {
  const started = view.processes.find(({ key }) => key === view.process)?.started ?? 0;
  const move = (place: Location) => {
    const line = lines.now(place.file, place.line, started);
    const source = 'source' in place && lines.text(place.file, line);
    return { ...place, line, ...(typeof source === 'string' && { source }) };
  };
  return { ...view, details: moved(view.details, move), findings: moved(view.findings, move) };
}

/** A copy of plain data in which every place has moved. */
function moved<T>(data: T, move: (place: Location) => Location): T {
  if (Array.isArray(data)) return data.map((item) => moved(item, move)) as T;
  if (typeof data !== 'object' || data === null) return data;
  if ('file' in data && 'line' in data) return move(data as unknown as Location) as T;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, moved(value, move)])) as T;
}
