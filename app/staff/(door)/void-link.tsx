import { LinkButton } from '@/app/_ui/link-button'
import { paths } from '@/lib/paths'
import { setResponseStatus } from '@/lib/web/response-status'
import { DoorPage } from './door-page'

/** Instead of a page whose one-time link was used, replaced or never made. */
export function VoidLink() {
  setResponseStatus(410)
  return (
    <DoorPage title="This link does not work any more">
      <p>It was used, is too old, or was replaced by a later one.</p>
      <div className="flex flex-col gap-3">
        <LinkButton href={paths.staffForgot}>Ask for a new one</LinkButton>
        <LinkButton href={paths.staffSignIn} tone="quiet">
          Sign in
        </LinkButton>
      </div>
    </DoorPage>
  )
}
