#include "layout/page/code_items.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

// A coordinate of the page on whole device units, no further to the right or down.
Length on_device(Length at) { return device_length(device_units_down(at)); }

} // namespace

QrItem qr_item(const QrCode2D& code, const std::string& payload, const Rect& place, const CodeStyle& style) {
  const Length module = qr_module_in(code, place.width, style);
  const Length side = device_length(device_units_down(module) * code.size);
  QrItem item;
  item.size = code.size;
  item.modules = code.modules;
  item.payload = payload;
  item.rect = {on_device(place.x + (place.width - side) / 2), on_device(place.y + (place.height - side) / 2), side,
               side};
  return item;
}

Length barcode_module(const Barcode& code, const Rect& place) {
  return device_length(std::max<std::int64_t>(1, device_units_down(place.width) / code.modules));
}

BarcodeItem barcode_item(const BarcodeDigits& digits, const Rect& place) {
  const Barcode code = encode_barcode(digits);
  const std::int64_t units = device_units_down(barcode_module(code, place));
  const auto across = [&](int modules) { return device_length(units * modules); };
  const Length left = on_device(place.x + (place.width - across(code.modules)) / 2);
  const Length type = std::min(across(9), place.height / 4); // height of the digits
  const Length guard = std::min(across(5), type);            // how far guard bars reach down between the digits
  const Length foot = place.bottom() - type, deep = foot + guard;
  BarcodeItem item;
  item.rect = {left, place.y, across(code.modules), place.height};
  item.payload = digits.main + (digits.add_on.empty() ? "" : "+" + digits.add_on);
  for (const Bar& bar : code.bars) {
    const Length top = bar.add_on ? place.y + type : place.y, bottom = bar.guard || bar.add_on ? deep : foot;
    item.bars.push_back({left + across(bar.at), top, across(bar.width), bottom - top});
  }
  for (const BarcodeText& text : code.texts)
    item.digits.push_back(
        {{left + across(text.at), text.above ? place.y : foot, across(text.width), type}, text.digits});
  return item;
}

} // namespace broadsheet
