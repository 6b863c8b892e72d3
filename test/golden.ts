import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

/** Hold text against a file a person can read and review. UPDATE_GOLDEN=1 rewrites it. */
export function expectGolden(actual: string, file: string): void {
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, actual)
  if (!existsSync(file)) throw new Error(`${file} is missing: run with UPDATE_GOLDEN=1, then read it through`)
  expect(actual).toBe(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'))
}
