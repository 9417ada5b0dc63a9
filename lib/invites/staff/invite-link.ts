import { absoluteUrl, paths } from '../../paths'
import { seal, unseal } from '../../secrets'
import { inviteCodeHash, newInviteCode } from '../invite-code'
import { InviteUtm, utmQuery } from './invite-utm'

/** So few characters that they give nothing of the code away; lists and the audit log name no more of it. */
const charactersShown = 5

/** A fresh code, as the row of its invite keeps it: by its hash, and sealed so that its owner can be shown the link. */
export function newCodeFor(inviteId: string) {
  const code = newInviteCode()
  return {
    codeHash: inviteCodeHash(code),
    codeStart: code.slice(0, charactersShown),
    codeSealed: seal(code, `invite:${inviteId}:code`),
  }
}

type Linked = { id: string; codeSealed: string | null; utm: unknown }

/** The link to hand out; null where only its holder knows the code. */
export function linkOf({ id, codeSealed, utm }: Linked): string | null {
  if (codeSealed === null) return null
  const code = unseal(codeSealed, `invite:${id}:code`)
  return `${absoluteUrl(paths.invite(code))}${utmQuery(InviteUtm.parse(utm))}`
}
