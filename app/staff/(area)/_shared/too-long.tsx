import { Nothing } from './nothing'

/** Instead of figures or people that the database did not find in the time that a page may wait. */
export function TooLong() {
  return (
    <Nothing title="This takes too long to look up">
      So much has to be read for these filters together. Choose fewer days, or take a filter away.
    </Nothing>
  )
}
