#include "cli/program.h"

#include <string>

#include "cli/help.h"
#include "cli/version.h"

namespace gouji {

std::unique_ptr<CLI::App> make_program(Session& session) {
  auto made = std::make_unique<CLI::App>(
      session.say({"勾稽：把政府信息公开工作年度报告读成核对过的数据表",
                   "gouji turns Chinese annual disclosure reports into checked data"}),
      "gouji");
  CLI::App& program = *made;
  prepare_program(program, session);
  program.set_version_flag("--version", "gouji " + program_version(),
                           session.say({"显示版本", "show the version"}));
  program.require_subcommand(1);
  add_extract_command(program, session);
  add_merge_command(program, session);
  add_export_command(program, session);
  add_audit_command(program, session);
  add_show_command(program, session);
  add_compare_command(program, session);
  add_explain_command(program, session);
  add_forms_command(program, session);
  return made;
}

}  // namespace gouji
