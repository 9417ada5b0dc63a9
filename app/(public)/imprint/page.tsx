import { LegalPage } from '../legal-page'

export default function ImprintPage() {
  return <LegalPage page="imprint" />
}
