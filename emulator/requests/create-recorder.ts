import type { RequestBody } from '../http/read-body'
import { parseJson } from '../http/parse-json'
import type { Clock } from '../state/clock'
import { maskHeaders, maskJson, maskText } from './mask-secrets'

/** One call of Frame's API as it arrived. `status` stays null when no answer was given. */
export type RecordedRequest = {
  id: number
  at: string
  method: string
  path: string
  status: number | null
  headers: Record<string, string>
  body: unknown
}

export type Recorder = {
  begin: (request: Request) => RecordedRequest
  noteBody: (entry: RecordedRequest, body: RequestBody) => void
  list: () => RecordedRequest[]
  count: () => number
  clear: () => void
}

const keptRequests = 500

/** Remembers the last 500 calls, masked before they are kept. Arrival order, latest last. */
export function createRecorder({ clock, secrets }: { clock: Clock; secrets: () => string[] }): Recorder {
  let entries: RecordedRequest[] = []
  let nextId = 1
  return {
    begin(request) {
      const url = new URL(request.url)
      const entry: RecordedRequest = {
        id: nextId++,
        at: new Date(clock.nowMs()).toISOString(),
        method: request.method,
        path: maskText(url.pathname + url.search, secrets()),
        status: null,
        headers: maskHeaders(request.headers, secrets()),
        body: '',
      }
      entries.push(entry)
      if (entries.length > keptRequests) entries.shift()
      return entry
    },
    noteBody(entry, body) {
      entry.body = describeBody(body, secrets())
    },
    list: () => entries,
    count: () => entries.length,
    clear() {
      entries = []
      nextId = 1
    },
  }
}

function describeBody(body: RequestBody, secrets: string[]): unknown {
  switch (body.kind) {
    case 'too-large':
      return '(more than 64 kB, not read)'
    case 'not-utf8':
      return '(not UTF-8 text)'
    case 'text': {
      const parsed = parseJson(body.text)
      return parsed.kind === 'value' ? maskJson(parsed.value, secrets) : maskText(body.text, secrets)
    }
  }
}
