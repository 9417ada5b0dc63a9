/** How a key is exchanged without a gap. */
export function RotationSteps() {
  return (
    <ol className="flex list-decimal flex-col gap-1.5 pl-5 marker:text-muted">
      <li>
        In Frame, open the API integration, choose Manage Credentials and add another key. Its secret is shown
        once.
      </li>
      <li>
        Enter it here as the second key. From then on the portal tries whichever key Frame accepts, so no
        trial notices the exchange.
      </li>
      <li>Test the connection: both keys should work.</li>
      <li>
        Put the second key first. The two change places; nothing is lost if the new one turns out wrong.
      </li>
      <li>Revoke the old key in Frame, and remove it here.</li>
    </ol>
  )
}
