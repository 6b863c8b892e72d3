import { existsSync, readFileSync } from 'node:fs'

const HEADER = 32
const FRAME_HEADER = 24
/** The two beginnings of a write-ahead log; the last bit says in which order its sums read the words. */
const MAGIC = 0x377f0682

/** Where SQLite keeps what has not yet been brought home into the study file. */
export function writeAheadPath(study: string): string {
  return `${study}-wal`
}

/**
 * Whether a write-ahead log has lost transactions that were once complete. SQLite reads up to the first bad frame and
 * says nothing; after a kill or a power cut that is right, since only what was never finished follows. It is not right
 * when a finished transaction of the same log stands behind.
 *
 * @see https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */
export function hasLostTransactions(study: string): boolean {
  const path = writeAheadPath(study)
  if (!existsSync(path)) return false
  const log = readFileSync(path)
  if (log.length <= HEADER) return false
  const magic = log.readUInt32BE(0)
  const pageSize = log.readUInt32BE(8)
  if ((magic & ~1) !== MAGIC || pageSize < 512 || pageSize > 65_536) return !isAllZero(log)
  const bigEndian = (magic & 1) === 1
  let sums = addUp(log, 0, 24, [0, 0], bigEndian)
  if (!agrees(sums, log, 24)) return true
  const salts = log.subarray(16, 24)
  let isWhole = true
  for (let at = HEADER; at + FRAME_HEADER + pageSize <= log.length; at += FRAME_HEADER + pageSize) {
    // Frames of an earlier round of the log have other salts: they were brought home long ago.
    if (!log.subarray(at + 8, at + 16).equals(salts)) {
      isWhole = false
      continue
    }
    const isCommit = log.readUInt32BE(at + 4) !== 0
    if (!isWhole && isCommit) return true
    sums = addUp(log, at, at + 8, sums, bigEndian)
    sums = addUp(log, at + FRAME_HEADER, at + FRAME_HEADER + pageSize, sums, bigEndian)
    isWhole = isWhole && agrees(sums, log, at + 16)
  }
  return false
}

type Sums = readonly [number, number]

function addUp(log: Buffer, from: number, to: number, [first, second]: Sums, bigEndian: boolean): Sums {
  let [a, b] = [first, second]
  for (let at = from; at < to; at += 8) {
    a = (a + (bigEndian ? log.readUInt32BE(at) : log.readUInt32LE(at)) + b) >>> 0
    b = (b + (bigEndian ? log.readUInt32BE(at + 4) : log.readUInt32LE(at + 4)) + a) >>> 0
  }
  return [a, b]
}

function agrees([a, b]: Sums, log: Buffer, at: number): boolean {
  return log.readUInt32BE(at) === a && log.readUInt32BE(at + 4) === b
}

function isAllZero(log: Buffer): boolean {
  return log.subarray(0, HEADER).every(byte => byte === 0)
}
