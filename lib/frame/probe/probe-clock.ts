import { askForToken, personBody, type TokenCall } from '@/lib/frame/probe/ask-for-token'
import type { FrameReply } from '@/lib/frame/call-frame'
import { asAssumed, different, notSeen, type ProbeFinding } from '@/lib/frame/probe/finding'
import { unknownProviderPath } from '@/lib/frame/probe/probe-refusals'
import type { ProbePorts, ProbeTarget } from '@/lib/frame/probe/probe-target'

// Just within and just beyond the usual windows of 1, 5 and 15 minutes.
const shiftsSeconds = [50, 70, 290, 310, 890, 910]
const assumedWindowSeconds = 300

/** How far the time of a signature may be off in either direction, as far as a handful of calls can tell. */
export async function probeClock(
  target: ProbeTarget,
  ports: ProbePorts,
  clockOffsetSeconds: number,
): Promise<ProbeFinding[]> {
  const way = await findWay(target, ports)
  const judge = async (seconds: number) => {
    const shiftSeconds = clockOffsetSeconds + seconds
    return way.judge(await askForToken(target, ports, { ...way.call, shiftSeconds }))
  }
  return [
    windowFinding('signature from the past', await findWindow((seconds) => judge(-seconds))),
    windowFinding('signature from the future', await findWindow(judge)),
  ]
}

type Judgement = 'accepted' | 'refused' | 'unclear'
type Way = { call: TokenCall; judge: (reply: FrameReply) => Judgement }

/** Where Frame checks the signature before it looks for the provider, a provider that is not there costs no tokens. */
async function findWay(target: ProbeTarget, ports: ProbePorts): Promise<Way> {
  const free = { body: personBody, path: unknownProviderPath(target.tokensUrl) }
  const right = statusOf(await askForToken(target, ports, free))
  const wrong = statusOf(await askForToken(target, ports, { ...free, signature: 'wrong' }))
  const isFree = right !== null && wrong !== null && right !== wrong
  return {
    call: isFree ? free : { body: personBody },
    judge: (reply) => {
      const status = statusOf(reply)
      if (status === null) return 'unclear'
      if (isFree ? status === right : status >= 200 && status < 300) return 'accepted'
      return status === (isFree ? wrong : 401) ? 'refused' : 'unclear'
    },
  }
}

function statusOf(reply: FrameReply): number | null {
  return reply.kind === 'reply' ? reply.status : null
}

type Window = { acceptedSeconds: number; triedSeconds: number; end: Exclude<Judgement, 'accepted'> | 'none' }

async function findWindow(judge: (seconds: number) => Promise<Judgement>): Promise<Window> {
  let acceptedSeconds = 0
  for (const triedSeconds of shiftsSeconds) {
    const end = await judge(triedSeconds)
    if (end !== 'accepted') return { acceptedSeconds, triedSeconds, end }
    acceptedSeconds = triedSeconds
  }
  return { acceptedSeconds, triedSeconds: acceptedSeconds, end: 'none' }
}

function windowFinding(subject: string, { acceptedSeconds, triedSeconds, end }: Window): ProbeFinding {
  const seen = `accepted at ${acceptedSeconds} s`
  if (end === 'none')
    return different(
      subject,
      `${seen}, the most that was tried`,
      'Clocks matter little here. Nothing to change.',
    )
  if (end === 'unclear')
    return notSeen(subject, `${seen}, no clear answer at ${triedSeconds} s`, 'Probe again in some minutes.')
  const isUsual = acceptedSeconds < assumedWindowSeconds && triedSeconds > assumedWindowSeconds
  return (isUsual ? asAssumed : different)(
    subject,
    `${seen}, refused at ${triedSeconds} s`,
    acceptedSeconds === 0
      ? 'Hardly any difference of clocks is allowed: set the clock of the portal by NTP, and watch it.'
      : 'The portal corrects itself by the Date of a refusal, up to 15 min. Keep its clock set by NTP.',
  )
}
