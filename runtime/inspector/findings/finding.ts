/** How much a finding matters; the names are VS Code's. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';
