import Bowser from 'bowser'

/** Browser and system of a User-Agent in a few words, such as "Firefox, Windows"; empty when it says neither. */
export function deviceOf(userAgent: string | null): string {
  if (!userAgent) return ''
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500))
  return [browser.name, os.name].filter(Boolean).join(', ').slice(0, 80)
}
