#include "layout/engine/lines_command.hpp"

#include "layout/base/utf8.hpp"
#include "layout/engine/house_faces.hpp"
#include "layout/engine/lines_output.hpp"
#include "layout/engine/parallel.hpp"
#include "templates/language/read_templates.hpp"

#include <algorithm>
#include <set>
#include <thread>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr std::size_t kBatchBytes = 1 << 18;

// The options, read: what a wrong one was is in `fault`.
struct LinesSetting {
  ParagraphStyle style;
  StyleSheet styles;
  Length measure;
  std::string fault;
};

class SettingReader {
 public:
  SettingReader(const LinesRequest& request, World& world, SourceMap& sources)
      : request_(request), world_(world), sources_(sources) {}

  LinesSetting read() {
    if (request_.language.empty() || !std::isalpha(static_cast<unsigned char>(request_.language.front())))
      fail(fmt::format("--lang \"{}\" is no language: write zh-Hans, zh-Hant, ja, en ...", request_.language));
    made_.style.size = length("--size", request_.size, "9pt", false);
    made_.measure = length("--measure", request_.measure, "13em", true);
    made_.style.first_indent = length("--indent", request_.indent, "2em", true);
    limit("--size", request_.size, made_.style.size, Length::points(1), Length::points(300));
    limit("--measure", request_.measure, made_.measure, made_.style.size, Length::points(10'000));
    limit("--indent", request_.indent, made_.style.first_indent, -made_.measure, made_.measure - made_.style.size);
    if (made_.fault.empty()) read_faces();
    read_profile();
    made_.style.hyphenate = request_.hyphenate;
    return std::move(made_);
  }

 private:
  void fail(std::string fault) {
    if (made_.fault.empty()) made_.fault = std::move(fault);
  }

  Length length(std::string_view option, const std::string& text, std::string_view example, bool in_em) {
    const auto measure = parse_measure(text);
    if (!measure || measure->unit == Unit::line || (measure->unit == Unit::em && !in_em)) {
      fail(fmt::format("{} \"{}\" is no length: write {}", option, text, example));
      return made_.style.size;
    }
    return resolve(*measure, made_.style.size, {});
  }

  void limit(std::string_view option, const std::string& text, Length found, Length least, Length most) {
    if (found < least || found > most)
      fail(fmt::format("{} {} is out of range: from {} to {} pt", option, text, format_points(least),
                       format_points(most)));
  }

  // The template set's own profiles come first.
  void read_profile() {
    const std::string& name = made_.style.profile = request_.profile;
    for (const auto& own : made_.styles.profiles)
      if (own->name == name) made_.style.house_profile = own;
    if (name.empty() || profile_of(made_.style, request_.language)->name == name) return;
    const bool cjk = find_profile({}, request_.language).cjk;
    std::vector<std::string_view> names;
    for (const CompositionProfile& profile : named_profiles())
      if (profile.cjk == cjk) names.push_back(profile.name);
    fail(fmt::format("--profile \"{}\": there is no such composition profile for {}: {}", name, request_.language,
                     fmt::join(names, ", ")));
  }

  void read_faces() {
    if (!request_.templates.empty()) return read_template_faces();
    auto styles = house_style_sheet(request_.face, request_.language);
    if (!styles)
      return fail(
          fmt::format("--face \"{}\": there is no such role: {}", request_.face, fmt::join(house_roles(), ", ")));
    made_.styles = std::move(*styles);
  }

  void read_template_faces() {
    auto set = read_templates(world_, sources_, request_.templates);
    if (!set.ok()) {
      std::string faults;
      for (const Diagnostic& diagnostic : set.diagnostics) faults += format_diagnostic(diagnostic, sources_);
      return fail(fmt::format("--templates {} cannot be used\n{}", request_.templates, faults));
    }
    made_.styles = std::move(set.value->styles);
    std::vector<std::string_view> roles;
    for (const FaceRole& face : made_.styles.faces) roles.push_back(face.role);
    const auto role = request_.face.empty() ? roles.begin() : std::find(roles.begin(), roles.end(), request_.face);
    if (role == roles.end())
      return fail(
          fmt::format("--face \"{}\": the template set has no such role: {}", request_.face, fmt::join(roles, ", ")));
    made_.style.face = static_cast<std::uint16_t>(role - roles.begin());
  }

  const LinesRequest& request_;
  World& world_;
  SourceMap& sources_;
  LinesSetting made_;
};

// What became of one paragraph.
struct LinesResult {
  std::string out;
  LineTotals totals;
  std::set<char32_t> missing;
};

class LinesRun {
 public:
  LinesRun(const LinesRequest& request, const LinesSetting& setting, std::shared_ptr<const Catalogue> catalogue)
      : request_(request), setting_(setting), shaper_(std::move(catalogue)) {
    jobs_ = request.jobs > 0 ? request.jobs : std::max(1U, std::thread::hardware_concurrency());
    format_.json = request.json;
    format_.glyphs = request.glyphs;
    format_.text_columns = std::min(160, 2 * (setting.measure.sp / setting.style.size.sp) + 3);
    slot_.measure = setting.measure;
    config_.greedy = request.greedy;
  }

  // Gives the number of the line that is not UTF-8, or 0.
  std::int64_t run(std::istream& text, const std::function<void(std::string_view)>& write) {
    const bool lines_wanted = !request_.totals_only;
    if (lines_wanted || request_.json) write(format_lines_head(format_));
    bool good = true;
    while (good && read_batch(text, good)) set_batch(write);
    write(format_lines_foot(totals_, format_));
    return good ? 0 : number_ + 1;
  }

  [[nodiscard]] const LineTotals& totals() const { return totals_; }
  [[nodiscard]] const std::set<char32_t>& missing() const { return missing_; }

 private:
  bool read_batch(std::istream& text, bool& good) {
    first_ = number_;
    batch_.clear();
    std::size_t bytes = 0;
    for (std::string line; bytes < kBatchBytes && std::getline(text, line); ++number_) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (number_ == 0 && line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);
      good = is_valid_utf8(line);
      if (!good) break;
      bytes += line.size() + 1;
      batch_.push_back(std::move(line));
    }
    return !batch_.empty();
  }

  void set_batch(const std::function<void(std::string_view)>& write) {
    std::vector<LinesResult> results(batch_.size());
    for_each_index(jobs_, batch_.size(), [&](std::size_t i) { results[i] = set_one(i); });
    for (LinesResult& result : results) {
      totals_.add(result.totals);
      missing_.insert(result.missing.begin(), result.missing.end());
      std::string_view out = result.out;
      if (out.empty()) continue;
      if (format_.json && !written_) out.remove_prefix(1);
      written_ = true;
      write(out);
    }
  }

  [[nodiscard]] LinesResult set_one(std::size_t i) const {
    LinesResult result;
    const auto shaped = shaper_.shape(plain_paragraph(batch_[i], request_.language, setting_.style));
    for (const MissingCharacter& missing : shaped->missing) result.missing.insert(missing.character);
    const auto items = break_items(shaped, setting_.style, shaper_, hyphenator_);
    const BrokenParagraph broken = break_lines(items, {&slot_, 1}, config_);
    const auto lines = describe_lines(broken, Alignment::justify);
    if (!lines.empty()) result.totals.add(broken, lines);
    if (!request_.totals_only)
      result.out =
          format_paragraph(broken, lines, first_ + static_cast<std::int64_t>(i), shaper_.catalogue().faces(), format_);
    return result;
  }

  const LinesRequest& request_;
  const LinesSetting& setting_;
  Shaper shaper_;
  Hyphenator hyphenator_;
  LinesFormat format_;
  LineSlot slot_;
  BreakConfig config_;
  unsigned jobs_ = 1;
  std::vector<std::string> batch_;
  std::int64_t first_ = 0, number_ = 0; // of the batch's first line; of the line to be read next
  LineTotals totals_;
  std::set<char32_t> missing_;
  bool written_ = false;
};

std::string missing_characters(const std::set<char32_t>& missing) {
  std::string names;
  for (const char32_t c : missing) names += " " + code_point_name(c);
  return missing.empty() ? "" : fmt::format("warning: no face has{}\n", names);
}

} // namespace

CommandResult lines(const LinesRequest& request, World& world, std::istream& text,
                    const std::function<void(std::string_view)>& write) {
  SourceMap sources;
  const LinesSetting setting = SettingReader(request, world, sources).read();
  if (!setting.fault.empty()) return {2, {}, fmt::format("error: {}\n", setting.fault)};
  auto catalogue = Catalogue::open(setting.styles);
  std::string messages;
  for (const Diagnostic& diagnostic : catalogue.diagnostics)
    if (diagnostic.severity != Severity::note) messages += format_diagnostic(diagnostic, sources);
  if (!catalogue.ok()) return {2, {}, messages};
  LinesRun run(request, setting, *catalogue.value);
  const std::int64_t fault = run.run(text, write);
  messages += missing_characters(run.missing());
  if (fault != 0) return {2, {}, messages + fmt::format("error: line {} of the text is not UTF-8\n", fault)};
  return {run.totals().rules_broken.empty() ? 0 : 1, {}, messages};
}

} // namespace broadsheet
