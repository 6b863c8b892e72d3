import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '#shared/contract/api.ts'
import type { Language } from '#shared/domain/wording.ts'
import { recentStudies } from './recent.ts'

type Chosen = { command: MenuCommand; path?: string }

/**
 * The commands of the window itself, and those for whole studies, which the page carries out. Hidden on Windows and
 * Linux until Alt; the keys work always.
 */
export function setMenu(language: Language, choose: (chosen: Chosen) => void): void {
  const words = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const item = (command: MenuCommand, label: string, key?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    click: () => choose({ command }),
    // shown here, heard by the page: a key must not do the same thing twice
    ...(key ? { accelerator: key, registerAccelerator: false } : {}),
  })
  const recent = recentStudies().map(({ path, name, exists }) => ({
    label: exists ? `${name}  (${path})` : `${name}  (${words('不在原处', 'not there')})`,
    enabled: exists,
    click: () => choose({ command: 'recent', path }),
  }))
  const development: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [
        { type: 'separator' },
        { role: 'reload', label: words('重新载入', 'Reload') },
        { role: 'toggleDevTools', label: words('开发者工具', 'Developer tools') },
      ]
  const template: MenuItemConstructorOptions[] = [
    {
      label: words('文件', 'File'),
      submenu: [
        item('new', words('新建研究…', 'New study…'), 'CommandOrControl+N'),
        item('open', words('打开研究…', 'Open study…'), 'CommandOrControl+O'),
        { label: words('最近打开', 'Recent'), id: 'recent', enabled: recent.length > 0, submenu: recent },
        { type: 'separator' },
        item('copy', words('另存副本…', 'Save a copy…')),
        item('merge', words('合并另一份研究…', 'Merge another study…')),
        item('study', words('说明与备份', 'Description and backups')),
        item('reveal', words('在文件夹中显示', 'Show in folder')),
        { type: 'separator' },
        { role: 'quit', label: words('退出', 'Quit'), accelerator: 'CommandOrControl+Q' },
      ],
    },
    {
      label: words('编辑', 'Edit'),
      submenu: [
        { role: 'undo', label: words('撤销', 'Undo') },
        { role: 'redo', label: words('重做', 'Redo') },
        { type: 'separator' },
        { role: 'cut', label: words('剪切', 'Cut') },
        { role: 'copy', label: words('复制', 'Copy') },
        { role: 'paste', label: words('粘贴', 'Paste') },
        { role: 'selectAll', label: words('全选', 'Select all') },
      ],
    },
    {
      label: words('视图', 'View'),
      submenu: [
        { role: 'zoomIn', label: words('放大', 'Zoom in') },
        { role: 'zoomOut', label: words('缩小', 'Zoom out') },
        { role: 'resetZoom', label: words('实际大小', 'Actual size') },
        { type: 'separator' },
        { role: 'togglefullscreen', label: words('全屏', 'Full screen') },
        ...development,
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
