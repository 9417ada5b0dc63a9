import { readFileSync } from 'node:fs'

export type RedirectPayload = { number: number; kind: string; text: string }

/** Columns: number, what the WHATWG parser makes of it on a page of https://portal.example, the payload as JSON, its URL. */
export function readRedirectPayloads(): RedirectPayload[] {
  return readFileSync(new URL('redirect-payloads.txt', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line): RedirectPayload[] => {
      const [, number, kind, json] = /^\s*(\d+) ([A-Z-]+)\s+(".*")\s+=> /.exec(line) ?? []
      return number && kind && json ? [{ number: Number(number), kind, text: String(JSON.parse(json)) }] : []
    })
}
