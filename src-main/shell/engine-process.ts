import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, utilityProcess } from 'electron'
import type { FromEngine, ToEngine } from '#shared/contract/api.ts'
import { log } from './log.ts'
import { engineScript } from './places.ts'

/** A running engine, whatever kind of process it is in. */
export type EngineProcess = {
  readonly kind: 'utility' | 'node'
  post(message: ToEngine): void
  onMessage(hear: (message: FromEngine) => void): void
  /** `how` is what a person can quote: an exit code or a signal. */
  onExit(hear: (how: string) => void): void
  /** Ask for the end: the engine finishes what it has in hand, closes its study and exits. */
  release(): void
  kill(): void
}

/** better-sqlite3 13 needs Node-API 10, which Electron has from version 45 on. */
const NODE_API_WANTED = 10

/**
 * What is new stays within what Electron's own Node gives it (megabytes), here and on the command line: a Node of 64 bits
 * would take 150 MB more for long work, without being faster.
 */
const YOUNG_SPACE = '--max-semi-space-size=16'

/**
 * Start the engine. Only after Electron is ready: utilityProcess does not exist before.
 * In Electron's own Node where that can load better-sqlite3, else in a Node 24 child.
 * NIANBAO_ENGINE=utility|node decides otherwise, NIANBAO_NODE names the Node.
 */
export function startEngine(): EngineProcess {
  return engineKind() === 'utility' ? inUtilityProcess() : inNodeChild()
}

function engineKind(): 'utility' | 'node' {
  const wanted = process.env.NIANBAO_ENGINE
  if (wanted === 'utility' || wanted === 'node') return wanted
  return Number(process.versions.napi) >= NODE_API_WANTED ? 'utility' : 'node'
}

function inUtilityProcess(): EngineProcess {
  const child = utilityProcess.fork(engineScript(), [], { serviceName: 'nianbao-engine', stdio: 'pipe' })
  child.stdout?.on('data', chunk => relayOutput(chunk))
  child.stderr?.on('data', chunk => relayOutput(chunk))
  return {
    kind: 'utility',
    post: message => child.postMessage(message),
    onMessage: hear => void child.on('message', (message: FromEngine) => hear(message)),
    onExit: hear => void child.on('exit', code => hear(`exit code ${code}`)),
    // its channel cannot be closed from this side, and on Windows there is no signal that leaves time to close a study
    release: () => child.postMessage({ id: 0, name: 'engine.close', input: {} } satisfies ToEngine),
    kill: () => void child.kill(),
  }
}

function inNodeChild(): EngineProcess {
  const child = fork(engineScript(), [], {
    execPath: nodeProgram(),
    execArgv: [YOUNG_SPACE],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  child.stdout?.on('data', chunk => relayOutput(chunk))
  child.stderr?.on('data', chunk => relayOutput(chunk))
  return {
    kind: 'node',
    post: message => {
      if (child.connected) child.send(message, error => error && log('message to the engine lost', error))
    },
    onMessage: hear => void child.on('message', message => hear(message as FromEngine)),
    onExit: hear => {
      child.on('exit', (code, signal) => hear(signal ? `signal ${signal}` : `exit code ${code}`))
      child.on('error', error => {
        if (child.pid === undefined) hear(error.message)
      })
    },
    // the engine takes the closed channel for the wish to end
    release: () => {
      if (child.connected) child.disconnect()
    },
    kill: () => void child.kill(),
  }
}

function nodeProgram(): string {
  const given = process.env.NIANBAO_NODE
  if (given && existsSync(given)) return given
  return join(app.getAppPath(), 'node_modules/.bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** What the engine prints is meant for whoever looks for a bug. */
function relayOutput(chunk: unknown): void {
  const text = String(chunk).trimEnd()
  if (text) log(`engine: ${text}`)
}
