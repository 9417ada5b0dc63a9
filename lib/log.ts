import { pino } from 'pino'
import { findCurrentRequest } from './current-request'
import { env } from './env'

/** JSON lines on standard error. Callers pass ids and codes; the paths below are a second net, not the first. */
export const log = pino(
  {
    level: env().logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Every line that is written while a request is answered carries its id.
    mixin: () => ({ requestId: findCurrentRequest()?.id }),
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    hooks: { streamWrite: onOneLine },
    redact: {
      paths: [
        'email',
        '*.email',
        'token',
        '*.token',
        'sat',
        '*.sat',
        'secret',
        '*.secret',
        'cookie',
        '*.cookie',
      ],
      censor: '[removed]',
    },
  },
  pino.destination({ fd: 2, sync: true }),
)

/** JSON leaves the two separators of Unicode as they are, and some readers of logs take them for the end of a line. */
export function onOneLine(line: string): string {
  return line.replace(/[\u2028\u2029]/g, (mark) => (mark === '\u2028' ? '\\u2028' : '\\u2029'))
}

/** Not all an error carries: a driver's holds its whole connection, and some hold what was sent. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error ? String(error.code) : undefined
  return { type: error.name, code, message: error.message, stack: error.stack }
}
