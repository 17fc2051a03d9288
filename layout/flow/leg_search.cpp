#include "layout/flow/leg_search.hpp"

#include <algorithm>

namespace broadsheet {

std::int32_t LegSearch::target_of(const LegRoom& room) const { return std::clamp(foot_, room.top, room.bottom()); }
// A leg that could go on below the level may end a row above it; one that ends higher should be full.
std::int32_t LegSearch::slack_of(const LegRoom& room) const { return room.bottom() < foot_ ? 0 : 1; }

std::int32_t LegSearch::rows_off(std::int32_t height) const {
  const std::int32_t end = room_.top + height;
  if (end >= target_) return end - target_;
  return std::max(0, target_ - slack_of(room_) - end);
}

void LegSearch::measure_pieces() {
  pieces_from_.assign(pieces_.size() + 1, {});
  for (std::size_t piece = 0; piece < pieces_.size(); ++piece) {
    Rows& rows = pieces_from_[piece];
    rows = {std::numeric_limits<std::int64_t>::max(), 0};
    first_form_.push_back(first_item_.size());
    for (const LegForm& form : pieces_[piece].forms) {
      const std::size_t first = rows_in_form_.size();
      first_item_.push_back(first);
      rows_in_form_.resize(first + form.items.size());
      std::int32_t sum = 0;
      for (std::size_t line = form.items.size(); line-- > 0;) {
        const LegItem& item = form.items[line];
        rows_in_form_[first + line] = sum += item.rows;
        dropped_ = std::max(dropped_, item.rows - item.rows_at_head);
        added_ = std::max(added_, item.rows_at_head - item.rows);
      }
      rows = {std::min<std::int64_t>(rows.least, sum), std::max<std::int64_t>(rows.most, sum)};
    }
  }
  for (std::size_t piece = pieces_.size(); piece-- > 0;) {
    pieces_from_[piece].least += pieces_from_[piece + 1].least;
    pieces_from_[piece].most += pieces_from_[piece + 1].most;
  }
}

void LegSearch::measure_legs() {
  legs_from_.assign(rooms_.size() + 1, {});
  for (std::size_t leg = rooms_.size(); leg-- > 0;) {
    const LegRoom& room = rooms_[leg];
    const std::int64_t target = target_of(room) - room.top;
    legs_from_[leg].least = legs_from_[leg + 1].least + std::max<std::int64_t>(0, target - slack_of(room) - window_);
    legs_from_[leg].most = legs_from_[leg + 1].most + std::min<std::int64_t>(room.rows, target + window_);
  }
}

// Whether what comes from a place on can end in leg `leg` (which holds `height` rows already) and those after it.
bool LegSearch::leads_on(std::uint32_t piece, std::uint32_t form, std::uint32_t line, std::int32_t height,
                         std::size_t leg) const {
  Rows rest = pieces_from_[line > 0 ? piece + 1 : piece];
  if (line > 0) {
    const std::int64_t rows = rows_in_form_[first_item_[first_form_[piece] + form] + line];
    rest = {rest.least + rows, rest.most + rows};
  }
  const auto legs = static_cast<std::int64_t>(rooms_.size() - leg);
  return height + rest.least - legs * dropped_ <= legs_from_[leg].most &&
         height + rest.most + legs * added_ >= legs_from_[leg].least;
}

std::int64_t LegSearch::leg_cost(std::int32_t height) const {
  const std::int64_t odd_rows = height == 0 || room_.bottom() < foot_ ? 0 : room_.top + height - (target_ - 1);
  const auto legs = static_cast<std::int64_t>(rooms_.size()), leg = static_cast<std::int64_t>(leg_);
  return cost_off(rows_off(height)) + std::max<std::int64_t>(0, odd_rows) * leg * kScale / 2 / legs;
}

void LegSearch::add(Row& row, const Node& node) {
  const auto at = static_cast<std::uint32_t>(nodes_.size());
  std::uint32_t& last = row.last[node.piece];
  (last == kNone ? row.first[node.piece] : nodes_[last].next) = at;
  last = at;
  nodes_.push_back(node);
}

void LegSearch::replace(Node& known, Node better) {
  better.next = known.next;
  known = better;
}

// The leg in work ends before `place`.
void LegSearch::end_leg(std::uint32_t from, Node place, std::int32_t height, std::int64_t cost) {
  if (rows_off(height) > window_) return;
  if (leg_ + 1 == rooms_.size() && place.piece < pieces_.size()) return;
  place.cost = cost + leg_cost(height);
  if (place.cost >= bound_ || !leads_on(place.piece, place.form, place.line, 0, leg_ + 1)) return;
  place.from = from;
  place.ended = height;
  place.starts_leg = true;
  for (std::uint32_t n = next_.first[place.piece]; n != kNone; n = nodes_[n].next) {
    Node& known = nodes_[n];
    if (known.line != place.line || (place.line > 0 && known.form != place.form)) continue;
    if (place.cost < known.cost) replace(known, place);
    return;
  }
  add(next_, place);
}

// A piece ends inside the leg in work.
void LegSearch::reach(std::uint32_t from, std::uint32_t form, std::int32_t height, std::int64_t cost) {
  if (cost >= bound_ || !leads_on(nodes_[from].piece + 1, 0, 0, height, leg_)) return;
  const Node node{.cost = cost, .from = from, .piece = nodes_[from].piece + 1, .form = form, .height = height};
  for (std::uint32_t n = in_leg_.first[node.piece]; n != kNone; n = nodes_[n].next) {
    Node& known = nodes_[n];
    if (known.height != height) continue;
    if (cost < known.cost) replace(known, node);
    return;
  }
  add(in_leg_, node);
}

// Sets a form from item `first` on, and ends the leg after each item or goes on behind the last one.
void LegSearch::walk(std::uint32_t at, std::uint32_t form, std::uint32_t first) {
  const std::uint32_t piece = nodes_[at].piece;
  const LegForm& chosen = pieces_[piece].forms[form];
  const std::int64_t cost = nodes_[at].cost + (first == 0 ? chosen.price * kScale : 0);
  std::int32_t height = nodes_[at].height;
  for (std::uint32_t line = first; line < chosen.items.size(); ++line) {
    const LegItem& item = chosen.items[line];
    height += height == 0 ? item.rows_at_head : item.rows;
    if (height > room_.rows || room_.top + height - target_ > window_) return;
    if (line + 1 < chosen.items.size())
      end_leg(at, {.piece = piece, .line = line + 1, .form = form}, height,
              cost + chosen.items[line + 1].break_cost * kScale);
  }
  reach(at, form, height, cost);
}

void LegSearch::set_leg(std::size_t leg) {
  leg_ = leg;
  room_ = rooms_[leg];
  target_ = target_of(room_);
  in_leg_.clear(pieces_.size());
  next_.clear(pieces_.size());
  for (std::uint32_t piece = 0; piece <= pieces_.size(); ++piece) {
    for (std::uint32_t start = starts_.first[piece]; start != kNone; start = nodes_[start].next) {
      const Node node = nodes_[start];
      end_leg(start, {.piece = piece, .line = node.line, .form = node.form}, 0, node.cost); // an empty leg
      if (node.line > 0)
        walk(start, node.form, node.line);
      else if (piece < pieces_.size())
        for (std::uint32_t form = 0; form < pieces_[piece].forms.size(); ++form) walk(start, form, 0);
    }
    for (std::uint32_t at = in_leg_.first[piece]; at != kNone; at = nodes_[at].next) {
      const Node node = nodes_[at];
      const std::int64_t before =
          piece < pieces_.size() ? pieces_[piece].forms.front().items.front().break_cost * kScale : 0;
      end_leg(at, {.piece = piece}, node.height, node.cost + before);
      if (piece == pieces_.size()) continue;
      for (std::uint32_t form = 0; form < pieces_[piece].forms.size(); ++form) walk(at, form, 0);
    }
  }
}

std::optional<LegPlan> LegSearch::run(std::int32_t foot, std::int32_t window, std::int64_t bound) {
  foot_ = foot;
  window_ = window;
  bound_ = bound;
  measure_legs();
  nodes_.clear();
  starts_.clear(pieces_.size());
  add(starts_, Node{.starts_leg = true});
  for (std::size_t leg = 0; leg < rooms_.size(); ++leg) {
    set_leg(leg);
    std::swap(starts_, next_);
  }
  const std::uint32_t end = starts_.first.back();
  return end == kNone ? std::nullopt : std::optional(trace(end));
}

LegPlan LegSearch::trace(std::uint32_t last) const {
  LegPlan plan;
  plan.fine_cost = nodes_[last].cost;
  plan.cost = plan.fine_cost / kScale;
  plan.forms.assign(pieces_.size(), 0);
  std::vector<const Node*> ends;
  for (std::uint32_t n = last; nodes_[n].from != kNone; n = nodes_[n].from) {
    const Node& node = nodes_[n];
    if (node.starts_leg) ends.push_back(&node);
    if (node.line > 0)
      plan.forms[node.piece] = node.form;
    else if (!node.starts_leg)
      plan.forms[node.piece - 1] = node.form;
  }
  std::vector<std::uint32_t> first_items{0};
  for (std::size_t piece = 0; piece < pieces_.size(); ++piece)
    first_items.push_back(first_items.back() +
                          static_cast<std::uint32_t>(pieces_[piece].forms[plan.forms[piece]].items.size()));
  for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
    plan.ends.push_back(first_items[(*end)->piece] + (*end)->line);
    plan.heights.push_back((*end)->ended);
  }
  return plan;
}

} // namespace broadsheet
