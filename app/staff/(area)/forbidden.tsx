import { LinkButton } from '@/app/_ui/link-button'
import { paths } from '@/lib/paths'
import { StaffPage } from './staff-page'

/** For people of staff whose role does not include what they opened. */
export default function Forbidden() {
  return (
    <StaffPage title="Your role does not include this">
      <p className="max-w-prose text-lg text-muted">
        An administrator can change that. Until then, everything that you may do is in the navigation.
      </p>
      <div>
        <LinkButton href={paths.staff}>Back to the overview</LinkButton>
      </div>
    </StaffPage>
  )
}
