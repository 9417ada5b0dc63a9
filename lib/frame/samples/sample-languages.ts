import { curlSample } from '@/lib/frame/samples/curl-sample'
import { nodeSample } from '@/lib/frame/samples/node-sample'
import { phpSample } from '@/lib/frame/samples/php-sample'
import { powershellSample } from '@/lib/frame/samples/powershell-sample'
import { pythonSample } from '@/lib/frame/samples/python-sample'
import type { SampleCall } from '@/lib/frame/samples/sample-call'

type SampleLanguage = {
  id: 'python' | 'node' | 'curl' | 'powershell' | 'php'
  name: string
  write: (call: SampleCall) => string
}

/** In the order of Frame's own Playground. All of it also runs in the browser, where samples follow what is typed. */
export const sampleLanguages: SampleLanguage[] = [
  { id: 'python', name: 'Python 3', write: pythonSample },
  { id: 'node', name: 'Node.js', write: nodeSample },
  { id: 'curl', name: 'curl', write: curlSample },
  { id: 'powershell', name: 'PowerShell', write: powershellSample },
  { id: 'php', name: 'PHP', write: phpSample },
]
