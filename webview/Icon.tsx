/** One of VS Code's icons; without `label` it's an ornament that screen readers skip. */
export function Icon({ name, label, tone }: { name: string; label?: string; tone?: string }) {
  const classes = `codicon codicon-${name}${tone ? ` ${tone}` : ''}`;
  return label ? (
    <span class={classes} role="img" aria-label={label} title={label} />
  ) : (
    <span class={classes} aria-hidden />
  );
}
