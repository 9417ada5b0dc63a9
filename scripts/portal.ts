import { apply } from './portal/apply'
import { backupCommand } from './portal/backup'
import { doctor } from './portal/doctor'
import { eraseCommand } from './portal/erase'
import { explain } from './portal/explain'
import { exportCommand } from './portal/export'
import { exportPersonCommand } from './portal/export-person'
import { CommandProblem } from './portal/command-problem'
import { preSessionScriptCommand } from './portal/pre-session-script'
import { probeFrameCommand } from './portal/probe-frame'
import { reopenCommand } from './portal/reopen'
import { restoreCommand } from './portal/restore'
import { staffCommand } from './portal/staff'
import { verifyAuditCommand } from './portal/verify-audit'

const usage = `Usage: npm run portal -- COMMAND

  doctor            looks at everything a signup depends on and says what to do; --json for programs
  apply FILE        merges a settings file (connections, products, quotas, staff); - reads standard input
  export            prints the settings, without secrets, as apply accepts them
  explain SIGNUP    says why a signup went as it did: by id, handle or e-mail address; --json for programs
  probe-frame       asks Frame about what its documentation leaves open; --connection NAME, --json, --yes
  staff add EMAIL   adds somebody to the staff and prints a link to choose a password by; --role ROLE, --name NAME;
                    also: staff link EMAIL, staff deactivate EMAIL
  export-person EMAIL
                    prints everything that is held about a person, as JSON
  erase EMAIL       forgets a person: ends what runs, and takes name, address and words out of every table
  backup FILE       saves everything to one file while the portal runs; --with-keys (BACKUP_PASSPHRASE)
  restore FILE      puts a backup in place of what the database holds; --replace where that is not nothing
  reopen            opens the products that a restore closed, once you have looked at their limits
  verify-audit      says whether the audit log is as it was written, and names the first entry that is not
  pre-session-script PRODUCT
                    prints the PowerShell that reports the product's sessions from inside; docs/telemetry.md says where it goes
  help              prints this

Each works beside a running portal and without one. Results go to standard output, everything else to standard error.
`

const commands: Record<string, (args: string[]) => Promise<number>> = {
  doctor,
  apply,
  export: exportCommand,
  explain,
  backup: backupCommand,
  restore: restoreCommand,
  reopen: reopenCommand,
  'export-person': exportPersonCommand,
  erase: eraseCommand,
  'probe-frame': probeFrameCommand,
  staff: staffCommand,
  'verify-audit': verifyAuditCommand,
  'pre-session-script': preSessionScriptCommand,
  help,
}

process.exitCode = await run(process.argv.slice(2))

async function run([name = 'help', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    process.stderr.write(`There is no command ${name}.\n\n${usage}`)
    return 2
  }
  try {
    return await command(args)
  } catch (error) {
    if (!(error instanceof CommandProblem)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

async function help(): Promise<number> {
  process.stdout.write(usage)
  return 0
}
