// Tables that show another year beside the year reported on: two rows for each of the form's,
// marked 2021年 and 2022年, or the whole table twice under captions such as 2021年情况. What is of
// another year is not this report's, and is listed as unmapped.
//
// Only where the year reported on is named in the same way beside it. A row of another year without
// that is doubtful, and so are all rows that are named where one is of a later year: a report of
// 2021 has no figures of 2022, so its own year is in doubt.
#pragma once

#include <string_view>
#include <vector>

#include "extract/document.h"
#include "schema/source_table.h"

namespace gouji {

// The year that a text names and says nothing else: 2022年, （2022年度）, 2022年情况; 本年 and 上年
// by the year of the report. 0 for any other text.
int named_year(std::string_view text, int report_year);

// Marks the rows that are of another year or whose year is in doubt, and gives those of
// `report_year` the label that both stand beside. Not in a sequence, where nothing stands beside
// anything.
void settle_row_years(SourceTable& table, int report_year, const LabelBook& book);

// Marks the tables of `document` that are of another year by the paragraphs in front of them. Where
// a paragraph that names a year has no table behind it, such paragraphs may stand below the tables
// that they name, and tell nothing.
void settle_table_years(std::vector<SourceTable>& tables, const Document& document, int report_year,
                        const LabelBook& book);

// Doubts the rows of a table whose caption names another year, whatever else it says, and not that
// of the report: 附：2022年有关情况, in a report of 2023 that may have none of its own.
void doubt_other_year(SourceTable& table, int report_year, const LabelBook& book);

}  // namespace gouji
