"""Writes the table that is measured with openpyxl in write-only mode: workbook-openpyxl.py <path> <rows>

Says its own peak memory in bytes and processor seconds at the end, as the Node scripts do.
"""
import resource
import sys

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

TEXTS, NUMBERS, FORMULAS = 4, 24, 32


def number_of(row, column):
    return (row * 31 + column * 7919) % 5000


def styled(sheet, value, number_format):
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = number_format
    return cell


def row_of(sheet, row):
    at = row + 2
    yield f"第{row % 997}县民政局"
    yield "三、收到和处理政府信息公开申请情况"
    yield f"(一)予以公开·指标{row % 60}"
    yield "件"
    for column in range(NUMBERS):
        yield styled(sheet, number_of(row, column), "#,##0")
    for column in range(FORMULAS):
        earlier = column % (NUMBERS - 1)
        a = f"{get_column_letter(TEXTS + earlier + 1)}{at}"
        b = f"{get_column_letter(TEXTS + earlier + 2)}{at}"
        # it cannot write what a formula comes to
        yield styled(sheet, f'=IF(AND(ISNUMBER({b}),ISNUMBER({a})),{b}-{a},"")', '"▲"#,##0;"▼"#,##0;0')


def main(path, rows):
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("对照表")
    sheet.freeze_panes = "E2"
    sheet.append([f"列{at}" for at in range(TEXTS + NUMBERS + FORMULAS)])
    for row in range(rows):
        sheet.append(list(row_of(sheet, row)))
    workbook.save(path)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(usage.ru_maxrss * 1024, usage.ru_utime + usage.ru_stime)


main(sys.argv[1], int(sys.argv[2]))
