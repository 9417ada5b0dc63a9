/** `#rrggbb`, lower case. */
export type Colour = string

export const white: Colour = '#ffffff'
export const black: Colour = '#000000'
/** The ground of cards and header in dark mode: --color-surface in app/globals.css. */
export const darkSurface: Colour = '#142027'
/** What text needs against its ground, WCAG 2.2, 1.4.3. */
export const textContrast = 4.5

/** From 1 (the same) to 21 (black on white), by WCAG 2.2. */
export function contrast(one: Colour, other: Colour): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

/** `share` of `other` in `colour`: 0 leaves it as it is, 1 is the other. */
export function mix(colour: Colour, other: Colour, share: number): Colour {
  const into = channels(other)
  const mixed = channels(colour).map((value, at) => value + ((into[at] ?? 0) - value) * share)
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}

/** The nearest mixture with `other` that can be read on `ground`; `other` itself has to be readable there. */
export function mixUntilReadable(colour: Colour, other: Colour, ground: Colour): Colour {
  const shares = Array.from({ length: 50 }, (_, step) => step / 50)
  const share = shares.find((candidate) => contrast(mix(colour, other, candidate), ground) >= textContrast)
  return mix(colour, other, share ?? 1)
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => linear(value / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function channels(colour: Colour): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}
