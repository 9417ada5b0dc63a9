import { prepareBuild } from '../launcher/build'
import { createProgress } from '../progress.mjs'
import { testEnvironment } from './test-environment'

/** Tests of whole servers run the production build, which is made here when the sources have changed since. */
export default async function buildPortal(): Promise<void> {
  const actionsKey = { from: 'us', value: testEnvironment.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } as const
  await prepareBuild({ actionsKey, progress: createProgress(process.stderr) })
}
