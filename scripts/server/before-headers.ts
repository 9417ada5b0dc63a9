import type { ServerResponse } from 'node:http'

/** Runs `finish` when status and headers are decided and not yet sent; it may change both on the response. */
export function beforeHeaders(response: ServerResponse, finish: () => void): void {
  const writeHead = response.writeHead.bind(response)
  response.writeHead = (status: number, ...rest: unknown[]) => {
    response.statusCode = status
    for (const [name, value] of headerPairs(rest.find((part) => typeof part === 'object' && part !== null))) {
      response.setHeader(name, value)
    }
    finish()
    return writeHead(response.statusCode)
  }
}

/** `writeHead` takes an object, or names and values in one flat list. */
function headerPairs(headers: unknown): Array<[string, string | string[]]> {
  if (headers === undefined) return []
  const flat: unknown[] = Array.isArray(headers) ? headers : Object.entries(Object(headers)).flat(1)
  return flat.flatMap((name, at) => (at % 2 === 0 ? [[String(name), headerValue(flat[at + 1])]] : []))
}

function headerValue(value: unknown): string | string[] {
  return Array.isArray(value) ? value.map(String) : String(value)
}
