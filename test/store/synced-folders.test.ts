import { expect, it } from 'vitest'
import { syncServiceOf } from '../../src-main/store/synced-folders.ts'

it.each([
  ['C:\\Users\\李\\OneDrive\\研究\\a.nianbao', 'onedrive'],
  ['C:\\Users\\李\\OneDrive - 某大学\\a.nianbao', 'onedrive'],
  ['C:\\Users\\Li\\iCloudDrive\\a.nianbao', 'icloud'],
  ['C:\\Users\\Li\\Dropbox (Personal)\\a.nianbao', 'dropbox'],
  ['G:\\My Drive\\a.nianbao', 'google-drive'],
  ['C:\\Users\\Li\\Nutstore\\1\\我的坚果云\\a.nianbao', 'nutstore'],
  ['D:\\BaiduSyncdisk\\a.nianbao', 'baidu'],
  ['C:\\Users\\Li\\WPSDrive\\123\\WPS云盘\\a.nianbao', 'wps'],
  ['/Users/li/Library/Mobile Documents/com~apple~CloudDocs/a.nianbao', 'icloud'],
  ['/Users/li/Library/CloudStorage/OneDrive-Personal/a.nianbao', 'onedrive'],
  ['/Users/li/Library/CloudStorage/GoogleDrive-li@example.org/My Drive/a.nianbao', 'google-drive'],
  ['/Users/li/Library/CloudStorage/Dropbox/a.nianbao', 'dropbox'],
  ['/Users/li/Library/CloudStorage/Something/a.nianbao', 'other'],
  ['/home/li/Nutstore Files/a.nianbao', 'nutstore'],
  ['/home/li/dropbox/a.nianbao', 'dropbox'],
  ['/run/user/1000/gvfs/google-drive:host=x/a.nianbao', 'google-drive'],
  ['/home/li/Documents/年报台/a.nianbao', null],
  ['/home/li/Dropbox.nianbao', null],
  ['/home/li/My Dropbox notes/a.nianbao', null],
  ['C:\\Users\\Li\\Documents\\OneDriveBackupPlan\\a.nianbao', null],
])('%s → %s', (path, id) => {
  expect(syncServiceOf(path, {})?.id ?? null).toBe(id)
})

it('goes by where the service says its folder is, and by its own folder only', () => {
  const environment = { OneDriveCommercial: 'D:\\工作\\云' }
  expect(syncServiceOf('D:\\工作\\云\\a.nianbao', environment)?.id).toBe('onedrive')
  expect(syncServiceOf('D:\\工作\\a.nianbao', environment)).toBeNull()
  expect(syncServiceOf('D:\\工作\\云端\\a.nianbao', environment)).toBeNull()
})
