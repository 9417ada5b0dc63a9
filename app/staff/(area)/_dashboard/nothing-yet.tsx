import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'
import { paths } from '@/lib/paths'
import { Nothing } from '../_shared/nothing'

/** Instead of a page full of zeros, where filters left nothing. */
export function NothingLeft() {
  return (
    <Nothing title="Nobody in these days fits all filters">Take a filter away, or choose more days.</Nothing>
  )
}

/** Instead of a page full of zeros: what will be here, and how to see it. */
export function NothingYet({ isOwn }: { isOwn: boolean }) {
  return (
    <Card className="flex max-w-prose flex-col items-start gap-4 p-6 sm:p-8">
      <h2 className="text-xl font-semibold">Nothing happened in these days</h2>
      <p>
        {isOwn
          ? 'As soon as somebody follows one of your invites, you see here how many looked, signed up, started a trial and came back, and where the others stopped.'
          : 'As soon as somebody opens a trial page, you see here how many looked, signed up, started a trial and came back, where they came from, and why the others stopped.'}
      </p>
      <p className="text-muted">
        Try it: open a trial page, sign up, and look here again. It takes a few seconds to be counted. To see
        which campaign works, add <code>?utm_campaign=spring</code> to the link.
      </p>
      <LinkButton href={paths.home} tone="quiet">
        See the trial pages
      </LinkButton>
    </Card>
  )
}
