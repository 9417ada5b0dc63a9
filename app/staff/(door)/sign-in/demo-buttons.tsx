import { Button } from '@/app/_ui/button'
import { paths } from '@/lib/paths'
import { staffRoles } from '@/lib/staff/permissions'

/** In a demo nobody needs a password. */
export function DemoButtons({ next }: { next: string }) {
  return (
    <form
      method="post"
      action={paths.staffSignInToDemo}
      className="flex flex-col gap-3 border-b border-line pb-6"
    >
      <p>This is a demo: look around as whoever you like.</p>
      <input type="hidden" name="next" value={next} />
      {staffRoles.map((role) => (
        <Button
          key={role}
          type="submit"
          name="role"
          value={role}
          tone={role === 'admin' ? 'primary' : 'quiet'}
        >
          Sign in as {role}
        </Button>
      ))}
    </form>
  )
}
