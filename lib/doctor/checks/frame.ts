import { db } from '../../db'
import { askFrame, type FrameAnswer } from '../../frame/ask-frame'
import { findProbeTarget } from '../find-probe-target'
import { failure, type Finding, ok, warning } from '../finding'

/** Asks the Frame of each connection, with its key, for something that costs nothing; no token is minted. */
export async function checkFrame(): Promise<Finding[]> {
  const connections = await db().connection.findMany({ orderBy: { name: 'asc' }, select: { name: true } })
  const findings = await Promise.all(connections.map(({ name }) => checkConnection(name)))
  return findings.length > 0 ? findings.flat() : [warning('Frame', 'There is no connection: add one first.')]
}

async function checkConnection(name: string): Promise<Finding[]> {
  const subject = `connection ${name}`
  const found = await findProbeTarget(name)
  if (found.kind === 'problem') return [warning(subject, found.message)]
  const answer = await askFrame(found.target)
  if (answer.kind === 'no-answer') return [failure(subject, `Frame does not answer: ${answer.problem}`)]
  return [judgeKey(subject, answer), ...judgeClock(subject, answer.aheadSeconds)]
}

function judgeKey(subject: string, { key, status }: FrameAnswer & { kind: 'answer' }): Finding {
  switch (key) {
    case 'accepted':
      return ok(subject, 'Frame answers and accepts the key.')
    case 'refused':
      return failure(subject, 'Frame refuses the key (401): enter client id and secret again.')
    case 'may-not':
      return warning(
        subject,
        'Frame accepts the key, but not for sessions (403): launches cannot be listed. Give its API integration the role for them, or use a Launch link.',
      )
    case 'unclear':
      return warning(
        subject,
        `Frame answers, and does not say whether it accepts the key (${status}): test the connection to find out.`,
      )
  }
}

function judgeClock(subject: string, aheadSeconds: number | null): Finding[] {
  if (aheadSeconds === null) return []
  const seconds = Math.abs(aheadSeconds)
  if (seconds <= 5) return [ok(subject, 'Portal and Frame agree on the time.')]
  const way = aheadSeconds > 0 ? 'ahead of' : 'behind'
  return [
    warning(subject, `Frame's clock is ${seconds} s ${way} the portal's: set the portal's clock by NTP.`),
  ]
}
