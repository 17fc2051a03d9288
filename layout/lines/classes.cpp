#include "layout/lines/classes.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace broadsheet::lines {
namespace {

struct Range {
  char32_t first, last;
  UnitClass cls;
};

// Later entries win over earlier ones.
constexpr Range kRanges[] = {
    {0x2e80, 0x2fdf, UnitClass::han},
    {0x3003, 0x3007, UnitClass::han},
    {0x3012, 0x3013, UnitClass::han},
    {0x3021, 0x3029, UnitClass::han},
    {0x3031, 0x303a, UnitClass::han},
    {0x3041, 0x3096, UnitClass::han},
    {0x309f, 0x309f, UnitClass::han},
    {0x30a1, 0x30fa, UnitClass::han},
    {0x30ff, 0x30ff, UnitClass::han},
    {0x3105, 0x312f, UnitClass::han},
    {0x31a0, 0x31ff, UnitClass::han},
    {0x3200, 0x33ff, UnitClass::han},
    {0x3400, 0x4dbf, UnitClass::han},
    {0x4e00, 0x9fff, UnitClass::han},
    {0xf900, 0xfaff, UnitClass::han},
    {0xff10, 0xff19, UnitClass::han},
    {0xff21, 0xff3a, UnitClass::han},
    {0xff41, 0xff5a, UnitClass::han},
    {0x3380, 0x33df, UnitClass::suffix}, // squared units
    {U'0', U'9', UnitClass::digit},
    {U'A', U'Z', UnitClass::letter},
    {U'a', U'z', UnitClass::letter},
    {0xaa, 0xaa, UnitClass::letter},
    {0xb5, 0xb5, UnitClass::letter},
    {0xba, 0xba, UnitClass::letter},
    {0xc0, 0xd6, UnitClass::letter},
    {0xd8, 0xf6, UnitClass::letter},
    {0xf8, 0x2af, UnitClass::letter},
    {0x300, 0x36f, UnitClass::letter}, // combining marks of letters, when shaped apart
    {0x370, 0x52f, UnitClass::letter},
    {0x37e, 0x37e, UnitClass::other},
    {0x387, 0x387, UnitClass::other},
    {0x1e00, 0x1fff, UnitClass::letter},
    {0x2000, 0x200a, UnitClass::space},
    {0x2007, 0x2007, UnitClass::no_break_space},
};

struct Members {
  std::u32string_view characters;
  UnitClass cls;
};
constexpr Members kMembers[] = {
    {U"\u201c\u2018「『（《〈【〖〔［｛〘〚｟〝", UnitClass::opening},
    {U"\u201d\u2019」』）》〉】〗〕］｝〙〛｠〞〟", UnitClass::closing},
    {U"，、；：", UnitClass::comma},
    {U"。．？！", UnitClass::stop},
    {U"·・‧•", UnitClass::interpunct},
    {U"…⋯‥", UnitClass::ellipsis},
    {U"⸺⸻", UnitClass::dash},
    {U"—―–～〜゠", UnitClass::connector}, // two dashes in a row become a dash
    {U"／", UnitClass::solidus},
    {U"々〻ゝゞヽヾー", UnitClass::iteration},
    {U"%％‰℃℉°′″‵﹪￠¢", UnitClass::suffix},
    {U"¥￥$＄€£№§#＃±+−", UnitClass::prefix},
    {U" \t\n", UnitClass::space},
    {U"\u3000", UnitClass::ideographic_space},
    {U"\u00a0\u202f", UnitClass::no_break_space},
    {U"\u200b", UnitClass::zero_width_break},
    {U"\u00ad", UnitClass::soft_hyphen},
};

constexpr BasicClasses make_classes() {
  BasicClasses made{};
  for (const auto& range : kRanges) std::fill(made.begin() + range.first, made.begin() + range.last + 1, range.cls);
  for (const auto& members : kMembers)
    for (const char32_t c : members.characters) made[c] = members.cls;
  return made;
}

bool holds(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// Longest first, so that the first match is the longest.
constexpr std::u32string_view kUnits[] = {
    U"平方公里", U"个百分点", U"平方千米", U"立方米", U"平方米", U"千瓦时", U"百分点", U"个小时", U"人民币",
    U"公里",     U"公斤",     U"千克",     U"千米",   U"公顷",   U"小时",   U"分钟",   U"美元",   U"欧元",
    U"日元",     U"英镑",     U"港元",     U"毫米",   U"厘米",   U"毫升",   U"千瓦",   U"兆瓦",   U"海里",
    U"英里",     U"周年",     U"世纪",     U"年代",   U"季度",   U"个月",   U"人次",   U"件套",   U"摄氏度",
};
constexpr std::u32string_view kMeasureWords =
    U"个家项元人名位件次种类条款台辆架艘列套座栋幢间户口亩吨克斤两升米里度级等届期批版页篇部本册卷集场轮局"
    U"队支只头匹棵株朵片块张份笔宗起例岁天周月年日时点分秒倍成余多处所路层排门堂声幅首句字组步代组角股枚把袋"
    U"瓶盒箱桶车船趟遍顿餐员岛国省市县区镇乡村校院厂店馆";

} // namespace

constinit const BasicClasses kBasicClasses = make_classes();

UnitClass latin_class_of(char32_t character) {
  const UnitClass cls = cjk_class_of(character);
  return cls < UnitClass::prefix ? cls : UnitClass::other;
}

bool is_small_kana(char32_t c) {
  return holds(U"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ", c) || (c >= 0x31f0 && c <= 0x31ff);
}

bool is_han_multiplier(char32_t c) { return holds(U"十百千万亿兆", c); }
bool is_ordinal_noun(char32_t c) {
  return holds(U"版届次名条章节号期位个批季代页集场轮步天年卷部编款项类师团军局组中小大类阶产课段幕回战方", c);
}
bool is_particle(char32_t c) { return holds(U"的了着过吗呢吧么们", c); }

int unit_length(std::u32string_view text) {
  for (const auto unit : kUnits)
    if (text.starts_with(unit)) return static_cast<int>(unit.size());
  return !text.empty() && holds(kMeasureWords, text.front()) ? 1 : 0;
}

} // namespace broadsheet::lines
