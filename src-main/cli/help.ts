import type { Wording } from '#shared/domain/wording.ts'

export const HELP: Wording = {
  zh: `年报台 · 命令行

  import <文件或文件夹…> --study <研究.nianbao> [--force] [--json]
      读入年报。没有这个研究文件就新建；读过的文件不重复读，--force 时重读（更正保留）。
  values --study <研究.nianbao> [--json]
      每份报告的数值、本地指标和正文里的数字，连同出处。
  findings --study <研究.nianbao> [--json]
      对不上的地方。
  search <词…> --study <研究.nianbao> [--json]
      原文里同时有这些词的报告，连同位置和上下文。
  compare --study <研究.nianbao> [--years 2016,2017] [--organisations 甲,乙] --out <表.xlsx> [--json]
      把各机构、各年份并排写进 Excel。不写年份、机构就是全部。
  compare --study <研究.nianbao> --view <视图名> --out <表.xlsx> [--json]
      把窗口里存下的比较或面板写进 Excel，和在窗口里打开这个视图再导出的文件一字不差。
  export --study <研究.nianbao> [--recipe <方案.json>] --out <文件夹> [--json]
      按导出方案写出数据集、读入脚本和编码本；不给方案就按常用的写。同一研究、同一方案，写出的文件一字不差。

  --json        输出 JSON，供别的程序读
  --lang zh|en  说中文（默认）或英文
  --help        这一页

有错时用文字写到标准错误，退出码 1。`,
  en: `Nianbao on the command line

  import <file or folder…> --study <study.nianbao> [--force] [--json]
      Read reports. The study is made when there is none; known files are not read twice, --force reads them again
      (corrections stay).
  values --study <study.nianbao> [--json]
      The values of each report, its local indicators and the figures in its prose, with where each was read.
  findings --study <study.nianbao> [--json]
      What does not agree.
  search <words…> --study <study.nianbao> [--json]
      Reports whose text holds all these words, with the place and what stands around it.
  compare --study <study.nianbao> [--years 2016,2017] [--organisations a,b] --out <table.xlsx> [--json]
      Bodies and years side by side in Excel; all of them where none is named.
  compare --study <study.nianbao> --view <name of a view> --out <table.xlsx> [--json]
      A comparison or panel kept as a view, in Excel: the same bytes as the window writes with that view open.
  export --study <study.nianbao> [--recipe <recipe.json>] --out <folder> [--json]
      Data sets, files that load them and the codebook, as a recipe says; without one, as is usual. The same study and
      recipe give the same bytes.

  --json        print JSON, for other programs
  --lang zh|en  speak Chinese (as set) or English
  --help        this page

Errors go to standard error, in words, with exit code 1.`,
}
