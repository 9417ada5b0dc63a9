import { readCapped } from '../read-capped'
import { SessionReport } from './report-session'

export type ReadReport =
  | { kind: 'report'; token: string; report: SessionReport }
  | { kind: 'refused'; status: 400 | 401 | 413 | 415 }

const longestBody = 1_024
const bearer = /^Bearer ([\x21-\x7e]{16,4096})$/

/** Takes a report apart, strictly: it comes from our own script, or from a stranger. */
export async function readReport(request: Request): Promise<ReadReport> {
  const token = bearer.exec(request.headers.get('authorization') ?? '')?.[1]
  if (token === undefined) return { kind: 'refused', status: 401 }
  if (!/^application\/json(?:;|$)/i.test(request.headers.get('content-type') ?? ''))
    return { kind: 'refused', status: 415 }
  const text = request.body ? await readCapped(request.body, longestBody) : ''
  if (text === null) return { kind: 'refused', status: 413 }
  const report = SessionReport.safeParse(parseJson(text))
  return report.success ? { kind: 'report', token, report: report.data } : { kind: 'refused', status: 400 }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
