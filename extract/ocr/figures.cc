#include "extract/ocr/figures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "extract/ocr/alike.h"
#include "extract/ocr/digit_opinion.h"
#include "extract/ocr/figure_ink.h"
#include "extract/ocr/median.h"
#include "extract/ocr/points.h"
#include "extract/ocr/stems.h"

namespace gouji::ocr {
namespace {

// More of the cells disputed, and the print is broken or blurred: it is read mended.
constexpr double kBroken = 0.3;
constexpr double kFewer = 0.9;  // disputed of those before: clearly fewer
// Width over height.
constexpr double kWidestDigit = 0.75;
constexpr double kSure = 0.5;
constexpr double kSureTrained = 0.9;  // of the recogniser of spoilt digits
constexpr double kSureAlike = 0.95;   // of it, where the first read the same
constexpr double kSureLikely = 0.97;  // of it, where a sum may bear it out
constexpr double kSureFirst = 0.8;

// Whether one of the 1s of `text` is another digit in a reading of the same length.
bool has_stem_for(const std::string& text, const std::string& other) {
  if (other.size() != text.size()) return false;
  for (std::size_t k = 0; k < text.size(); ++k) {
    if (text[k] == '1' && other[k] != '1') return true;
  }
  return false;
}

double count_disputed(const std::vector<FigureReading>& a, const std::vector<FigureReading>& b) {
  int count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i].text.empty() || a[i].text != b[i].text;
  return count;
}

// What a figure was read as, mended in several ways.
class Votes {
 public:
  void add(const FigureReading& reading, double weight) {
    if (reading.text.empty()) return;
    Vote& vote = votes_[reading.text];
    ++vote.count;
    vote.weight += weight;
    if (vote.count == 1 || reading.confidence > vote.surest.confidence) vote.surest = reading;
  }

  // The surest of those that have most weight; null where no two say the same.
  const FigureReading* most() const {
    const Vote* best = nullptr;
    for (const auto& [text, vote] : votes_) {
      if (vote.count >= 2 && (best == nullptr || vote.weight > best->weight)) best = &vote;
    }
    return best == nullptr ? nullptr : &best->surest;
  }

 private:
  struct Vote {
    int count = 0;
    double weight = 0;
    FigureReading surest;
  };
  std::map<std::string, Vote> votes_;
};

// The figures of one table, read and judged step by step.
class FigureReader {
 public:
  FigureReader(const ReadingPage& page, const std::vector<const CellInk*>& inks,
               Recognizer& recognizer, DigitShapes& shapes)
      : page_(page),
        inks_(inks),
        recognizer_(recognizer),
        shapes_(shapes),
        is_sure_(inks.size()),
        is_settled_(inks.size()),
        votes_(inks.size()) {
    boxes_.reserve(inks.size());
    for (const CellInk* ink : inks) boxes_.push_back(box_of_digits(*ink));
  }

  std::vector<FigureReading> run() {
    read_twice();
    compare();
    shapes_.drop_misread();
    settle_disputed();
    settle_unsure();
    ask_other();
    if (is_broken_) ask_alike();
    pitch_ = usual_pitch(inks_);
    for (std::size_t i = 0; i < inks_.size(); ++i) finish(i);
    return std::move(readings_);
  }

 private:
  std::vector<FigureReading> read(const FigureSetting& setting,
                                  const std::vector<DigitBox>& boxes) const {
    return read_boxes(page_, boxes, setting, recognizer_);
  }

  std::vector<DigitBox> boxes_of(const std::vector<std::size_t>& indexes) const {
    std::vector<DigitBox> boxes;
    boxes.reserve(indexes.size());
    for (const std::size_t i : indexes) boxes.push_back(boxes_[i]);
    return boxes;
  }

  bool fits(std::size_t i, const std::string& text) const {
    return static_cast<int>(text.size()) == boxes_[i].digits;
  }

  // Not a digit for each piece of ink, where each is as wide as one: one was dropped, or read
  // twice. Pieces that were put together are a guess themselves.
  bool is_impossible(std::size_t i, const FigureReading& reading) const {
    if (inks_[i]->is_joined) return false;
    const std::vector<InkPiece> pieces = digit_pieces(*inks_[i]);
    return pieces.size() != reading.text.size() && columns_of(*inks_[i]).size() == pieces.size() &&
           std::none_of(pieces.begin(), pieces.end(), [](const InkPiece& piece) {
             return piece.box.width() > kWidestDigit * piece.box.height();
           });
  }

  void read_twice() {
    readings_ = read(first_, boxes_);
    second_readings_ = read(second_, boxes_);
    double disputed = count_disputed(readings_, second_readings_);
    is_broken_ = disputed > kBroken * static_cast<double>(inks_.size());
    if (!is_broken_) return;
    // What two readings agree on clearly more is the mending that the print needs; what most of all
    // readings say is likelier than what one of them is sure of.
    int best = 1;
    for (const int mending : {1, 2, 4, -1, -3, -10}) {
      set_mending(mending);
      std::vector<FigureReading> mended = read(first_, boxes_);
      std::vector<FigureReading> again = read(second_, boxes_);
      const double left = count_disputed(mended, again);
      // The vote of a mending that suits the print counts more.
      const double weight = 1 + static_cast<double>(inks_.size()) - left;
      for (std::size_t i = 0; i < inks_.size(); ++i) {
        for (const FigureReading* reading : {&mended[i], &again[i]})
          votes_[i].add(*reading, weight);
      }
      if (left > kFewer * disputed) continue;
      disputed = left;
      best = mending;
      readings_ = std::move(mended);
      second_readings_ = std::move(again);
    }
    set_mending(best);
  }

  void set_mending(int mending) {
    for (FigureSetting* setting : {&first_, &second_, &third_, &other_, &other_alone_})
      setting->mending = mending;
  }

  // What was read alike twice and surely teaches what the page's digits look like.
  void compare() {
    std::vector<double> proportions;
    for (std::size_t i = 0; i < inks_.size(); ++i) {
      FigureReading& reading = readings_[i];
      texts_.push_back({reading.text, second_readings_[i].text});
      const std::vector<InkPiece> pieces = digit_pieces(*inks_[i]);
      const bool is_short = reading.text.size() < pieces.size();  // digits were dropped twice
      if (reading.text != second_readings_[i].text || reading.text.empty() || is_short ||
          is_impossible(i, reading)) {
        disputed_.push_back(i);
        continue;
      }
      is_sure_[i] =
          reading.confidence >= kSureFirst && second_readings_[i].confidence >= kSureAlike;
      reading.confidence = std::max(reading.confidence, second_readings_[i].confidence);
      reading.doubtful = reading.confidence < kSure;
      if (reading.doubtful) unsure_.push_back(i);
      if (reading.doubtful || pieces.size() != reading.text.size()) continue;
      for (std::size_t k = 0; k < pieces.size(); ++k) {
        shapes_.add(reading.text[k], shape_of(page_.work.picture, pieces[k].box));
        if (reading.text[k] != '1') {
          const PixelBox& box = pieces[k].box;
          proportions.push_back(box.width() / static_cast<double>(box.height()));
        }
      }
    }
    if (!proportions.empty()) usual_proportion_ = median(std::move(proportions));
  }

  bool is_trained_sure(std::size_t i) const {
    const FigureReading& second = second_readings_[i];
    return second.confidence >= kSureTrained && !is_impossible(i, second);
  }

  void settle_disputed() {
    const std::vector<FigureReading> third = read(third_, boxes_of(disputed_));
    for (std::size_t k = 0; k < disputed_.size(); ++k) {
      const std::size_t i = disputed_[k];
      FigureReading& reading = readings_[i];
      const FigureReading& second = second_readings_[i];
      // Two of three; else what the trained recogniser is sure of, of broken print before all else;
      // else one that is as long as the ink looks; else what is surest.
      const bool is_sure = is_trained_sure(i);
      const bool is_settled = !third[k].text.empty() && !is_impossible(i, third[k]) &&
                              (third[k].text == second.text ||
                               (third[k].text == reading.text && !(is_broken_ && is_sure)));
      const auto worth = [&](const FigureReading& one) {
        return one.confidence + (fits(i, one.text) ? 1 : 0);
      };
      const FigureReading* const voted = votes_[i].most();
      if (is_settled) {
        reading = third[k];
      } else if (is_sure) {
        reading = second;
      } else if (voted != nullptr && fits(i, voted->text)) {
        reading = *voted;
      } else {
        for (const FigureReading* other : {&second, &third[k]})
          if (worth(*other) > worth(reading)) reading = *other;
      }
      reading.doubtful = !is_settled || ask(i) != Opinion::confirms;
    }
  }

  void settle_unsure() {
    for (const std::size_t i : unsure_) {
      // Three that agree, of which one knows nothing of what digits look like elsewhere.
      if (ask(i) != Opinion::confirms) continue;
      readings_[i].doubtful = false;
      readings_[i].confidence = kSure;
    }
  }

  // What the page's own digits do not confirm is read by a recogniser that errs elsewhere. Agreeing
  // with any reading before it settles the figure; reading another one it leaves it in doubt.
  void ask_other() {
    std::vector<std::size_t> asked;
    for (std::size_t i = 0; i < inks_.size(); ++i) {
      const bool is_known = is_sure_[i] || ask(i) == Opinion::confirms;
      if (readings_[i].doubtful || !is_known) asked.push_back(i);
    }
    const std::vector<FigureReading> together = read(other_, boxes_of(asked));
    std::vector<std::size_t> differing;
    for (std::size_t k = 0; k < asked.size(); ++k) {
      if (!settle_by(asked[k], together[k])) differing.push_back(asked[k]);
    }
    // A digit may have fallen to the neighbour.
    const std::vector<FigureReading> alone = read(other_alone_, boxes_of(differing));
    for (std::size_t k = 0; k < differing.size(); ++k) {
      FigureReading& reading = readings_[differing[k]];
      if (alone[k].text.empty() || settle_by(differing[k], alone[k])) continue;
      const bool is_known = is_broken_ && is_trained_sure(differing[k]);
      if (!is_known && fits(differing[k], alone[k].text) && !fits(differing[k], reading.text))
        reading = alone[k];
      reading.doubtful = true;
    }
  }

  bool settle_by(std::size_t i, const FigureReading& other) {
    const std::vector<std::string>& known = texts_[i];
    if (other.text.empty() || is_impossible(i, other)) return false;
    if (std::find(known.begin(), known.end(), other.text) == known.end()) return false;
    if (is_broken_ && is_trained_sure(i) && other.text != second_readings_[i].text) return false;
    if (other.text != readings_[i].text) readings_[i] = other;
    readings_[i].confidence = std::max({readings_[i].confidence, other.confidence, kSure});
    readings_[i].doubtful = false;
    is_settled_[i] = true;
    return true;
  }

  // Where print is broken the averages of what looks alike say more than a reading of one cell; a
  // figure stays in doubt all the same, as a broken 8 may look like a 0 to both.
  void ask_alike() {
    std::vector<std::string> trained;
    for (const FigureReading& reading : second_readings_)
      trained.push_back(reading.text.size() == 1 ? reading.text : std::string());
    const std::vector<AlikeReading> alike =
        read_alike(page_, inks_, AlikeKind::digits, trained, recognizer_);
    for (std::size_t i = 0; i < inks_.size(); ++i) {
      FigureReading& reading = readings_[i];
      // Better than nothing, for the person who looks at it.
      if (reading.text.empty() && !alike[i].nearest.empty()) {
        reading.text = alike[i].nearest;
        reading.doubtful = true;
      }
      if (alike[i].text.empty()) continue;
      reading.is_print_known = true;
      if (reading.text == alike[i].text) continue;
      // Blur makes a 6 look like the average of the noughts, which the page's digits tell apart.
      const bool is_better = is_sure_[i] && ask(i, alike[i].text) == Opinion::contradicts &&
                             ask(i) != Opinion::contradicts;
      if (!is_better && (reading.doubtful || alike[i].clear)) reading.text = alike[i].text;
      reading.doubtful = true;
    }
  }

  Opinion ask(std::size_t i) const { return ask(i, readings_[i].text); }
  Opinion ask(std::size_t i, const std::string& text) const {
    return ask_shapes(page_.work.picture, *inks_[i], shapes_, text, usual_proportion_);
  }

  // Recognisers that were taught whole print read a broken 0 as 9, all of them: against the one
  // that was taught spoilt print they count only where the page's own digits confirm it.
  void finish(std::size_t i) {
    const CellInk& ink = *inks_[i];
    FigureReading& reading = readings_[i];
    prefer_uncontradicted(i);
    const Opinion opinion = ask(i);
    // Of broken print the recogniser of Chinese makes what the first does: a parted 0 an 8.
    const bool is_settled = is_sure_[i] || (is_settled_[i] && !is_broken_);
    const bool is_twice_alike = !is_broken_ && is_read_twice(i);
    reading.is_confirmed = is_twice_alike && opinion == Opinion::confirms;
    reading.is_agreed = is_twice_alike && (is_settled || reading.is_confirmed) &&
                        fits(i, reading.text) && opinion != Opinion::doubts &&
                        !may_hide_point(ink, pitch_);
    if (opinion == Opinion::contradicts || has_other_marks(ink) || may_be_stem(i) ||
        has_ink_beside_stem(page_.work.picture, ink, reading.text) ||
        (opinion != Opinion::confirms && reading.text != second_readings_[i].text) ||
        (opinion == Opinion::doubts && !is_settled)) {
      reading.doubtful = true;
    }
    prefer_trained(i, opinion);
    const std::vector<PixelBox> marks = separators_of(ink);
    set_separators(i, marks);
    if (may_have_lost_point(ink, marks, pitch_)) {
      reading.doubtful = true;
      reading.has_open_group = false;
    }
    reading.is_likely = is_likely(i);
    if (has_minus(ink) && is_digits(reading.text)) reading.text.insert(0, 1, '-');
  }

  // Arithmetic may bear out what the recogniser of spoilt print is sure of, but no stem: where a 4
  // was cut to one, so it was in the total.
  bool is_likely(std::size_t i) const {
    const FigureReading& trained = second_readings_[i];
    const std::string& text = readings_[i].text;
    return !text.empty() && (text == trained.text || text == trained.printed) &&
           trained.confidence >= kSureLikely && !may_be_stem(i) &&
           !has_ink_beside_stem(page_.work.picture, *inks_[i], text);
  }

  // What the page's own digits speak against gives way to a reading that they do not, but never to
  // a stem: to the page's 1s a cut 4 is one of them.
  void prefer_uncontradicted(std::size_t i) {
    FigureReading& reading = readings_[i];
    if (is_broken_ || ask(i) != Opinion::contradicts) return;
    for (const std::string& other : texts_[i]) {
      if (other.empty() || !fits(i, other) || has_stem_for(other, reading.text)) continue;
      if (ask(i, other) == Opinion::contradicts) continue;
      reading.text = other;
      reading.doubtful = true;
      return;
    }
  }

  // Of a figure that a person will look at, the recogniser that was taught spoilt print is right
  // more often than all that were not; of broken print all of them were asked with it.
  void prefer_trained(std::size_t i, Opinion opinion) {
    FigureReading& reading = readings_[i];
    const FigureReading& trained = second_readings_[i];
    if (is_broken_ || !reading.doubtful || reading.text == trained.text) return;
    if (opinion == Opinion::confirms || trained.text.empty() || !is_trained_sure(i)) return;
    const bool is_contradicted = ask(i, trained.text) == Opinion::contradicts;
    if (is_contradicted && (opinion != Opinion::contradicts || trained.confidence < kSureAlike))
      return;
    reading.text = trained.text;
    reading.confidence = trained.confidence;
  }

  // Separators are told by their ink. Where bits of broken digits pass for them, or they ran into a
  // digit, the recogniser that knows them tells better, and a person looks at it.
  void set_separators(std::size_t i, const std::vector<PixelBox>& marks) {
    FigureReading& reading = readings_[i];
    const FigureReading& trained = second_readings_[i];
    const std::string printed = with_sound_separators(trained.printed);
    const bool is_alike = trained.text == reading.text && !printed.empty();
    if (marks.empty()) {
      if (!is_alike || printed == reading.text) return;
      reading.text = printed;
      reading.doubtful = true;
      return;
    }
    std::string text = with_separators(*inks_[i], marks, reading.text);
    // Lines of a broken figure may end anywhere in a group: 6,68 and 7.
    const bool has_odd_point = text.find('.') != std::string::npos && !is_figure(text);
    if (text.empty() || has_odd_point || (is_broken_ && is_alike)) {
      reading.doubtful = true;
      if (is_digits(trained.text)) {
        reading.text = printed.empty() ? trained.text : printed;
        reading.confidence = trained.confidence;
        return;
      }
      ReadLine decimal = recognizer_.read_decimal(page_.sample(boxes_[i].box, 24, 10));
      reading.text = std::move(decimal.text);
      reading.confidence = decimal.confidence;
      return;
    }
    reading.text = std::move(text);
    reading.has_unsure_mark = has_unsure_mark(*inks_[i], marks);
    if (reading.has_unsure_mark && may_be_grouped(reading.text)) {
      reading.doubtful = true;
      return;
    }
    if (is_grouped(reading.text) || is_sure_point(i, marks)) return;
    reading.has_open_group = !reading.doubtful && reading.text.find('.') == std::string::npos;
    reading.doubtful = true;
    // The recogniser that knows separators saw none: it is a speck.
    if (is_alike && is_digits(printed)) reading.text = printed;
  }

  // A 1 that was read as another digit once: of a thin 4 the stem may be all that counts as ink,
  // and a stem looks like the page's other ones.
  bool may_be_stem(std::size_t i) const {
    const std::string& text = readings_[i].text;
    return std::any_of(texts_[i].begin(), texts_[i].end(),
                       [&](const std::string& other) { return has_stem_for(text, other); });
  }

  bool is_read_twice(std::size_t i) const {
    return std::all_of(texts_[i].begin(), texts_[i].end(),
                       [&](const std::string& text) { return text == readings_[i].text; });
  }

  // A speck may pass for a point: the digits must make room for it, and a recogniser read it.
  bool is_sure_point(std::size_t i, const std::vector<PixelBox>& marks) {
    if (marks.size() != 1 || !has_room_for_point(*inks_[i], marks.front(), pitch_)) return false;
    return recognizer_.read_decimal(page_.sample(boxes_[i].box, 24, 10)).text == readings_[i].text;
  }

  const ReadingPage& page_;
  const std::vector<const CellInk*>& inks_;
  Recognizer& recognizer_;
  DigitShapes& shapes_;
  double pitch_ = 0;             // see points.h
  double usual_proportion_ = 0;  // width over height of digits other than 1
  FigureSetting first_ = kFirst;
  FigureSetting second_ = kSecond;
  FigureSetting third_ = kThird;
  FigureSetting other_ = kOther;
  FigureSetting other_alone_ = kOtherAlone;
  bool is_broken_ = false;
  std::vector<DigitBox> boxes_;
  std::vector<FigureReading> readings_;
  std::vector<FigureReading> second_readings_;
  std::vector<std::vector<std::string>> texts_;  // all readings of each
  std::vector<bool> is_sure_;                    // read alike by both, and surely
  std::vector<bool> is_settled_;                 // by the recogniser of Chinese
  std::vector<Votes> votes_;                     // on broken print
  std::vector<std::size_t> disputed_;
  std::vector<std::size_t> unsure_;  // read alike twice, and not sure of either
};

}  // namespace

std::vector<FigureReading> read_figures(const ReadingPage& page,
                                        const std::vector<const CellInk*>& inks,
                                        Recognizer& recognizer, DigitShapes& shapes) {
  return FigureReader(page, inks, recognizer, shapes).run();
}

}  // namespace gouji::ocr
