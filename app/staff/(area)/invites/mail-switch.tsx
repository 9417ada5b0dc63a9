import { Button } from '@/app/_ui/button'
import { chooseMailsAboutInvites } from './actions'

/** One's own wish for mails about one's own invites. */
export function MailSwitch({ isOn, canMail }: { isOn: boolean; canMail: boolean }) {
  return (
    <form
      action={chooseMailsAboutInvites}
      className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-5"
    >
      <p className="max-w-prose text-sm text-muted">
        {isOn
          ? 'A mail tells you when an invite of yours is launched for the first time, and three days before it ends.'
          : 'No mails tell you of first launches and of invites that end soon.'}
        {canMail ? '' : ' This portal cannot send mail at the moment.'}
      </p>
      <input type="hidden" name="wanted" value={isOn ? 'off' : 'on'} />
      <Button type="submit" tone="quiet">
        {isOn ? 'Switch these mails off' : 'Switch these mails on'}
      </Button>
    </form>
  )
}
