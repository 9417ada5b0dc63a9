import { prepareBuild } from '../launcher/build'
import { createProgress } from '../progress.mjs'
import { findActionsKey } from './actions-key'

/** Tests of whole servers run the production build; it is made here when the sources have changed since. */
export default async function buildPortal(): Promise<void> {
  await prepareBuild({ actionsKey: await findActionsKey(), progress: createProgress(process.stderr) })
}
