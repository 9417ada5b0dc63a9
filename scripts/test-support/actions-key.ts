import { parseLaunchEnvironment } from '../launcher/launch-environment'
import { findKeptSecrets } from '../launcher/secrets'
import { testEnvironment } from './test-environment'

/** The key `npm start` builds with on this machine, so that tests and start share one build; else the tests' own. */
export async function findActionsKey(): Promise<string> {
  const parsed = parseLaunchEnvironment(process.env)
  const fallback = testEnvironment.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
  if (parsed.kind === 'invalid') return fallback
  const { env, dataDir } = parsed.launch
  const kept = await findKeptSecrets(dataDir)
  return env.actionsKey ?? kept?.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? fallback
}
