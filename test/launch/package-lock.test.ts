import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

type Entry = { readonly optionalDependencies?: Readonly<Record<string, string>> }

// `npm install` leaves out of the lock file what the registry does not give it at that moment, such as the builds of a
// tool for other systems. `npm ci` then refuses the whole project elsewhere, with a list that is hard to understand.
test('the lock file names every optional package, those for other systems too', () => {
  const file = resolve(import.meta.dirname, '../../package-lock.json')
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Readonly<Record<string, Entry>> }
  const forgotten = Object.entries(packages).flatMap(([at, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter(
      name => !packages[`node_modules/${name}`] && !packages[`${at}/node_modules/${name}`],
    ),
  )
  expect(forgotten).toEqual([])
})
