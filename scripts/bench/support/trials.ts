import { Client } from 'pg'
import { postSignup } from '@/lib/signups/test-support/trial-world'
import { listTrials } from '@/lib/trials/list-trials'
import { browserCookieName, encodeBrowserCookie } from '@/lib/web/browser-cookie'

/** A running trial, and the Cookie header of the browser that owns it and no other. */
export type OwnTrial = { handle: string; cookie: string }

/** Signs up until there are so many trials, a few at a time. */
export async function startTrials(trials: OwnTrial[], slug: string, count: number): Promise<void> {
  let missing = count - trials.length
  const startSome = async () => {
    while (missing-- > 0) trials.push(await startTrial(slug))
  }
  await Promise.all([startSome(), startSome(), startSome(), startSome()])
}

async function startTrial(slug: string): Promise<OwnTrial> {
  const outcome = await postSignup(slug)
  if (outcome.kind !== 'granted' || !outcome.browserCookie)
    throw new Error(`a signup ended as ${outcome.kind}`)
  const [trial] = await listTrials(outcome.browserCookie)
  if (!trial) throw new Error('a trial was granted and is not there')
  return {
    handle: trial.handle,
    cookie: `${browserCookieName()}=${encodeBrowserCookie(outcome.browserCookie)}`,
  }
}

/** Makes every mint so old that no limit on bounces counts it any more. */
export async function ageMints(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(
      `update mints set started_at = started_at - interval '2 hours' where started_at > now() - interval '1 hour'`,
    )
  } finally {
    await client.end()
  }
}
