// Bundled as a worker of its own: our Content-Security-Policy allows workers from this origin only.
import 'altcha/workers/pbkdf2'
