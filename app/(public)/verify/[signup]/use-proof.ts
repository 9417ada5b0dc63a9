'use client'

import { useEffect, useState } from 'react'

const pauseMs = 2_000
/** Codes are good for ten minutes; after a while longer nobody waits any more. */
const patienceMs = 15 * 60_000

/** Whether the address was proved; asks every two seconds while the window is looked at. */
export function useProof({ provedAlready, stateUrl }: { provedAlready: boolean; stateUrl: string }): boolean {
  const [proved, setProved] = useState(provedAlready)
  useEffect(() => {
    if (proved) return
    const givenUpAt = Date.now() + patienceMs
    const timer = setInterval(() => {
      if (Date.now() > givenUpAt) clearInterval(timer)
      else if (!document.hidden) void isProved(stateUrl).then((yes) => yes && setProved(true))
    }, pauseMs)
    return () => clearInterval(timer)
  }, [proved, stateUrl])
  return proved
}

/** A lost connection is no answer; the next question may get one. */
async function isProved(stateUrl: string): Promise<boolean> {
  try {
    const reply = await fetch(stateUrl, { cache: 'no-store' })
    const answer: unknown = await reply.json()
    return typeof answer === 'object' && answer !== null && 'proved' in answer && answer.proved === true
  } catch {
    return false
  }
}
