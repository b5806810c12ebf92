#include "cli/reference/man_page.h"

#include <string_view>

namespace gouji {
namespace {

// What roff would obey: backslashes, hyphens, and a dot or quote that begins a line.
std::string roff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      // A line may break before any Han character, of which E4 to E9 is the first byte.
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0xE4 && byte <= 0xE9 && !out.empty()) out += "\\:";
      if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
      out += c;
    }
  }
  return out;
}

// "gouji turns …" as the description of gouji: "turns …".
std::string without_name(const std::string& description) {
  for (const std::string_view name : {"gouji ", "勾稽："}) {
    if (description.compare(0, name.size(), name) == 0) return description.substr(name.size());
  }
  return description;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }

class ManPage {
 public:
  ManPage(const CommandEntry& tree, Language language)
      : tree_(tree), zh_(language == Language::zh) {}

  std::string write(const std::string& version) {
    out_ = ".TH GOUJI 1 \"\" \"gouji " + version + "\" \"" + say("用户手册", "User Commands") +
           "\"\n.nh\n";
    section("名称", "NAME");
    out_ += "gouji \\- " + roff(without_name(tree_.description)) + "\n";
    section("概要", "SYNOPSIS");
    for (const CommandEntry* command : all_commands(tree_)) {
      if (command != &tree_) out_ += synopsis(*command) + "\n.br\n";
    }
    write_description();
    section("命令", "COMMANDS");
    for (const CommandEntry* command : all_commands(tree_)) {
      if (command != &tree_) write_command(*command);
    }
    section("选项", "OPTIONS");
    write_options(tree_);
    write_end();
    return std::move(out_);
  }

 private:
  const char* say(const char* zh, const char* en) const { return zh_ ? zh : en; }
  void section(const char* zh, const char* en) { out_ += std::string(".SH ") + say(zh, en) + "\n"; }

  static std::string synopsis(const CommandEntry& command) {
    std::string line = bold(command.name);
    for (const OptionEntry& option : command.options) {
      if (option.is_argument) {
        std::string name = italic(option.value) + (option.repeats ? "\\|.\\|.\\|." : "");
        line += " " + (option.required ? name : "[" + name + "]");
      } else if (option.required) {
        line += " " + bold(option.names.back()) + " " + italic(option.value);
      }
    }
    return line;
  }

  void write_description() {
    section("说明", "DESCRIPTION");
    out_ +=
        roff(say(
            "读取 PDF、扫描件、网页、Word 文件和文本中的法定表格，写成可核对、可引用的数据；存疑"
            "的数标出待复核，从不擅改。",
            "Reads the statutory tables of reports in PDF, scans, web pages, Word files and "
            "text, and writes data that can be checked and cited. A figure that it is not sure "
            "of is marked for review; none is ever corrected unasked.")) +
        "\n";
  }

  void write_command(const CommandEntry& command) {
    out_ += ".SS " + roff(command.name) + "\n" + synopsis(command) + "\n.PP\n" +
            roff(command.description) + "\n";
    write_options(command);
    if (!command.footer.empty()) out_ += ".PP\n" + roff(command.footer) + "\n";
  }

  // Those that every command has are told once, at the end.
  bool is_shared(const CommandEntry& command, const OptionEntry& option) const {
    if (&command == &tree_) return false;
    for (const OptionEntry& shared : tree_.options) {
      if (shared.names == option.names) return true;
    }
    return false;
  }

  void write_options(const CommandEntry& command) {
    for (const OptionEntry& option : command.options) {
      if (is_shared(command, option)) continue;
      out_ += ".TP\n";
      if (option.is_argument) {
        out_ += italic(option.value);
      } else {
        for (std::size_t i = 0; i < option.names.size(); ++i) {
          out_ += (i == 0 ? "" : ", ") + bold(option.names[i]);
        }
        if (!option.value.empty()) out_ += " " + italic(option.value);
      }
      out_ += "\n" + roff(option.description) + "\n";
    }
  }

  void write_variable(const char* name, const char* zh, const char* en) {
    out_ += ".TP\n" + bold(name) + "\n" + roff(say(zh, en)) + "\n";
  }

  void write_end() {
    section("退出状态", "EXIT STATUS");
    out_ +=
        roff(say(
            "0 全部读完；1 读完，且有错误级别的发现；2 用法错误；3 有输入失败；130 被 Ctrl-C "
            "中断。",
            "0 all read; 1 all read, and there are findings of severity error; 2 wrong usage; 3 "
            "some inputs failed; 130 interrupted by Ctrl-C.")) +
        "\n";
    section("环境变量", "ENVIRONMENT");
    write_variable("LC_ALL, LC_MESSAGES, LANG", "消息的语言", "the language of messages");
    write_variable("NO_COLOR", "不用颜色", "no colours");
    write_variable("GOUJI_DUCKDB", "libduckdb.so 的路径，写 Parquet 时用",
                   "where libduckdb.so is, which writes Parquet");
    section("参见", "SEE ALSO");
    out_ += say("随程序安装的 README 和 docs。\n",
                "README and the folder docs that are installed with the program.\n");
  }

  const CommandEntry& tree_;
  bool zh_;
  std::string out_;
};

}  // namespace

std::string man_page(const CommandEntry& tree, const std::string& version, Language language) {
  return ManPage(tree, language).write(version);
}

}  // namespace gouji
