import { darkTokens, defaultAccent, lightTokens } from './accent-style'
import type { Colour } from './colour'

export type Theme = 'light' | 'dark'

/** The palettes of app/globals.css; a test holds the two together. */
export const palettes: Record<Theme, Record<string, Colour>> = {
  light: {
    page: '#f4f6f7',
    surface: '#ffffff',
    ink: '#10242e',
    muted: '#51636d',
    line: '#dbe2e6',
    field: '#7c8d97',
    accent: '#0b6275',
    'accent-strong': '#084a59',
    'accent-soft': '#e2f0f3',
    'on-accent': '#ffffff',
    danger: '#b3261e',
    'danger-soft': '#fdf1ef',
    success: '#17693f',
    'notice-soft': '#fff6df',
    focus: '#0b6275',
    'mark-1': '#0b6275',
    'mark-2': '#6fb7c4',
    'mark-3': '#f0b660',
    'mark-4': '#d9e8ec',
  },
  dark: {
    page: '#0d161b',
    surface: '#142027',
    ink: '#e9f0f3',
    muted: '#a2b3bc',
    line: '#2a3942',
    field: '#6d818c',
    accent: '#6ccbdd',
    'accent-strong': '#9adfec',
    'accent-soft': '#15323b',
    'on-accent': '#06222a',
    danger: '#ffa399',
    'danger-soft': '#331b1a',
    success: '#7fd6a6',
    'notice-soft': '#2f2814',
    focus: '#9adfec',
    'mark-1': '#4fb3c6',
    'mark-2': '#1f5967',
    'mark-3': '#d99f4b',
    'mark-4': '#20323b',
  },
}

/** The stylesheet that shows a page in one theme, whatever the browser prefers. */
export function themeStyle(theme: Theme, accent: Colour): string {
  const own = theme === 'light' ? lightTokens : darkTokens
  const tokens = { ...palettes[theme], ...(accent === defaultAccent ? {} : own(accent)) }
  const declarations = Object.entries(tokens).map(([name, colour]) => `--color-${name}:${colour}`)
  return `:root:root{color-scheme:${theme};${declarations.join(';')}}`
}
