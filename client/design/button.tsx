import type { ComponentProps } from 'react';

/** `act` is the one thing to do on a screen; `plain` the rest; `link` and `quiet` stand inside lines of text. */
export type ButtonLook = 'act' | 'plain' | 'link' | 'quiet' | 'danger';

/**
 * A native button. `busy` keeps its focus and its place while something is under way and lets no second press
 * through; the words beside it say what is going on.
 */
export function Button({
  look = 'plain',
  busy = false,
  onClick,
  className = '',
  ...rest
}: ComponentProps<'button'> & { look?: ButtonLook; busy?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={`button ${look} ${className}`.trim()}
    />
  );
}
