import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '#shared/domain/wording.ts'

/** The few commands that belong to the window itself. Hidden on Windows and Linux until Alt; the keys work always. */
export function setMenu(language: Language): void {
  const words = (zh: string, en: string) => (language === 'zh' ? zh : en)
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
      submenu: [{ role: 'quit', label: words('退出', 'Quit'), accelerator: 'CommandOrControl+Q' }],
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
