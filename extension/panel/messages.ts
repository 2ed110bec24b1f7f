/** The one protocol between the panel's webview and the extension, used by both sides. */
import type { Location, View, ViewQuery } from '../../runtime/inspector/view';

export type {
  CancellationView,
  Counts,
  DetailsView,
  FindingView,
  FrameView,
  Location,
  ProcessView,
  RowView,
  TaskState,
  View,
  ViewQuery,
  WaitView,
} from '../../runtime/inspector/view';

/** What the webview may ask of the extension. */
export type FromPanel =
  /** The webview is up, or what it wants to see has changed. */
  | { readonly type: 'query'; readonly query: ViewQuery }
  | { readonly type: 'open'; readonly location: Location }
  | { readonly type: 'cancelTask'; readonly process: number; readonly task: number }
  /** Runs a command; only those named here are run. */
  | { readonly type: 'command'; readonly command: PanelCommand };

export const PANEL_COMMANDS = [
  'loopscope.runFile',
  'loopscope.attach',
  'loopscope.openExample',
  'loopscope.clearFindings',
  'workbench.trust.manage',
] as const;
export type PanelCommand = (typeof PANEL_COMMANDS)[number];

/** What the extension tells the webview. */
export type ToPanel =
  | { readonly type: 'view'; readonly view: View }
  /** Select this task and show its details, as when it is asked for from the editor. */
  | { readonly type: 'reveal'; readonly process: number; readonly task: number }
  /** Live, or frozen by Pause View. */
  | { readonly type: 'paused'; readonly paused: boolean }
  /** In a workspace that is not trusted nothing is run. */
  | { readonly type: 'trusted'; readonly trusted: boolean };
