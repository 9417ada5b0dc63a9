/** What the forms of a connection say when nothing came back. */
export const unreachable = {
  heading: 'The portal could not be reached',
  text: 'Nothing was sent. Check your connection and try again.',
  errors: {},
}
