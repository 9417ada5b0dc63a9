import { curlSample } from './curl-sample'
import { nodeSample } from './node-sample'
import { phpSample } from './php-sample'
import { powershellSample } from './powershell-sample'
import { pythonRequestsSample, pythonSample } from './python-sample'
import type { SampleCall } from './sample-call'

export type SampleLanguage = {
  id: 'python' | 'python-requests' | 'node' | 'curl' | 'powershell' | 'php'
  name: string
  fileName: string
  write: (call: SampleCall) => string
}

/** In the order in which Frame's own Playground shows them. */
export const sampleLanguages: [SampleLanguage, ...SampleLanguage[]] = [
  { id: 'python', name: 'Python 3', fileName: 'sample.py', write: pythonSample },
  { id: 'python-requests', name: 'Python 3, requests', fileName: 'sample.py', write: pythonRequestsSample },
  { id: 'node', name: 'Node.js', fileName: 'sample.mjs', write: nodeSample },
  { id: 'curl', name: 'curl', fileName: 'sample.sh', write: curlSample },
  { id: 'powershell', name: 'PowerShell', fileName: 'sample.ps1', write: powershellSample },
  { id: 'php', name: 'PHP', fileName: 'sample.php', write: phpSample },
]
