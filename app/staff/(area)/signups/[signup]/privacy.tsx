import { Button } from '@/app/_ui/button'
import { Disclosure } from '@/app/_ui/disclosure'
import { LinkButton } from '@/app/_ui/link-button'
import { paths } from '@/lib/paths'
import type { FoundSignup } from '@/lib/signups/staff/find-signup'
import { erasePersonForGood } from './erase-actions'

/** What the person may demand: to read all that is held about them, and to be forgotten. */
export function Privacy({ signup }: { signup: Pick<FoundSignup, 'id' | 'anonymisedAt' | 'email'> }) {
  if (signup.anonymisedAt) {
    return (
      <p className="text-muted">
        Who this was is forgotten. What is left is counted in reports and quotas and names nobody.
      </p>
    )
  }
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col items-start gap-2">
        <LinkButton tone="quiet" href={paths.staffPersonExport(signup.id)} download>
          Download all about this person
        </LinkButton>
        <p className="text-sm text-muted">
          A JSON file with every signup of this address, to hand over to whom it is about.
        </p>
      </div>
      <Disclosure summary="Erase this person …">
        <form action={erasePersonForGood} className="flex flex-col items-start gap-4">
          <input type="hidden" name="signup" value={signup.id} />
          <p className="text-sm">
            Ends a running trial, then forgets every signup of{' '}
            <strong className="break-all">{signup.email}</strong> on all products, with mails, notes and
            invites for this address. Limits still count the person. At Frame a named user stays: remove it in
            Frame’s console. Backups made before now still hold the person.
          </p>
          <label className="flex items-start gap-3">
            <input type="checkbox" name="sure" value="yes" required className="mt-1 size-5 shrink-0" />
            <span>I am sure. Nobody can bring this back.</span>
          </label>
          <Button type="submit" tone="quiet">
            Erase for good
          </Button>
        </form>
      </Disclosure>
    </div>
  )
}
