import { CopyButton } from '@/app/_ui/copy-button'
import { Notice } from '@/app/_ui/notice'

/** What became of an invitation, with the link where somebody has to hand it on. */
export function InvitationDone({ state }: { state: { text: string; link: string | null } }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <div role="status" className="w-full">
        <Notice>
          <p>{state.text}</p>
          {state.link ? <p className="mt-2 font-medium break-all">{state.link}</p> : null}
        </Notice>
      </div>
      {state.link ? <CopyButton text={state.link} label="the link" /> : null}
    </div>
  )
}
