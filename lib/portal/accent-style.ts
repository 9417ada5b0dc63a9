import { black, type Colour, darkSurface, mix, mixUntilReadable, white } from './colour'

/** What app/globals.css uses as long as no accent is set. */
export const defaultAccent: Colour = '#0b6275'

/** The stylesheet that puts an accent in the place of the default one, in light and in dark. */
export function accentStyle(accent: Colour): string {
  return `:root{${declarations(lightTokens(accent))}}@media (prefers-color-scheme:dark){:root{${declarations(darkTokens(accent))}}}`
}

/** White is readable on an accent: settings accept no other. */
export function lightTokens(accent: Colour) {
  return {
    accent,
    'accent-strong': mix(accent, black, 0.28),
    'accent-soft': mix(accent, white, 0.88),
    'on-accent': white,
    focus: accent,
    'mark-1': accent,
    'mark-2': mix(accent, white, 0.45),
    'mark-4': mix(accent, white, 0.84),
  }
}

/** On dark ground the accent becomes a tint, and what stands on it a shade. */
export function darkTokens(accent: Colour) {
  const tint = mixUntilReadable(accent, white, darkSurface)
  return {
    accent: tint,
    'accent-strong': mix(tint, white, 0.35),
    'accent-soft': mix(darkSurface, tint, 0.2),
    'on-accent': mixUntilReadable(mix(accent, black, 0.7), black, tint),
    focus: mix(tint, white, 0.35),
    'mark-1': tint,
    'mark-2': mix(darkSurface, tint, 0.45),
    'mark-4': mix(darkSurface, tint, 0.14),
  }
}

function declarations(tokens: Record<string, Colour>): string {
  return Object.entries(tokens)
    .map(([name, colour]) => `--color-${name}:${colour}`)
    .join(';')
}
