/** The pages of a PDF as they were printed. */
export const zhPictures = {
  pictures: {
    asPages: '页面',
    asPagesHint: '按 PDF 原样显示（Alt+P 切换）',
    asText: '文字',
    asTextHint: '只看读出的文字（Alt+P 切换）',
    larger: '放大',
    smaller: '缩小',
    fit: '适合宽度',
    loading: '正在打开原文件…',
    drawing: '正在画这一页…',
    notDrawn: {
      late: '这一页画得太久，已停下；可以看文字。',
      broken: '这一页画不出来；可以看文字。',
      'given-up': '这个文件几次让画面停下，不再画；可以看文字。',
    },
    instead: (why: string) => `${why}下面是读出的文字。`,
    noPlaces: '这份报告是旧版本读的，不知道每个数在页上的位置，所以没有框。重新读入这个文件就有了。',
    /** A place on the page for those who cannot see it. */
    place: (label: string, value: string) => `${label}：${value}`,
  },
}
