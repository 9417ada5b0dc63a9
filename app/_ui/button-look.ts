export type ButtonTone = keyof typeof tones

const tones = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  quiet: 'border-field bg-surface text-ink hover:border-accent hover:text-accent',
}

/** One look for what is pressed and what is followed. */
export function buttonLook(tone: ButtonTone): string {
  return `inline-flex min-h-12 items-center justify-center gap-2 rounded-md border px-5 py-2.5 text-center font-semibold transition-colors ${tones[tone]}`
}
