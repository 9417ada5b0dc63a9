import { answerTo } from '@/app/staff/answer-to'
import { requireStaff } from '@/lib/staff/require-staff'
import { listTeam } from '@/lib/staff/team/list-team'
import { roleNames } from '../_people/role-names'
import { Said } from '../_shared/said'
import { Section } from '../_shared/section'
import { StaffPage } from '../staff-page'
import { sendInvitation } from './actions'
import { ColleagueCard } from './colleague-card'
import { InviteColleagueForm } from './invite-colleague-form'
import { saidAboutTeam } from './said-about-team'

type TeamPageProps = { searchParams: Promise<{ said?: string | string[] }> }

export default async function TeamPage({ searchParams }: TeamPageProps) {
  const staff = await requireStaff('team.manage')
  const [team, { said }] = await Promise.all([listTeam(staff), searchParams])
  const answer = answerTo(saidAboutTeam, said)
  return (
    <StaffPage title="Team">
      <Said text={answer} />
      <Section title="Invite a colleague">
        <p className="max-w-prose text-muted">
          Marketing reads reports and signups, sales makes invites of their own, an administrator does
          everything.
        </p>
        <InviteColleagueForm action={sendInvitation} roles={roleNames} />
      </Section>
      <section aria-labelledby="people" className="flex flex-col gap-4">
        <h2 id="people" className="text-lg font-semibold">
          {team.length === 1 ? 'One person' : `${team.length} people`}
        </h2>
        {team.length === 1 ? (
          <p className="text-muted">You are alone so far. Invite a colleague above.</p>
        ) : null}
        <ul className="flex flex-col gap-4">
          {team.map((colleague) => (
            <li key={colleague.id}>
              <ColleagueCard colleague={colleague} viewer={staff} />
            </li>
          ))}
        </ul>
      </section>
    </StaffPage>
  )
}
