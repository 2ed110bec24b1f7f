import type { FrameView } from '../extension/panel/messages';

/** Consecutive frames that are shown, or folded behind one line. */
export interface StackPart {
  readonly isFolded: boolean;
  readonly frames: readonly FrameView[];
}

/** Cuts a stack into the user's frames and the runs of library frames between them; all is shown if none is the user's. */
export function foldStack(frames: readonly FrameView[]): readonly StackPart[] {
  if (!frames.some((frame) => frame.isUser)) return frames.length > 0 ? [{ isFolded: false, frames }] : [];
  const parts: Array<{ isFolded: boolean; frames: FrameView[] }> = [];
  for (const frame of frames) {
    const last = parts.at(-1);
    if (last && last.isFolded !== frame.isUser) last.frames.push(frame);
    else parts.push({ isFolded: !frame.isUser, frames: [frame] });
  }
  return parts;
}
