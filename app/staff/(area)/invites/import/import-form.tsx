import { Button } from '@/app/_ui/button'
import { largestFileBytes } from '@/lib/invites/staff/read-invite-file'
import { tryImport } from './actions'
import { LimitedFile, LimitedText } from './limited-fields'

/** A file, or its text: two forms, because a request has no room for both. */
export function ImportForm({ text }: { text: string }) {
  return (
    <div className="flex flex-col gap-8">
      <form action={tryImport} className="flex flex-col items-start gap-4">
        <label className="flex w-full flex-col gap-1.5 font-medium">
          File
          <LimitedFile mostBytes={largestFileBytes} />
        </label>
        <Button type="submit">Try out the file</Button>
      </form>
      <form action={tryImport} className="flex flex-col items-start gap-4">
        <label className="flex w-full flex-col gap-1.5 font-medium">
          Or the text of a file
          <LimitedText mostBytes={largestFileBytes} text={text} />
        </label>
        <Button type="submit" tone="quiet">
          Try out the text
        </Button>
      </form>
      <p className="text-sm text-muted">Trying out makes nothing. What would be made is shown first.</p>
    </div>
  )
}
