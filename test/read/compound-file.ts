const SECTOR = 512
const [FREE, LAST, TABLE] = [0xffffffff, 0xfffffffe, 0xfffffffd]

/** A compound file with one stream of each name, up to three: a head, a table of sectors, a directory, the streams. */
export function compoundFile(...names: string[]): Uint8Array {
  const sectorsEach = 10
  const file = Buffer.alloc(SECTOR * (3 + names.length * sectorsEach))
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(9, 30)
  file.writeUInt16LE(6, 32)
  file.writeUInt32LE(1, 44)
  file.writeUInt32LE(1, 48)
  file.writeUInt32LE(4_096, 56)
  file.writeUInt32LE(LAST, 60)
  file.writeUInt32LE(LAST, 68)
  file.fill(0xff, 76, SECTOR)
  file.writeUInt32LE(0, 76)
  const table = file.subarray(SECTOR, SECTOR * 2).fill(0xff)
  table.writeUInt32LE(TABLE, 0)
  table.writeUInt32LE(LAST, 4)
  const directory = file.subarray(SECTOR * 2, SECTOR * 3)
  entry(directory, 0, 'Root Entry', 5, LAST, 0)
  directory.writeUInt32LE(names.length > 0 ? 1 : FREE, 76)
  for (const [nth, name] of names.entries()) {
    const start = 2 + nth * sectorsEach
    for (let at = 0; at < sectorsEach; at += 1)
      table.writeUInt32LE(at === sectorsEach - 1 ? LAST : start + at + 1, (start + at) * 4)
    entry(directory, nth + 1, name, 2, start, sectorsEach * SECTOR)
    if (nth + 1 < names.length) directory.writeUInt32LE(nth + 2, (nth + 1) * 128 + 72)
  }
  return new Uint8Array(file)
}

function entry(directory: Buffer, nth: number, name: string, kind: number, start: number, size: number): void {
  const bytes = directory.subarray(nth * 128, (nth + 1) * 128)
  bytes.write(name, 'utf16le')
  bytes.writeUInt16LE(name.length * 2 + 2, 64)
  bytes.writeUInt8(kind, 66)
  bytes.fill(0xff, 68, 80)
  bytes.writeUInt32LE(start, 116)
  bytes.writeUInt32LE(size, 120)
}
