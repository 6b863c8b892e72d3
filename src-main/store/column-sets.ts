import type { ColumnSet } from '#shared/domain/grid.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** Choices of columns kept in the study, by name. */
export function columnSets(store: Store): readonly ColumnSet[] {
  return prepared<[], { name: string; indicators: string }>(
    store,
    'SELECT name, indicators FROM column_set ORDER BY name',
  )
    .all()
    .map(({ name, indicators }) => ({ name, indicators: JSON.parse(indicators) as ColumnSet['indicators'] }))
}

/** Keep a choice of columns in place of one of the same name. */
export function keepColumnSet(store: Store, { name, indicators }: ColumnSet): void {
  prepared<[string, string]>(
    store,
    `INSERT INTO column_set (name, indicators) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET indicators = excluded.indicators`,
  ).run(name, JSON.stringify(indicators))
}

export function dropColumnSet(store: Store, name: string): void {
  prepared<[string]>(store, 'DELETE FROM column_set WHERE name = ?').run(name)
}
