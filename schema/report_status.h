// What became of an input that could be read: the `status` and `message` of reports.csv.
#pragma once

#include <vector>

#include "extract/document.h"
#include "schema/form.h"
#include "schema/record.h"
#include "schema/report.h"

namespace gouji {

struct Judgement {
  Status status = Status::failed;
  Message message;  // for status other than ok: why, and what to do
};

// ok: every field of the form has its cell, and every table has a figure. incomplete: a table or a
// field is missing, or a table has no figure. Without a statutory table (`form` null): failed when
// pages are pictures that may hold it, prose_only when the text is that of an annual report,
// not_a_report otherwise.
Judgement judge(const Document& document, const Record& record, const Form* form);

// The same of a record by itself: ok or incomplete. `unread`: pages whose text could not be read.
Judgement judge_record(const Record& record, const Form& form, std::vector<int> unread);

// The message of a report whose status is prose_only; its fields are those that the prose states.
Message prose_message(const Record& record);

// Whether title, first paragraphs or section headings are those of an annual report on open
// government information. One mention in running text is not enough.
bool reads_like_report(const Document& document);

}  // namespace gouji
