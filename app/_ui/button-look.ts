/** One look for what is pressed and what is followed. */
export const buttonLook = {
  base: 'inline-flex min-h-12 items-center justify-center gap-2 rounded-md border px-5 py-2.5 text-center font-semibold transition-colors',
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  quiet: 'border-field bg-surface text-ink hover:border-accent hover:text-accent',
}

export type ButtonTone = 'primary' | 'quiet'
