import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '#shared/contract/api.ts'

contextBridge.exposeInMainWorld('bridge', {
  invoke: (name, input) => ipcRenderer.invoke('api', name, input),
  listen: hear => {
    const pass = (_event: unknown, name: string, news: unknown) => hear(name, news)
    ipcRenderer.on('news', pass)
    return () => void ipcRenderer.off('news', pass)
  },
  pathOf: file => webUtils.getPathForFile(file),
} satisfies Bridge)
