import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { EntityKind } from '../state/tenant'

export const kindWords: Record<EntityKind, string> = {
  customer: 'Customer',
  organization: 'Organization',
  account: 'Account',
}

/** A time of the emulator's clock, to the second. */
export function moment(ms: number): Markup {
  const at = new Date(ms).toISOString()
  return html`<time datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 19)} UTC</time>`
}

/** "1 h 5 min": the two largest units of a span, which may be of either sign. */
export function span(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  const parts = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor(whole / 3600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'min'],
    [whole % 60, 's'],
  ] as const
  const told = parts.filter(([count]) => count > 0).slice(0, 2)
  return told.length === 0 ? '0 s' : told.map(([count, unit]) => `${count} ${unit}`).join(' ')
}

export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`
}
