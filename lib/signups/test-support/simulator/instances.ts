import type { Operations } from '../portal-process/operations'
import { answerOf, startPortalProcess, type PortalProcess, type Reply } from '../portal-processes'
import { instances } from './plan-history'

export type Instances = ReturnType<typeof startInstances>

const patienceMs = 300

/** The portal of the histories: several processes, of which one that dies is replaced before the next step. */
export function startInstances() {
  const spare: PortalProcess[] = []
  const all = Array.from({ length: instances }, () => startPortalProcess())
  let kept = ''
  let aheadMs = 0

  const at = (index: number) => {
    const process = all[index % instances]
    if (!process) throw new Error('there is no such instance')
    return process
  }

  /** Who waits for long is told that ten seconds are over, so that no deadline costs a test its time. */
  async function ask<Name extends keyof Operations>(
    index: number,
    name: Name,
    ...given: Parameters<Operations[Name]>
  ): Promise<Reply<Awaited<ReturnType<Operations[Name]>>>> {
    const process = at(index)
    const reply = process.ask(name, ...given)
    const timer = setInterval(() => void process.ask('passDeadlines'), patienceMs)
    try {
      return await reply
    } finally {
      clearInterval(timer)
    }
  }

  const everywhere = (run: (process: PortalProcess) => Promise<Reply<unknown>>) =>
    Promise.all(all.map((process) => answerOf(run(process))))

  return {
    at,
    ask,
    /** Puts new processes in the place of those that died, takes failpoints away and sets all clocks alike. */
    async recover() {
      for (const [index, process] of all.entries()) {
        if (process.isAlive()) continue
        kept += process.takeOutput()
        all[index] = spare.pop() ?? startPortalProcess()
      }
      if (spare.length === 0) spare.push(startPortalProcess())
      await everywhere((process) => process.ask('arm', null))
      await everywhere((process) => process.ask('moveTime', aheadMs))
    },
    async moveTime(ms: number) {
      aheadMs = ms
      await everywhere((process) => process.ask('moveTime', ms))
    },
    forgetFrame: () => everywhere((process) => process.ask('forgetFrame')),
    /** Everything that any of them wrote since this was asked the last time. */
    takeOutput() {
      const taken = [kept, ...all.map((process) => process.takeOutput())].join('\n')
      kept = ''
      return taken
    },
    stop: () => Promise.all([...all, ...spare].map((process) => process.kill())),
  }
}
