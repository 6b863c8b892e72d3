import { readdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** A study that was never backed up is, as soon as it is opened: wait until that is over, it is not to be measured. */
export async function backupEnds(study: string): Promise<void> {
  const folder = study.replace(/\.nianbao$/, '-备份')
  for (let seconds = 0, calm = 0; seconds < 600 && calm < 5; seconds += 1) {
    await setTimeout(1_000)
    const isAtWork = listed(folder).some(name => name.endsWith('.part'))
    calm = isAtWork ? 0 : calm + 1
  }
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
