// The fields of a report that has no table: what its prose states.
//
// A sentence is no cell. It may speak of another body, of several years, of a part, or only
// roughly, and nothing beside it says so: of the 73 wordings in tests/schema/prose_fields_test.cc
// 35 give a figure that only a person can judge, and 16 none at all. So a figure is taken only
// where a claim of the form finds it, and goes under review for any of these:
//   - words before it, or in the rest of its clause, that a claim_scope, a claim_doubt, or the
//     claim's own `doubt` and `unless` name: 全市, 截至, 约, 其中, 含上年结转;
//   - another year was named last in its paragraph;
//   - the form could mean more than one field by it (several sums in `accepts`);
//   - what is said to be none is qualified (无一起行政复议被…);
//   - its text is recognised or in doubt;
//   - another sentence states another figure. One that is not under review for these reasons stands
//     before those that are; where two such disagree there is no figure, and the state is
//     unreadable;
//   - figures that an identity of the form sums up do not tie out, or parts exceed their total.
// Every reason is a finding of rule "text" that quotes the sentence. What nobody claims has no
// field: it is not listed as 0, nor as missing.
#pragma once

#include <vector>

#include "schema/form.h"
#include "schema/prose.h"
#include "schema/record.h"

namespace gouji {

// Gives `record`, which has no form and no fields, those that `prose` states, in form order, under
// the form of its year; nothing where the year is unknown, no form takes up that year, or no claim
// is found. `recognised`: the text is that of pictures. Returns findings of rule "text" and, as
// warnings, of the form's identities.
std::vector<Finding> fill_from_prose(const std::vector<Sentence>& prose,
                                     std::span<const Form> forms, bool recognised, Record& record);

}  // namespace gouji
