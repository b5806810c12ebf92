#include "schema/claim_pattern.h"

#include <re2/re2.h>

#include <unordered_map>
#include <utility>

namespace gouji {

ClaimExpression::ClaimExpression(std::string text) : text_(std::move(text)), words_(text_) {}

ClaimExpression::~ClaimExpression() = default;

bool ClaimExpression::is_in(std::string_view text) const {
  if (!words_.may_match(text)) return false;
  return words_.is_exact() ||
         RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), compiled());
}

const re2::RE2& ClaimExpression::compiled() const {
  std::call_once(once_, [this] {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(4 << 20);
    compiled_ = std::make_unique<const RE2>(text_, options);
  });
  return *compiled_;
}

ClaimPattern claim_pattern(const std::string& text) {
  thread_local std::unordered_map<std::string, std::weak_ptr<const ClaimExpression>> known;
  std::weak_ptr<const ClaimExpression>& cached = known[text];
  ClaimPattern pattern = cached.lock();
  if (pattern != nullptr) return pattern;
  pattern = std::make_shared<const ClaimExpression>(text);
  cached = pattern;
  return pattern;
}

}  // namespace gouji
